import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import type { AssessmentSummary } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { formatRoute } from '../../application/routes';
import { RecoverAssessment } from '../../assessment/recover-assessment';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { Reference } from '../../components/reference';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';

interface Props {
  readonly assessment: AssessmentSummary;
  readonly onRemoved: () => void;
}

export function AssessmentItem({ assessment, onRemoved }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const [removing, setRemoving] = useState(false);
  const removal = useTask('assessments.remove');
  const { id, completeness, problem } = assessment;
  const damage = `recovery.${problem?.params['place'] ?? ''}`;
  const name = `${stateName(assessment.state)} · ${assessment.exerciseTitle}`;

  const remove = async (): Promise<void> => {
    const result = await removal.run({ assessment: id });
    if (!result?.ok) return;
    setRemoving(false);
    onRemoved();
  };

  return (
    <li className="assessment-item">
      <div className="assessment-item-head">
        <a href={formatRoute({ screen: 'complete', assessment: id })} className="link assessment-item-name">
          {name}
        </a>
        {assessment.practice && <span className="practice-tag">{t('common.practice')}</span>}
      </div>
      <p className="small muted">
        {assessment.instruments.map((code, index) => (
          <span key={code}>
            {index > 0 && ' · '}
            <Reference>{code}</Reference>
          </span>
        ))}
        {completeness && ` · ${t('start.continue.answered', { answered: completeness.answered, count: completeness.asked })}`}
        {` · ${t('start.continue.changed', { date: formats.dateTime(assessment.changed) })}`}
      </p>
      {problem && i18n.exists(damage) && <Notice kind="warning">{t(damage, { ...problem.params })}</Notice>}
      {problem && !i18n.exists(damage) && <ErrorNotice error={problem as AppErrorBody} />}
      {problem?.code === 'damaged' && <RecoverAssessment assessment={id} />}
      <div className="row">
        <Button variant="quiet" onPress={() => setRemoving(true)} aria-label={t('start.continue.removeNamed', { name })}>
          {t('common.remove')}
        </Button>
      </div>
      <Dialog
        title={t('start.continue.removeTitle')}
        role="alertdialog"
        isOpen={removing}
        onClose={() => setRemoving(false)}
        actions={
          <>
            <Button onPress={() => setRemoving(false)}>{t('common.cancel')}</Button>
            <Button variant="danger" onPress={() => void remove()} isDisabled={removal.running}>
              {t('start.continue.removeConfirm')}
            </Button>
          </>
        }
      >
        <p>{t('start.continue.removeText', { name })}</p>
        {removal.error && <ErrorNotice error={removal.error} />}
      </Dialog>
    </li>
  );
}
