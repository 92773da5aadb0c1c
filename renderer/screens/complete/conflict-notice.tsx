import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import type { AnswerContent } from '#core/engine/live-assessment';
import type { Question } from '#core/questionnaire/definition';
import { useAssessment } from '../../assessment/assessment-context';
import type { AnswerConflict } from '../../assessment/save-state';
import { useAnswerSummary } from '../../assessment/use-answer-summary';
import { useSetClearance } from '../../clearance/use-set-clearance';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';

/** Both sides of a conflict; nothing is lost until the user has chosen. */
export function ConflictNotice({ conflict, question }: { readonly conflict: AnswerConflict; readonly question: Question }): ReactNode {
  const { t } = useTranslation();
  const { document, session } = useAssessment();
  const summary = useAnswerSummary();
  const theirs: AnswerContent = document.answers[question.id] ?? { standing: 'unanswered' };
  const clearance = isCleared(document, question.provision) ? document.clearances[question.provision] : undefined;
  const { set, error } = useSetClearance();
  const who = (clearance ?? document.answers[question.id])?.by.name || t('conflict.somebody');
  const keepMine = async (): Promise<void> => {
    if (!clearance || (await set([question.provision], 'draft', true))) session.resolve(question.id, 'mine');
  };
  return (
    <Notice
      kind="warning"
      announce
      title={t(clearance ? 'conflict.cleared' : 'conflict.title', { who })}
      actions={
        <>
          <Button onPress={() => void keepMine()}>{t(clearance ? 'conflict.reopenKeep' : 'conflict.keepMine')}</Button>
          <Button onPress={() => session.resolve(question.id, 'theirs')}>{t('conflict.takeTheirs')}</Button>
        </>
      }
    >
      <dl className="conflict-sides">
        <div>
          <dt>{t('conflict.mine')}</dt>
          <dd className="text">
            <bdi>{summary(question, conflict.mine)}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('conflict.theirs')}</dt>
          <dd className="text">
            <bdi>{summary(question, theirs)}</bdi>
          </dd>
        </div>
      </dl>
      {error && <ErrorNotice error={error} />}
    </Notice>
  );
}
