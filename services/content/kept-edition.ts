import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { AppError } from '#core/contract/errors';
import { LANGUAGES, type Language, type Wording } from '#core/questionnaire/wording';
import {
  carryQuestionnaire,
  readCarriedQuestionnaire,
  type CarriedQuestionnaire,
  type CarriedQuestionnaireFile,
} from '#core/submission/carried-questionnaire';
import type { ContentLibrary } from './content-library';

/**
 * A questionnaire with its words, as one packed file: what a bundle carries, compressed. By it the answers of then stay
 * readable, and a draft can go on, when the program that asked them is gone.
 */
export interface KeptEdition {
  /** SHA-512 of what is packed. */
  readonly sha512: string;
  readonly bytes: Uint8Array;
}

/** Bytes that one may unpack to: six languages of five treaties are a tenth of it. */
const MOST_BYTES = 64 * 1024 * 1024;

export const packEdition = (file: CarriedQuestionnaireFile): KeptEdition => packText(JSON.stringify(file));

/** The whole content, all languages. */
export const packLibrary = (content: ContentLibrary): KeptEdition =>
  packEdition(carryQuestionnaire(content.questionnaire(), LANGUAGES, (language) => content.wording(language)));

function packText(text: string): KeptEdition {
  const bytes = Buffer.from(text);
  return { sha512: createHash('sha512').update(bytes).digest('hex'), bytes: gzipSync(bytes, { level: 6 }) };
}

/** Throws AppError `damaged`, where it is not what its name says either (`sha512`). */
export function unpackEdition(stored: Uint8Array, file: string, sha512?: string): CarriedQuestionnaire {
  const damaged = (place: string): AppError => new AppError('damaged', { file, place });
  let text: Buffer;
  try {
    text = gunzipSync(stored, { maxOutputLength: MOST_BYTES });
  } catch {
    throw damaged('gzip');
  }
  if (sha512 !== undefined && createHash('sha512').update(text).digest('hex') !== sha512) throw damaged('SHA-512');
  let raw: unknown;
  try {
    raw = JSON.parse(text.toString('utf8'));
  } catch {
    throw damaged('JSON');
  }
  const read = readCarriedQuestionnaire(raw);
  if ('problem' in read) throw damaged(read.problem);
  return read.value;
}

/** Words in one language; where the file has none in it, none. */
export const wordingIn = ({ wording }: CarriedQuestionnaire, language: Language): Wording =>
  wording.find((each) => each.language === language) ?? { format: 'omnibus-wording/1', language, entries: {}, stale: [] };
