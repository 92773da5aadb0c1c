import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { DataFolder } from '../storage/data-folder';
import type { ContentLibrary } from './content-library';
import { packLibrary, unpackEdition, wordingIn } from './kept-edition';
import { libraryOf } from './library-of';

const FOLDER = 'questionnaires';
const fileOf = (edition: string): string => `${FOLDER}/${edition}.json.gz`;
const isEdition = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

export interface Editions {
  /** The installed content, which also knows every edition that was kept in this data folder. */
  readonly content: ContentLibrary;
  /**
   * Keeps the installed edition, so that assessments which ask it can go on asking it when another program is installed.
   * In the background: nothing waits for it, and one that cannot be kept now is kept next time.
   */
  keepSoon(): void;
  /** Resolves when nothing is being kept. */
  settled(): Promise<void>;
}

/** The editions of one data folder: `questionnaires/<edition>.json.gz`, shared by its assessments. */
export function openEditions(installed: ContentLibrary, data: DataFolder): Editions {
  const known = new Map<string, ContentLibrary | null>();
  const content: ContentLibrary = {
    ...installed,
    at(edition) {
      if (edition === undefined || !isEdition(edition) || edition === installed.edition()) return content;
      if (!known.has(edition)) known.set(edition, readEdition(installed, data.path, edition));
      return known.get(edition) ?? content;
    },
  };
  let keeping: Promise<void> | undefined;
  const keep = async (): Promise<void> => {
    const edition = installed.edition();
    if (edition === '' || data.access !== 'owner' || (await data.files.size(fileOf(edition))) !== null) return;
    await data.files.write(fileOf(edition), packLibrary(installed).bytes);
  };
  return {
    content,
    keepSoon() {
      keeping ??= keep().catch(() => {
        keeping = undefined;
      });
    },
    settled: async () => keeping,
  };
}

/** Null where it was not kept, or cannot be read any more. */
function readEdition(installed: ContentLibrary, folder: string, edition: string): ContentLibrary | null {
  try {
    const carried = unpackEdition(readFileSync(join(folder, ...fileOf(edition).split('/'))), fileOf(edition));
    return libraryOf({
      packed: packQuestionnaire(carried.questionnaire),
      wording: (language) => wordingIn(carried, language),
      states: () => installed.states(),
      practice: (language) => installed.practice(language),
      edition: () => edition,
    });
  } catch {
    return null;
  }
}
