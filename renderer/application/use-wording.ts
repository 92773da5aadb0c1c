import { useEffect, useMemo, useState } from 'react';
import { SOURCE_LANGUAGE, wordsOf, type Language, type Wording, type Words } from '#core/questionnaire/wording';
import { loadFontsFor } from '../localisation/fonts';
import { loadInterface, showInterfaceIn } from '../localisation/interface-strings';
import { pseudoText } from '../localisation/pseudo-locale';
import { directionOf } from '../localisation/direction';
import type { LoadedApplication } from './load-application';

interface Shown {
  readonly language: Language;
  readonly words: Words;
}

/**
 * Interface strings, questionnaire wording, fonts and the page's direction, changed together once all have come, so
 * that the window never shows two languages half and half.
 */
export function useWording({ api, source }: LoadedApplication, language: Language, pseudo: boolean): Shown {
  const [wording, setWording] = useState<Wording>(source);
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const [next] = await Promise.all([
        language === SOURCE_LANGUAGE
          ? source
          : api.call('content.wording', { language }).then((result) => (result.ok ? result.value : source)),
        loadFontsFor(language),
        loadInterface(language),
      ]);
      if (!current) return;
      // Both at once: the whole window is drawn anew for each.
      void showInterfaceIn(language, pseudo);
      document.documentElement.lang = language;
      document.documentElement.dir = directionOf(language);
      setWording({ ...next, language });
    };
    void load();
    return () => {
      current = false;
    };
  }, [api, source, language, pseudo]);

  const words = useMemo<Words>(() => {
    const plain = wordsOf(wording.language === SOURCE_LANGUAGE ? undefined : wording, source);
    if (!pseudo) return plain;
    return (key) => {
      const phrase = plain(key);
      return { ...phrase, text: pseudoText(phrase.text) };
    };
  }, [wording, source, pseudo]);
  return { language: wording.language, words };
}
