import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeExercise } from '#core/answers/practice';
import { AppError } from '#core/contract/errors';
import type { StateEntry } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { PACKED_FORMAT, packQuestionnaire, unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Wording } from '#core/questionnaire/wording';
import type { ContentLibrary } from './content-library';
import { selectInstruments } from './select-instruments';

/**
 * Reads the compiled content of `folder` (`dist/content`): the questionnaire at once, wordings when first asked for.
 * Throws AppError `file-missing`, `damaged` or `newer-version`, `not-found` for an instrument that the content does not have.
 */
export function loadContentLibrary(folder: string): ContentLibrary {
  const packed = readJson<PackedQuestionnaire>(folder, 'questionnaire.json');
  if (packed.format !== PACKED_FORMAT) {
    throw new AppError('newer-version', { what: 'questionnaire', found: String(packed.format), supported: PACKED_FORMAT });
  }
  const codes = packed.instruments.map(({ code }) => code);
  const wordings = new Map<Language, Wording>();
  let states: readonly StateEntry[] | undefined;
  let unpacked: Questionnaire | undefined;
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
  return {
    questionnaire: (instruments) => questionnaireOf(selected(instruments)),
    packed(instruments) {
      const chosen = selected(instruments);
      if (chosen.length === codes.length) return packed;
      const name = chosen.join(' ');
      const known = sent.get(name) ?? packQuestionnaire(questionnaireOf(chosen));
      sent.set(name, known);
      return known;
    },
    wording(language) {
      const known = wordings.get(language) ?? readJson<Wording>(folder, `wording.${language}.json`);
      wordings.set(language, known);
      return known;
    },
    states() {
      states ??= readJson<readonly StateEntry[]>(folder, 'states.json');
      return states;
    },
    practice: (language) => readJson<readonly PracticeExercise[]>(folder, `practice.${language}.json`),
  };
}

function readJson<T>(folder: string, name: string): T {
  let text: string;
  try {
    text = readFileSync(join(folder, name), 'utf8');
  } catch {
    throw new AppError('file-missing', { name });
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new AppError('damaged', { file: name, place: 'JSON' });
  }
}
