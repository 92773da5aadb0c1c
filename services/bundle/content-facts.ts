import type { ContentLibrary } from '../content/content-library';
import type { ContentFacts, KnownQuestionnaire } from './verify-content';

/** What verification takes from the content that this program ships. */
export function contentFacts(content: ContentLibrary): Omit<ContentFacts, 'known'> & {
  readonly known: (instruments: readonly string[]) => KnownQuestionnaire | undefined;
} {
  const kinds = new Map(content.states().map(({ code, kind }) => [code, kind]));
  const codes = new Set(content.packed().instruments.map(({ code }) => code));
  return {
    stateKind: (state) => kinds.get(state),
    known(instruments) {
      if (!instruments.every((code) => codes.has(code))) return undefined;
      // What we ask is named by its structure, and by nothing else.
      const version = content.version(instruments);
      return { version, structure: version };
    },
  };
}
