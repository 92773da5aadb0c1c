import { AppError } from '#core/contract/errors';
import type { StateEntry } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { PACKED_FORMAT, packQuestionnaire, unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Wording } from '#core/questionnaire/wording';
import type { ContentLibrary } from './content-library';
import { selectInstruments } from './select-instruments';

/** Where the parts of a library come from; each is asked for once. */
export interface ContentParts {
  readonly packed: PackedQuestionnaire;
  readonly wording: (language: Language) => Wording;
  readonly states: () => readonly StateEntry[];
  readonly practice: ContentLibrary['practice'];
  readonly edition: () => string;
  /** What is known already of selections of its instruments: versions by their codes, in the order of the content, with a space between. */
  readonly versions?: () => Readonly<Record<string, string>>;
}

/** Throws AppError `newer-version`; later `not-found` for an instrument that the content does not have. */
export function libraryOf({ packed, ...parts }: ContentParts): ContentLibrary {
  if (packed.format !== PACKED_FORMAT) {
    throw new AppError('newer-version', { what: 'questionnaire', found: String(packed.format), supported: PACKED_FORMAT });
  }
  const codes = packed.instruments.map(({ code }) => code);
  const wordings = new Map<Language, Wording>();
  let states: readonly StateEntry[] | undefined;
  let unpacked: Questionnaire | undefined;
  let edition: string | undefined;
  /** A window's first screen needs none of it unpacked. */
  const whole = (): Questionnaire => (unpacked ??= unpackQuestionnaire(packed));
  const selected = (instruments: readonly string[] | undefined): readonly string[] => {
    const unknown = instruments?.find((code) => !codes.includes(code));
    if (unknown !== undefined) throw new AppError('not-found', { what: 'instrument', id: unknown });
    return codes.filter((code) => !instruments || instruments.includes(code));
  };
  const selections = new Map<string, Questionnaire>();
  const questionnaireOf = (chosen: readonly string[]): Questionnaire => {
    if (chosen.length === codes.length) return whole();
    const name = chosen.join(' ');
    const known = selections.get(name) ?? selectInstruments(whole(), chosen);
    selections.set(name, known);
    return known;
  };
  const sent = new Map<string, PackedQuestionnaire>();
  let versions: Readonly<Record<string, string>> | undefined;
  const library: ContentLibrary = {
    questionnaire: (instruments) => questionnaireOf(selected(instruments)),
    version(instruments) {
      const chosen = selected(instruments);
      if (chosen.length === codes.length) return packed.version;
      versions ??= parts.versions?.() ?? {};
      const name = chosen.join(' ');
      return (Object.hasOwn(versions, name) ? versions[name] : undefined) ?? questionnaireOf(chosen).version;
    },
    packed(instruments) {
      const chosen = selected(instruments);
      if (chosen.length === codes.length) return packed;
      const name = chosen.join(' ');
      const known = sent.get(name) ?? packQuestionnaire(questionnaireOf(chosen));
      sent.set(name, known);
      return known;
    },
    wording(language) {
      const known = wordings.get(language) ?? parts.wording(language);
      wordings.set(language, known);
      return known;
    },
    practice: parts.practice,
    states: () => (states ??= parts.states()),
    edition: () => (edition ??= parts.edition()),
    at: () => library,
  };
  return library;
}
