import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Question } from '#core/questionnaire/definition';
import { Button } from '../../../components/button';
import type { AnswerControl } from '../use-answer';
import { ReasonField } from './reason-field';

interface Props {
  readonly question: Question;
  readonly answer: AnswerControl;
  readonly label: ReactNode;
  readonly readOnly: boolean;
}

/** Not known and not applicable, with their reason: standings of any question, never values of it. */
export function OtherStanding({ question, answer, label, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const { content, setContent } = answer;
  const { standing } = content;
  if (standing === 'not-known' || standing === 'not-applicable') {
    return (
      <div className="field" role="group">
        <span className="label">{label}</span>
        <ReasonField standing={standing} answer={answer} readOnly={readOnly} />
        {!readOnly && (
          <div>
            <Button variant="quiet" className="button-inline" onPress={() => setContent({ standing: 'unanswered' })}>
              {t('standing.answerAfterAll')}
            </Button>
          </div>
        )}
      </div>
    );
  }
  if (readOnly || !question.required || standing === 'answered') return null;
  return (
    <div className="row">
      {(['not-known', 'not-applicable'] as const).map((id) => (
        <Button key={id} variant="quiet" className="button-inline" onPress={() => setContent({ standing: id })}>
          {t(`standing.${id}`)}
        </Button>
      ))}
    </div>
  );
}
