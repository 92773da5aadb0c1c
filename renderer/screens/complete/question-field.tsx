import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import type { Question } from '#core/questionnaire/definition';
import { useSpeech } from '../../application/application-context';
import { useAssessmentPart, useWritable } from '../../assessment/assessment-context';
import { EarlierBeside } from '../../carry-over/earlier-beside';
import { PhraseText } from '../../components/phrase-text';
import { AnswerInput } from './answers/answer-input';
import { OtherStanding } from './answers/other-standing';
import { ConflictNotice } from './conflict-notice';
import { Provenance } from './provenance';
import { questionElementId } from './question-anchor';
import { useAnswer } from './use-answer';

/** One question: its words, the control that fits its type, other standings, and who answered it last. */
export const QuestionField = memo(function QuestionField({ question }: { readonly question: Question }): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const cleared = useAssessmentPart(({ document }) => isCleared(document, question.provision));
  const writable = useWritable() && !cleared;
  const conflict = useAssessmentPart(({ conflicts }) => conflicts.find((each) => each.question === question.id));
  const answer = useAnswer(question.id);
  const hint = words(`question/${question.wording}/hint`);
  const elsewhere = answer.content.standing === 'not-known' || answer.content.standing === 'not-applicable';
  const label = (
    <>
      <PhraseText phrase={words(`question/${question.wording}/label`)} />
      {question.required && question.type !== 'status' && <span className="required-mark"> ({t('questions.required')})</span>}
    </>
  );
  return (
    <div id={questionElementId(question.id)} data-question={question.id} className={`question question-${question.type}`}>
      {(!elsewhere || question.type === 'status') && (
        <AnswerInput
          question={question}
          answer={answer}
          label={label}
          hint={hint.shown === 'key' ? undefined : <PhraseText phrase={hint} />}
          readOnly={!writable}
        />
      )}
      {question.type !== 'status' && <OtherStanding question={question} answer={answer} label={label} readOnly={!writable} />}
      {conflict && <ConflictNotice conflict={conflict} question={question} />}
      <Provenance question={question.id} />
      <EarlierBeside question={question} />
    </div>
  );
});
