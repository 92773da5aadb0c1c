import type { Texts } from '#core/answers/answer';
import type { Language } from '#core/questionnaire/wording';
import { useAssessmentPart } from '../../../assessment/assessment-context';
import type { AnswerControl } from '../use-answer';

export interface TextAnswerControl {
  readonly value: string;
  /** Of `value`; independent of the language of the window. */
  readonly language: Language;
  readonly texts: Texts;
  /** Languages of the assessment's answers, and any other in which there is a text already. */
  readonly choices: readonly Language[];
  readonly setValue: (value: string) => void;
  readonly setLanguage: (language: Language) => void;
  /** An empty text is taken out. */
  readonly setText: (language: Language, text: string) => void;
}

export function useTextAnswer({ content, setContent }: AnswerControl): TextAnswerControl {
  const languages = useAssessmentPart(({ document }) => document.settings['assessment']?.languages);
  const value = typeof content.value === 'string' ? content.value : '';
  const texts = content.texts ?? {};
  const language = content.language ?? languages?.[0] ?? 'en';
  const write = (next: { value?: string; language?: Language; texts?: Texts }, typing: boolean): void => {
    const words = { value, language, texts, ...next };
    const further = Object.fromEntries(Object.entries(words.texts).filter(([each, text]) => each !== words.language && text !== ''));
    const empty = words.value.trim() === '' && Object.keys(further).length === 0;
    // While another language still has its text, the answer stays: to clear one is not to withdraw the other.
    setContent(
      empty ? { standing: 'unanswered' } : { standing: 'answered', value: words.value, language: words.language, texts: further },
      typing,
    );
  };
  return {
    value,
    language,
    texts,
    choices: [...new Set<Language>([...(languages ?? []), language, ...(Object.keys(texts) as Language[])])],
    setValue: (next) => write({ value: next }, true),
    setText: (of, text) => write({ texts: { ...texts, [of]: text } }, true),
    // A text that stands there already under this language changes places with the main one.
    setLanguage: (next) => {
      const there = texts[next];
      if (there === undefined) write({ language: next }, false);
      else write({ language: next, value: there, texts: { ...texts, [language]: value } }, false);
    },
  };
}
