import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { useSession } from '../../../assessment/assessment-context';
import { Button } from '../../../components/button';
import { PhraseText } from '../../../components/phrase-text';
import { RadioGroup } from '../../../components/radio-group';
import type { AnswerProps } from './answer-input';
import { ReasonField } from './reason-field';

const OTHER = ['not-known', 'not-applicable'] as const;
type Other = (typeof OTHER)[number];
const isOther = (id: string): id is Other => (OTHER as readonly string[]).includes(id);

/** The scale of the obligation level; beneath it the standings that are no values of a scale. */
export function StatusAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'status'>): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { index } = useSession();
  const { content, setContent } = answer;
  const { standing, value, reason = '' } = content;
  const scale = index.scale.get(question.scale)?.values ?? [];
  const choices = [
    ...scale
      .filter(({ id, retired }) => !retired || id === value)
      .map(({ id, retired }) => ({
        id,
        label: <PhraseText phrase={words(`scale/${question.scale}/${id}`)} />,
        ...(retired && { hint: t('questions.retiredOption') }),
      })),
    ...OTHER.map((id) => ({ id: id as string, label: t(`standing.${id}`) })),
  ];
  const chosen = standing === 'answered' ? String(value) : isOther(standing) ? standing : null;
  const choose = (id: string): void => setContent(isOther(id) ? { standing: id, reason } : { standing: 'answered', value: id });

  return (
    <>
      <RadioGroup label={label} hint={hint} choices={choices} value={chosen} onChange={choose} readOnly={readOnly} />
      {isOther(standing) && <ReasonField standing={standing} answer={answer} lines={2} readOnly={readOnly} />}
      {chosen !== null && !readOnly && (
        <div>
          <Button variant="quiet" className="button-inline" onPress={() => setContent({ standing: 'unanswered' })}>
            {t('questions.clear')}
          </Button>
        </div>
      )}
    </>
  );
}
