import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { PracticeExercise } from '#core/answers/practice';
import type { StateEntry } from '#core/contract/operations';
import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import { LANGUAGES, type Language, type Wording } from '#core/questionnaire/wording';
import type { ContentLibrary } from './content-library';
import { libraryOf } from './library-of';

const QUESTIONNAIRE = 'questionnaire.json';
const VERSIONS = 'versions.json';
const wordingFile = (language: Language): string => `wording.${language}.json`;

/**
 * Reads the compiled content of `folder` (`dist/content`): the questionnaire at once, wordings when first asked for.
 * Throws AppError `file-missing`, `damaged` or `newer-version`, `not-found` for an instrument that the content does not have.
 */
export function loadContentLibrary(folder: string): ContentLibrary {
  return libraryOf({
    packed: readJson<PackedQuestionnaire>(folder, QUESTIONNAIRE),
    wording: (language) => readJson<Wording>(folder, wordingFile(language)),
    versions: () => readJson<Readonly<Record<string, string>>>(folder, VERSIONS),
    states: () => readJson<readonly StateEntry[]>(folder, 'states.json'),
    practice: (language) => readJson<readonly PracticeExercise[]>(folder, `practice.${language}.json`),
    edition() {
      const hash = createHash('sha256');
      for (const name of [QUESTIONNAIRE, ...LANGUAGES.map(wordingFile)]) hash.update(`${name}\n`).update(readBytes(folder, name));
      return hash.digest('hex');
    },
  });
}

function readBytes(folder: string, name: string): Buffer {
  try {
    return readFileSync(join(folder, name));
  } catch {
    throw new AppError('file-missing', { name });
  }
}

function readJson<T>(folder: string, name: string): T {
  const text = readBytes(folder, name).toString('utf8');
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new AppError('damaged', { file: name, place: 'JSON' });
  }
}
