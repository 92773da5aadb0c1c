import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import { maySay } from '#core/review/may-say';
import type { RequestState } from '#core/review/review-state';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { useFormats } from '../../../hooks/use-formats';
import { standingOf, type RequestStanding } from './request-standing';
import { useReviewTask, useReviewWork } from './review-context';
import { StatementWords } from './statement-words';
import { TraceList } from './trace-list';

const SHAPES: Readonly<Record<RequestStanding, string>> = { overdue: '!', open: '○', answered: '✓', closed: '–' };

/** What was asked and answered; who may answer or close it can do so here. */
export function RequestItem({ request, number }: { readonly request: RequestState; readonly number: number }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, partyName } = useReviewWork();
  const [replying, setReplying] = useState(false);
  const close = useReviewTask('reviews.close');
  const { as } = review;
  const standing = standingOf(request);
  const open = request.closed === null;
  const mayReply = open && as !== null && maySay(as, 'reply');
  const mayClose = open && (as === request.by || as === 'secretariat');
  const id = `request-${number}`;
  const which = t('review.document.request', { number: formats.number(number), party: partyName(request.by) });
  const finish = (outcome: 'satisfied' | 'withdrawn'): void => void close.run({ request: request.request, outcome });
  return (
    <article className="request stack" aria-labelledby={id}>
      <h4 id={id}>
        {which}{' '}
        <span className={`request-standing request-${standing}`}>
          <span aria-hidden="true">{SHAPES[standing]}</span> {t(`review.requestStanding.${standing}`)}
        </span>{' '}
        {!request.signed && <span className="unsigned-mark">{t('review.document.unsigned')}</span>}
      </h4>
      <p className="hint">
        {t('review.work.askedOn', { date: formats.date(request.at) })}{' '}
        {standing === 'overdue' ? (
          <strong className="request-overdue">{t('review.work.wasDue', { date: formats.date(request.due) })}</strong>
        ) : (
          t('review.work.isDue', { date: formats.date(request.due) })
        )}
      </p>
      <p className="answer-text" dir="auto" lang={request.language} translate="no">
        {request.text}
      </p>
      <TraceList traces={request.traces} />
      {request.replies.map((reply) => (
        <div key={reply.id} className="request-reply">
          <p className="hint">
            {t('review.document.answerOf', { party: partyName('reviewed'), date: formats.date(reply.at) })}{' '}
            {!reply.signed && <span className="unsigned-mark">{t('review.document.unsigned')}</span>}
          </p>
          <p className="answer-text" dir="auto" lang={reply.language} translate="no">
            {reply.text}
          </p>
        </div>
      ))}
      {request.closed && (
        <p className="hint">
          {t(`review.document.closed.${request.closed.outcome}`, {
            party: partyName(request.closed.by),
            date: formats.date(request.closed.at),
          })}
        </p>
      )}
      {close.error && <ErrorNotice error={close.error} onDismiss={close.dismissError} />}
      {replying && <ReplyForm request={request} onDone={() => setReplying(false)} />}
      {(mayReply || mayClose) && !replying && (
        <div className="actions screen-only">
          {mayReply && (
            <Button onPress={() => setReplying(true)}>
              {t('review.work.reply')}
              <span className="visually-hidden"> ({which})</span>
            </Button>
          )}
          {mayClose && request.replies.length > 0 && (
            <Button isDisabled={close.running} onPress={() => finish('satisfied')}>
              {t('review.work.closeSatisfied')}
              <span className="visually-hidden"> ({which})</span>
            </Button>
          )}
          {mayClose && (
            <Button variant="quiet" isDisabled={close.running} onPress={() => finish('withdrawn')}>
              {t('review.work.closeWithdrawn')}
              <span className="visually-hidden"> ({which})</span>
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function ReplyForm({ request, onDone }: { readonly request: RequestState; readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language: shown } = useApplication();
  const task = useReviewTask('reviews.reply');
  const [text, setText] = useState('');
  const [language, setLanguage] = useState<Language>(shown);
  const [tried, setTried] = useState(false);
  const reply = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    if (await task.run({ request: request.request, text: text.trim(), language })) onDone();
  };
  return (
    <div className="draft-form stack screen-only">
      <StatementWords
        label={t('review.work.answerText')}
        lines={4}
        text={text}
        onText={setText}
        language={language}
        onLanguage={setLanguage}
        tried={tried}
        autoFocus
      />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button onPress={onDone}>{t('common.cancel')}</Button>
        <Button variant="primary" isDisabled={task.running} onPress={() => void reply()}>
          {t('review.work.keepReply')}
        </Button>
      </div>
    </div>
  );
}
