import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trace } from '#core/review/statement';
import { ComparedAnswer } from '../../../comparison/compared-answer';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { PhraseText } from '../../../components/phrase-text';
import { Reference } from '../../../components/reference';
import { fullReference } from '#core/report/report-speech';
import { useFormats } from '../../../hooks/use-formats';
import { AskedWords } from './trace-words';
import { useReviewWork } from './review-context';
import { isRead } from './use-reviewed';

interface Props {
  readonly trace: Trace;
  readonly onClose: () => void;
}

/** Everything that the submission says of a provision, to be read beside the page; the answer that is meant is marked. */
export function AnswerBeside({ trace, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { submissions, review } = useReviewWork();
  const { submission, provision, question } = trace;
  const side = submissions.get(submission);
  const reviewed = review.submissions.find(({ digest }) => digest === submission);
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), [trace]);
  const answered = isRead(side) ? Object.keys(side.submission.answers).filter((id) => id.startsWith(`${provision}/`)) : [];
  return (
    <aside
      className="answer-beside stack screen-only"
      aria-labelledby="answer-beside"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="answer-beside-head">
        <h3 id="answer-beside" ref={head} tabIndex={-1}>
          <Reference>{fullReference(provision)}</Reference>{' '}
          {isRead(side) && <PhraseText phrase={side.words(`provision/${provision}/subject`)} />}
        </h3>
        <Button variant="quiet" aria-label={t('review.work.closeAnswer')} onPress={onClose}>
          <span aria-hidden="true">×</span>
        </Button>
      </div>
      {reviewed && (
        <p className="hint">
          <bdi>{reviewed.exercise.title}</bdi>
          {formats.comma}
          {t('review.submissionNumber', { number: formats.number(reviewed.number) })}
        </p>
      )}
      {side === undefined && <Loading />}
      {side !== undefined && !isRead(side) && <ErrorNotice error={side} />}
      {isRead(side) && answered.length === 0 && <p className="hint">{t('review.noAnswer')}</p>}
      {isRead(side) &&
        answered.map((id) => (
          <div key={id} className={id === question ? 'compared-question answer-meant' : 'compared-question'}>
            <h4 className="compared-label">
              <AskedWords side={side} question={id} />
            </h4>
            <ComparedAnswer answer={side.submission.answers[id]} question={side.question(id)} side={side} />
          </div>
        ))}
    </aside>
  );
}
