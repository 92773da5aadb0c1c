import { useEffect, useMemo, useState } from 'react';
import { SOURCE_LANGUAGE, wordsOf, type Language, type Wording, type Words } from '#core/questionnaire/wording';
import { loadFontsFor } from '../localisation/fonts';
import { loadInterface, showInterfaceIn } from '../localisation/interface-strings';
import { pseudoText } from '../localisation/pseudo-locale';
import { directionOf } from '../localisation/direction';
import type { LoadedApplication } from './load-application';

const NO_WORDS: Wording = { format: 'omnibus-wording/1', language: SOURCE_LANGUAGE, entries: {}, stale: [] };

interface Shown {
  readonly language: Language;
  readonly words: Words;
}

/**
 * Interface strings, questionnaire wording, fonts and the page's direction, changed together once all have come, so
 * that the window never shows two languages half and half.
 */
export function useWording({ api, source }: LoadedApplication, language: Language, pseudo: boolean): Shown {
  const [{ original, wording }, setShown] = useState({ original: NO_WORDS, wording: NO_WORDS });
  useEffect(() => {
    let current = true;
    const load = async (): Promise<void> => {
      const [english, translated] = await Promise.all([
        source(),
        language === SOURCE_LANGUAGE ? null : api.call('content.wording', { language }),
        loadFontsFor(language),
        loadInterface(language),
      ]);
      if (!current) return;
      // Both at once: the whole window is drawn anew for each.
      void showInterfaceIn(language, pseudo);
      document.documentElement.lang = language;
      document.documentElement.dir = directionOf(language);
      const next = translated?.ok ? translated.value : english;
      setShown({ original: english, wording: { ...next, language } });
    };
    // A host that does not answer is told elsewhere, and asked again by whoever reloads.
    load().catch(() => undefined);
    return () => {
      current = false;
    };
  }, [api, source, language, pseudo]);

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
