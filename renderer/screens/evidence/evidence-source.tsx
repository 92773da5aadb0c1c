import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { useAssessmentPart } from '../../assessment/assessment-context';
import { EvidenceName } from '../../evidence/evidence-name';
import { ForceMark } from '../../evidence/force-mark';
import { LastSeen } from '../../evidence/last-seen';
import { useFormats } from '../../hooks/use-formats';

/** One source with what identifies it: kind, dates, court, link, file, and the first words of its summary. */
export function EvidenceSource({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const assessmentDate = useAssessmentPart(({ document }) => document.settings['assessment']?.assessmentDate ?? '');
  const { kind, adopted, inForce, date, court, language, link, attachment, outcome, summary } = evidence;
  const facts = [
    t(`evidence.kind.${kind}`),
    court,
    date && formats.date(date),
    adopted && t('evidence.adoptedOn', { date: formats.date(adopted) }),
    inForce && t('evidence.inForceOn', { date: formats.date(inForce) }),
    language,
    attachment && `${attachment.name} (${formats.bytes(attachment.bytes)})`,
  ].filter((fact): fact is string => Boolean(fact));
  return (
    <div className="evidence-source">
      <EvidenceName evidence={evidence} /> <ForceMark evidence={evidence} on={assessmentDate} />
      <div className="muted small">
        {facts.map((fact, at) => (
          <span key={at}>
            {at > 0 && ' · '}
            <bdi>{fact}</bdi>
          </span>
        ))}
      </div>
      {link && (
        <div className="small">
          <bdi className="evidence-link" dir="ltr" translate="no">
            {link}
          </bdi>
          {' · '}
          <LastSeen evidence={evidence} />
        </div>
      )}
      {[outcome, summary].map(
        (text, at) =>
          text && (
            <p key={at} className="evidence-summary small" translate="no">
              <bdi>{text}</bdi>
            </p>
          ),
      )}
    </div>
  );
}
