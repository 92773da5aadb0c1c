import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationReport } from '#core/submission/verification';
import { useApplication } from '../application/application-context';
import { ReferenceList } from '../components/reference-list';
import { useFormats } from '../hooks/use-formats';
import { LeftOutList } from './left-out-list';

/** What a redacted copy says of itself: what it was made from, and how much of each kind was left out. */
export function RedactedFacts({ redacted }: { readonly redacted: NonNullable<VerificationReport['redacted']> }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { state, exercise, instruments, practice, from, made, leftOut } = redacted;
  return (
    <>
      <dt>{t('report.state')}</dt>
      <dd>
        {stateName(state)} {practice && <span className="practice-tag">{t('common.practice')}</span>}
      </dd>
      <dt>{t('report.exercise')}</dt>
      <dd>
        <bdi>{exercise.title}</bdi> · <ReferenceList of={instruments} />
      </dd>
      <dt>{t('redact.leftOut')}</dt>
      <dd>
        <LeftOutList leftOut={leftOut} />
      </dd>
      <dt>{t('redact.madeFrom')}</dt>
      <dd>
        {from.kind === 'submission'
          ? t('redact.fromSubmission', { number: formats.number(from.number), date: formats.dateTime(from.sealedAt) })
          : t('redact.fromAssessment', { date: formats.dateTime(from.at) })}
        <div className="digest" dir="ltr" translate="no">
          {from.digest}
        </div>
      </dd>
      <dt>{t('redact.made')}</dt>
      <dd>{formats.dateTime(made)}</dd>
    </>
  );
}
