import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { StateEntry } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { PACKED_FORMAT, unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
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
  const whole = unpackQuestionnaire(packed);
  const codes = whole.instruments.map(({ code }) => code);
  const selections = new Map<string, Questionnaire>();
  const wordings = new Map<Language, Wording>();
  let states: readonly StateEntry[] | undefined;
  return {
    questionnaire(instruments) {
      const unknown = instruments?.find((code) => !codes.includes(code));
      if (unknown !== undefined) throw new AppError('not-found', { what: 'instrument', id: unknown });
      const selected = codes.filter((code) => !instruments || instruments.includes(code));
      if (selected.length === codes.length) return whole;
      const name = selected.join(' ');
      const known = selections.get(name) ?? selectInstruments(whole, selected);
      selections.set(name, known);
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
