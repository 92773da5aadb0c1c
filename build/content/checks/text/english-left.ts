import type { Language } from '#core/questionnaire/wording';
import { withoutPlaces, type TextFault } from './text-fault';

/** Common English words that neither French nor Spanish has; "has", "but", "on", "or", "son" and "no" are words there too. */
const ENGLISH = new Set(
  (
    'the of and with which that this these those is are was were been be by from their its it will shall may must not whether ' +
    'where who whose what how each other when than there then you your to for they them into under between any some only such should would'
  ).split(' '),
);
const SHARE = 0.2;

/** A sentence that is mostly English was forgotten. In other scripts the letters say so. */
export function englishFaults(translation: string, language: Language): readonly TextFault[] {
  if (language !== 'fr' && language !== 'es') return [];
  for (const sentence of withoutPlaces(translation).split(/(?<=[.!?…:;])\s+/u)) {
    const words = sentence.toLowerCase().match(/\p{L}+/gu) ?? [];
    const english = words.filter((word) => ENGLISH.has(word));
    if (english.length >= Math.max(words.length < 5 ? 1 : 2, words.length * SHARE))
      return [{ fault: 'english', what: `still has English: "${shorten(sentence)}".`, remedy: 'Translate this sentence.' }];
  }
  return [];
}

const shorten = (sentence: string): string => (sentence.length > 60 ? `${sentence.slice(0, 57)}…` : sentence);
