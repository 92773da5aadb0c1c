import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionClaims } from '#core/submission/verification';
import { useFormats } from '../../../hooks/use-formats';

/** Which submission it is: exercise, number and day. */
export function SubmissionHead({ claims }: { readonly claims: SubmissionClaims }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <bdi>{claims.exerciseTitle}</bdi>
      <div className="hint">
        {t('review.submissionNumber', { number: formats.number(claims.number) })} · {formats.date(claims.sealedAt)}
      </div>
    </>
  );
}
