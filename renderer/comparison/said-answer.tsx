import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { answerText, type TellingWords } from '#core/answers/record-text';
import type { Question } from '#core/questionnaire/definition';
import type { Language } from '#core/questionnaire/wording';
import type { SubmittedAnswer } from '#core/submission/submission';
import { useApplication } from '../application/application-context';
import { useFormats } from '../hooks/use-formats';

interface Props {
  readonly question: Question | undefined;
  readonly answer: Pick<SubmittedAnswer, 'standing' | 'value' | 'reason' | 'language'>;
  readonly evidence?: TellingWords['evidence'];
}

/** An answer in one line: a text in its own language, a choice in the one in which the window has its words. */
export function SaidAnswer({ question, answer, evidence = {} }: Props): ReactNode {
  const { t } = useTranslation();
  const punctuation = useFormats();
  const { words, language } = useApplication();
  const spoken = new Set<Language>();
  const text = answerText(question, answer, {
    question: () => undefined,
    words: (key) => {
      const phrase = words(key);
      spoken.add(phrase.language);
      return phrase.text;
    },
    label: (key) => t(key),
    evidence,
    punctuation,
  });
  const [only = language] = spoken.size === 1 ? spoken : [];
  return (
    <bdi className="text" lang={answer.language ?? (only === language ? undefined : only)}>
      {text}
    </bdi>
  );
}
