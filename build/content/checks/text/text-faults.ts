import type { Language } from '#core/questionnaire/wording';
import { englishFaults } from './english-left';
import { numberFaults } from './numbers';
import { punctuationFaults } from './punctuation';
import { scriptFaults } from './script';
import type { TextFault } from './text-fault';

/** What is wrong with a translation by itself: its numbers, its letters, English that stayed, its punctuation. */
export function textFaults(english: string, translation: string, language: Language): readonly TextFault[] {
  return [
    ...numberFaults(english, translation),
    ...scriptFaults(english, translation, language),
    ...englishFaults(translation, language),
    ...punctuationFaults(english, translation, language),
  ];
}
