import { createElement } from 'react';
import type { Phrase } from '#core/questionnaire/wording';
import type { Choice } from './choice';
import { PhraseText } from './phrase-text';

/** A choice in words of the questionnaire: marked with their language where that is not the one of the window. */
export const phraseChoice = <Id extends string>(id: Id, phrase: Phrase): Choice<Id> & { readonly text: string } => ({
  id,
  label: createElement(PhraseText, { phrase }),
  text: phrase.text,
});
