import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { useAssessmentPart } from '../../../assessment/assessment-context';
import { EvidenceName } from '../../../evidence/evidence-name';
import { ForceMark } from '../../../evidence/force-mark';
import { LastSeen } from '../../../evidence/last-seen';
import { ShowAttachment } from '../../../evidence/show-attachment';
import { useFormats } from '../../../hooks/use-formats';

interface Props {
  /** Absent where the register has lost it. */
  readonly evidence: Evidence | undefined;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
  readonly readOnly: boolean;
}

/** One citation with what identifies it. A link opens outside, and only on a click. */
export function CitationItem({ evidence, onEdit, onRemove, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const { api } = useApplication();
  const formats = useFormats();
  const assessmentDate = useAssessmentPart(({ document }) => document.settings['assessment']?.assessmentDate ?? '');
  if (!evidence) {
    return (
      <li className="citation">
        {t('evidence.gone')}
        {!readOnly && (
          <Button variant="quiet" className="button-inline" onPress={onRemove}>
            {t('common.remove')}
          </Button>
        )}
      </li>
    );
  }
  const { title, kind, link, attachment } = evidence;
  return (
    <li className="citation">
      <span className="citation-text">
        <span className="citation-kind">{t(`evidence.kind.${kind}`)}</span> <EvidenceName evidence={evidence} />{' '}
        <ForceMark evidence={evidence} on={assessmentDate} /> <LastSeen evidence={evidence} />
        {link && <span className="print-value" data-value={link} translate="no" aria-hidden="true" />}
        {attachment && <span className="muted"> · {formats.bytes(attachment.bytes)}</span>}
      </span>
      <span className="row">
        {link && (
          <Button
            variant="quiet"
            className="button-inline"
            onPress={() => void api.openLink(link)}
            aria-label={t('evidence.openNamed', { title })}
          >
            {t('evidence.open')}
          </Button>
        )}
        {attachment && <ShowAttachment title={title} attachment={attachment} />}
        {!readOnly && (
          <>
            <Button variant="quiet" className="button-inline" onPress={onEdit} aria-label={t('evidence.editNamed', { title })}>
              {t('common.edit')}
            </Button>
            <Button variant="quiet" className="button-inline" onPress={onRemove} aria-label={t('evidence.removeNamed', { title })}>
              {t('evidence.uncite')}
            </Button>
          </>
        )}
      </span>
    </li>
  );
}
