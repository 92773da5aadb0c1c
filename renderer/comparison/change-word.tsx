import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangeKind } from '#core/comparison/comparison';

const SHAPES: Readonly<Record<ChangeKind, string>> = { unchanged: '=', changed: '±', added: '+', withdrawn: '−', moved: '→' };

/** What became of it: shape and word. */
export function ChangeWord({ kind }: { readonly kind: ChangeKind }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={`change-word change-${kind}`}>
      <span aria-hidden="true" className={`change-shape change-shape-${kind}`}>
        {SHAPES[kind]}
      </span>{' '}
      {t(`change.${kind}`)}
    </span>
  );
}
