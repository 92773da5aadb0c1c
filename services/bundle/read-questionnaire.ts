import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import type { Questionnaire } from '#core/questionnaire/definition';
import { packQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Wording } from '#core/questionnaire/wording';
import { compile, type CompiledQuestionnaire } from '#core/engine/compile';
import {
  readCarriedFile,
  unpackCarried,
  type CarriedQuestionnaire,
  type QuestionnaireProblem,
} from '#core/submission/carried-questionnaire';
import { LastUsed } from './last-used';
import type { BagFile } from './read-bag';
import { parseJson } from './read-json';

/** `data/questionnaire.json` of a bundle, checked and compiled. */
export interface ReadQuestionnaire {
  readonly carried: CarriedQuestionnaire;
  /** `null` where its conditions cannot be evaluated. */
  readonly compiled: CompiledQuestionnaire | null;
  /** As `structureOf` has it. */
  readonly structure: string | null;
}

export type QuestionnaireReading = ReadQuestionnaire | QuestionnaireProblem;

/**
 * Most States of an exercise carry the same questionnaire, in a few languages. So the last ones are kept by the digest of their
 * bytes; what they ask and their words in one language are kept once, whatever else differs. Never more of a stranger's bytes than this.
 */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;
const readings = new LastUsed<QuestionnaireReading>(40);
const asked = new LastUsed<Asked | QuestionnaireProblem>(8);
const words = new LastUsed<Wording>(12);

/** What reading the file of this digest found, where that was lately. */
export const readBefore = (sha512: string): QuestionnaireReading | undefined => readings.get(sha512);

export function readQuestionnaire({ sha512, bytes, content, packed, reading: before }: BagFile): QuestionnaireReading {
  const known = before ?? readings.get(sha512);
  if (known) return known;
  const reading = packed ? readPacked(packed) : content ? read(content) : { problem: 'not read' };
  if ((packed || content) && bytes <= MOST_KEPT_BYTES) readings.set(sha512, reading);
  return reading;
}

/** What the file of a questionnaire asks, without its words, as JSON. */
export interface PackedContent {
  /** SHA-512 of `json`. */
  readonly digest: string;
  readonly json: Buffer;
}

/**
 * The first half of reading a questionnaire, for a thread that only reads: whoever judges needs no words. `null` where the file is not as
 * it should be, and whoever judges has to say why.
 */
export function packedContent(content: Uint8Array): PackedContent | null {
  const file = readCarriedFile(parseJson(content));
  const json = 'problem' in file ? null : writtenAs(file.value.questionnaire);
  return json === null ? null : { digest: digestOf(json), json: Buffer.from(json) };
}

/** The second half. */
function readPacked({ digest, json }: PackedContent): QuestionnaireReading {
  const known = askedIn(digest, () => JSON.parse(json.toString('utf8')) as PackedQuestionnaire);
  return 'problem' in known ? known : withWording(known, []);
}

interface Asked extends Pick<ReadQuestionnaire, 'compiled' | 'structure'> {
  readonly questionnaire: Questionnaire;
}

function read(content: Buffer): QuestionnaireReading {
  const file = readCarriedFile(parseJson(content));
  if ('problem' in file) return file;
  const { questionnaire: packed, wording } = file.value;
  const json = writtenAs(packed);
  const known = json === null ? readAsked(packed) : askedIn(digestOf(json), () => packed);
  return 'problem' in known ? known : withWording(known, wordsWanted ? wording.map(sharedWording) : []);
}

function withWording({ questionnaire, compiled, structure }: Asked, wording: readonly Wording[]): ReadQuestionnaire {
  return { carried: { questionnaire, wording }, compiled, structure };
}

function askedIn(digest: string, packed: () => PackedQuestionnaire): Asked | QuestionnaireProblem {
  const known = asked.get(digest) ?? readAsked(packed());
  asked.set(digest, known);
  return known;
}

function readAsked(packed: PackedQuestionnaire): Asked | QuestionnaireProblem {
  const reading = unpackCarried(packed);
  if ('problem' in reading) return reading;
  const questionnaire = reading.value;
  return {
    questionnaire,
    structure: structureOfPacked(packed) ?? structureOf(questionnaire),
    compiled: unlessItFails(() => compile(questionnaire)),
  };
}

/** `null` where it is nested beyond reason. */
const writtenAs = (value: unknown): string | null => unlessItFails(() => JSON.stringify(value));

const digestOf = (json: string): string => createHash('sha512').update(json).digest('hex');

let wordsWanted = true;
/** For a thread that only judges: it keeps nobody's words. */
export const judgeWithoutWords = (): void => void (wordsWanted = false);

function sharedWording(wording: Wording): Wording {
  const json = writtenAs(wording);
  if (json === null) return wording;
  const name = digestOf(json);
  const known = words.get(name) ?? wording;
  words.set(name, known);
  return known;
}

/** Foreign structure may be too deep, circular in its conditions, or name what is not there. */
function unlessItFails<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/**
 * SHA-256 over what a questionnaire asks, without the version that it says it has: two with one structure ask the same. The
 * version of ours is their structure. `null` where it is nested beyond reason.
 */
export function structureOf(questionnaire: Questionnaire): string | null {
  return unlessItFails(() => digestOfStructure(packQuestionnaire(questionnaire)));
}

/** The same, where it is the version that it says it has; as it came, it may also be packed in another way. */
function structureOfPacked(packed: PackedQuestionnaire): string | null {
  const digest = unlessItFails(() => digestOfStructure(packed));
  return digest === packed.version ? digest : null;
}

function digestOfStructure({ version: _said, ...packed }: PackedQuestionnaire): string {
  return createHash('sha256').update(canonicalJson(packed)).digest('hex');
}
