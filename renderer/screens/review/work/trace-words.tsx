import { useCallback, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trace } from '#core/review/statement';
import { fullReference } from '#core/report/report-speech';
import { PhraseText } from '../../../components/phrase-text';
import { Reference } from '../../../components/reference';
import { useReviewWork } from './review-context';
import { isRead, type ReviewedSide } from './use-reviewed';

/** What an answer is asked, in the words of its own questionnaire. */
export function AskedWords({ side, question }: { readonly side: ReviewedSide; readonly question: string }): ReactNode {
  const { t } = useTranslation();
  const asked = side.question(question);
  if (!asked) return <bdi translate="no">{question}</bdi>;
  return asked.type === 'status' ? t('question.status') : <PhraseText phrase={side.words(`question/${asked.wording}/label`)} />;
}

/** Reference, subject, and what was asked. */
export function TraceWords({ trace: { submission, provision, question } }: { readonly trace: Trace }): ReactNode {
  const { submissions } = useReviewWork();
  const side = submissions.get(submission);
  return (
    <>
      <Reference>{fullReference(provision)}</Reference>
      {isRead(side) && (
        <>
          {' '}
          <PhraseText phrase={side.words(`provision/${provision}/subject`)} />
          {question !== undefined && (
            <>
              {' – '}
              <AskedWords side={side} question={question} />
            </>
          )}
        </>
      )}
    </>
  );
}

/** The same as plain text, for the name of a button. */
export function useTraceText(): (trace: Trace) => string {
  const { t } = useTranslation();
  const { submissions } = useReviewWork();
  return useCallback(
    ({ submission, provision, question }) => {
      const side = submissions.get(submission);
      const reference = fullReference(provision);
      if (!isRead(side)) return reference;
      const asked = question === undefined ? undefined : side.question(question);
      const label = asked && (asked.type === 'status' ? t('question.status') : side.words(`question/${asked.wording}/label`).text);
      return [`${reference} ${side.words(`provision/${provision}/subject`).text}`, ...(label ? [label] : [])].join(' – ');
    },
    [submissions, t],
  );
}
