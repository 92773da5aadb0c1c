import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import type { Trace } from '#core/review/statement';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DateField } from '../../../components/date-field';
import { ErrorNotice } from '../../../components/error-notice';
import { today } from '../../../evidence/today';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { useReviewTask } from './review-context';
import { StatementWords } from './statement-words';
import { TracePicker } from './trace-picker';

/** A request for clarification, and by when it is to be answered. */
export function RequestForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language: shown } = useApplication();
  const task = useReviewTask('reviews.request');
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<Language>(shown);
  const [due, setDue] = useState<string | undefined>();
  const [traces, setTraces] = useState<readonly Trace[]>([]);
  const [tried, setTried] = useState(false);
  const head = useArrivalFocus<HTMLHeadingElement>();
  const passed = due !== undefined && due < today();
  const dueError = passed ? t('review.work.duePassed') : tried && due === undefined ? t('review.work.dueNeeded') : undefined;
  const ask = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '' || due === undefined || passed) return;
    if (await task.run({ text: text.trim(), language, traces: [...traces], due })) onDone();
  };
  return (
    <section className="draft-form stack screen-only" aria-labelledby="request-form">
      <h4 id="request-form" ref={head} tabIndex={-1}>
        {t('review.work.ask')}
      </h4>
      <StatementWords
        label={t('review.work.question')}
        lines={4}
        text={text}
        onText={setText}
        language={language}
        onLanguage={setLanguage}
        tried={tried}
      />
      <DateField label={t('review.document.due')} value={due} onChange={setDue} error={dueError} />
      <TracePicker value={traces} onChange={setTraces} />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button onPress={onDone}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={task.running} onPress={() => void ask()}>
          {t('review.work.keepRequest')}
        </Button>
      </div>
    </section>
  );
}
