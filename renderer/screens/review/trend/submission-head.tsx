import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionClaims } from '#core/submission/verification';
import { ReferenceList } from '../../../components/reference-list';
import { useFormats } from '../../../hooks/use-formats';

interface Props {
  readonly claims: SubmissionClaims;
  /** A later one beside it takes its place. */
  readonly replaced?: boolean;
}

/** Which submission it is: exercise, number and day. */
export function SubmissionHead({ claims, replaced = false }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <bdi>{claims.exerciseTitle}</bdi>
      <div className="hint">
        <ReferenceList of={claims.instruments} /> · {t('review.submissionNumber', { number: formats.number(claims.number) })} ·{' '}
        {formats.date(claims.sealedAt)}
        {replaced && ` · ${t('review.trend.replaced')}`}
      </div>
    </>
  );
}
