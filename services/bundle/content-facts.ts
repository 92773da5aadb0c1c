import type { ContentLibrary } from '../content/content-library';
import type { ContentFacts } from './verify-content';

/** What verification takes from the content that this program ships. */
export function contentFacts(content: ContentLibrary): ContentFacts {
  const kinds = new Map(content.states().map(({ code, kind }) => [code, kind]));
  const codes = new Set(content.packed().instruments.map(({ code }) => code));
  return {
    stateKind: (state) => kinds.get(state),
    known: (instruments) => (instruments.every((code) => codes.has(code)) ? content.questionnaire(instruments) : undefined),
  };
}
