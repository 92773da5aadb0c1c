import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useController } from 'react-hook-form';
import { isBlankValue } from '#core/answers/blank-value';
import type { AnswerValue } from '#core/answers/answer';
import { same } from '#core/engine/same-content';
import type { AnswerContent } from '#core/engine/live-assessment';
import { useSession } from '../../assessment/assessment-context';
import { fieldName } from './question-anchor';
import type { SectionValues } from './section-form';

export interface AnswerControl {
  readonly content: AnswerContent;
  /** `typing` waits for a pause before it is written. */
  readonly setValue: (value: AnswerValue | undefined, typing?: boolean) => void;
  readonly setContent: (content: AnswerContent, typing?: boolean) => void;
  /** Input methods compose letters; nothing is written in the middle of that. */
  readonly composition: { readonly onCompositionStart: () => void; readonly onCompositionEnd: () => void };
}

/** One answer in the form of its section, kept in step with the assessment: undo and other windows show at once. */
export function useAnswer(question: string): AnswerControl {
  const { session } = useSession();
  const { field } = useController<SectionValues>({ name: fieldName(question) });
  const stored = useSyncExternalStore(session.subscribe, () => session.content(question));
  // Not what is stored: a question that was not asked may have been answered elsewhere since the form began.
  const agreed = useRef<AnswerContent>(plain(field.value));
  const composing = useRef(false);
  const draft = useRef<AnswerContent>(field.value);
  const { onChange } = field;

  useEffect(() => {
    const next = plain(stored);
    if (composing.current || same(next, agreed.current)) return;
    agreed.current = next;
    draft.current = next;
    onChange(next);
  }, [stored, onChange]);

  const setContent = useCallback(
    (content: AnswerContent, typing = false, basis: 'seen' | 'unseen' = 'seen') => {
      draft.current = content;
      onChange(content);
      if (composing.current) return;
      const next = plain(content);
      if (same(next, agreed.current)) return;
      agreed.current = next;
      session.edit(question, next, typing, basis);
    },
    [onChange, question, session],
  );
  const setValue = useCallback(
    (value: AnswerValue | undefined, typing = false) =>
      setContent({ standing: isBlankValue(value) ? 'unanswered' : 'answered', value }, typing),
    [setContent],
  );
  const onCompositionStart = useCallback(() => {
    composing.current = true;
  }, []);
  const onCompositionEnd = useCallback(() => {
    composing.current = false;
    // What other windows wrote meanwhile was kept out of the field.
    const news = plain(session.content(question));
    const isNew = !same(news, agreed.current);
    if (isNew && same(plain(draft.current), agreed.current)) {
      agreed.current = news;
      draft.current = news;
      onChange(news);
    } else setContent(draft.current, true, isNew ? 'unseen' : 'seen');
  }, [onChange, question, session, setContent]);

  return { content: field.value, setValue, setContent, composition: { onCompositionStart, onCompositionEnd } };
}

/** What is written: a value only with "answered", a reason only with a standing that has one. */
function plain(content: AnswerContent | undefined): AnswerContent {
  if (!content || content.standing === 'unanswered') return { standing: 'unanswered' };
  const { standing, value, reason, language, texts } = content;
  const words = { ...(language && { language }), ...(texts && { texts }) };
  if (standing === 'answered') return { standing, value, ...words };
  return reason ? { standing, reason, ...words } : { standing };
}
