import type { ReactNode } from 'react';
import type { Inline } from '#core/report/report-document';

/** A name in its parts: what is in another language says so, and a reference keeps its own direction. */
export function InlineWords({ of }: { readonly of: readonly Inline[] }): ReactNode {
  return of.map(({ text, language, isolate }, at) =>
    isolate ? (
      <bdi key={at} dir="ltr" translate="no">
        {text}
      </bdi>
    ) : (
      <span key={at} lang={language}>
        {text}
      </span>
    ),
  );
}
