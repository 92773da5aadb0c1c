import { useEffect, useMemo, useRef, useState } from 'react';
import { SOURCE_LANGUAGE, wordsOf, type Language, type Wording, type Words } from '#core/questionnaire/wording';
import { pseudoText } from '../localisation/pseudo-locale';
import { bringWords, speakIn, type ShownWordings } from './bring-words';
import type { LoadedApplication } from './load-application';

/** Until the questionnaire's words have come, the window speaks its language already. */
const noWords = (language: Language): Wording => ({ format: 'omnibus-wording/1', language, entries: {}, stale: [] });

interface Shown {
  readonly language: Language;
  readonly words: Words;
}

/**
 * Interface strings, questionnaire wording, fonts and the page's direction, changed together once all have come, so
 * that the window never shows two languages half and half.
 */
export function useWording({ wording: read, begunWith }: LoadedApplication, language: Language, pseudo: boolean): Shown {
  const [{ original, wording }, setShown] = useState<ShownWordings>(
    () => begunWith ?? { original: noWords(SOURCE_LANGUAGE), wording: noWords(language) },
  );
  const spoken = useRef(begunWith && { language, pseudo });
  useEffect(() => {
    if (spoken.current?.language === language && spoken.current.pseudo === pseudo) return;
    let current = true;
    const load = async (): Promise<void> => {
      const brought = await bringWords(read, language);
      if (!current) return;
      // Both at once: the whole window is drawn anew for each.
      void speakIn(language, pseudo);
      spoken.current = { language, pseudo };
      setShown(brought);
    };
    // A host that does not answer is told elsewhere, and asked again by whoever reloads.
    load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [read, language, pseudo]);

  const words = useMemo<Words>(() => {
    const plain = wordsOf(wording.language === SOURCE_LANGUAGE ? undefined : wording, original);
    if (!pseudo) return plain;
    return (key) => {
      const phrase = plain(key);
      return { ...phrase, text: pseudoText(phrase.text) };
    };
  }, [wording, original, pseudo]);
  return { language: wording.language, words };
}
