import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeftOutCounts } from '#core/submission/redacted';
import { useFormats } from '../hooks/use-formats';

const KINDS = ['provisions', 'answers', 'evidence', 'attachments', 'agencies'] as const;

/** How much of each kind was left out; kinds of which nothing was are not named. */
export function LeftOutList({ leftOut }: { readonly leftOut: LeftOutCounts }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const said = KINDS.filter((kind) => leftOut[kind] > 0).map(
    (kind) => `${t(`redact.kind.${kind}`)}${formats.colon}${formats.number(leftOut[kind])}`,
  );
  return said.length === 0 ? t('redact.nothing') : said.join(' · ');
}
