import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Question } from '#core/questionnaire/definition';
import type { RegisterEntry } from '#core/register/register';
import { searchedTexts } from '#core/register/searched-texts';
import { WordIndexBuilder, type IndexedSubmission, type WordIndex } from '#core/register/word-index';
import type { Submission } from '#core/submission/submission';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { ContentLibrary } from '../content/content-library';
import type { ServiceContext } from '../context';
import { packIndex, unpackIndex } from './packed-index';
import { openPart, sealPart } from './sealed-part';

/** The index over the register: derived from the bundles, in the order of the journal, and never asked what is true. */
export interface RegisterIndex {
  /** In parts, together everything of `entries`. What is missing is read first; what is damaged or of another version is built anew. */
  of(entries: readonly RegisterEntry[], call: CallContext): Promise<readonly WordIndex[]>;
  rebuild(entries: readonly RegisterEntry[], call: CallContext): Promise<readonly WordIndex[]>;
}

/** What the index is made of; null where a bundle cannot be read, which is found by its State and exercise alone. */
export type ReadSubmission = (digest: string) => Promise<Submission | null>;

const INDEX_FOLDER = 'register/index';
const PART = /^\d{6}\.part$/;
/** More are put together into one. */
const MOST_PARTS = 8;

export function createRegisterIndex(
  { data, content }: Pick<ServiceContext, 'data' | 'content'>,
  readSubmission: ReadSubmission,
): RegisterIndex {
  const { files } = data;
  const version = (): string => content.questionnaire().version;
  let known: readonly WordIndex[] | undefined;
  /** The entries that `known` is known to hold. */
  let complete: readonly RegisterEntry[] | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  /** What is kept, as far as it is whole and in the order of the journal; otherwise nothing. */
  async function kept(entries: readonly RegisterEntry[]): Promise<readonly WordIndex[]> {
    const parts: WordIndex[] = [];
    for (const name of await partNames()) {
      const bytes = await files.read(`${INDEX_FOLDER}/${name}`).catch(() => null);
      const part = bytes && openSealed(bytes, version());
      if (!part) return [];
      parts.push(part);
    }
    return isPrefix(parts, entries) ? parts : [];
  }

  const partNames = async (): Promise<readonly string[]> => (await files.list(INDEX_FOLDER)).filter((name) => PART.test(name)).sort();

  /** A reader who does not own the folder keeps it in memory only. */
  async function keep(part: WordIndex, number: number): Promise<void> {
    if (data.access !== 'owner') return;
    await files.write(`${INDEX_FOLDER}/${String(number).padStart(6, '0')}.part`, sealPart(packIndex(part, version())));
  }

  async function build(entries: readonly RegisterEntry[], call: CallContext): Promise<WordIndex> {
    const builder = new WordIndexBuilder();
    const facts = indexFacts(content);
    for (const [done, { digest }] of entries.entries()) {
      if (call.signal.aborted) throw new AppError('cancelled');
      call.progress(done, entries.length);
      const submission = await readSubmission(digest);
      if (submission) builder.add(facts.describe(digest, submission), searchedTexts(submission, facts.question));
      else builder.add({ digest, clusters: [], parties: [], unread: true }, []);
    }
    call.progress(entries.length, entries.length);
    return builder.build();
  }

  async function startAnew(entries: readonly RegisterEntry[], call: CallContext): Promise<readonly WordIndex[]> {
    const whole = await build(entries, call);
    if (data.access === 'owner') for (const name of await partNames()) await files.remove(`${INDEX_FOLDER}/${name}`);
    await keep(whole, 1);
    return (known = [whole]);
  }

  async function current(entries: readonly RegisterEntry[], call: CallContext): Promise<readonly WordIndex[]> {
    if (known && entries === complete) return known;
    const parts = known && isPrefix(known, entries) ? known : await kept(entries);
    const done = parts.reduce((sum, { submissions }) => sum + submissions.length, 0);
    if (done === entries.length) return (known = parts);
    if (done === 0) return startAnew(entries, call);
    const part = await build(entries.slice(done), call);
    if (parts.length < MOST_PARTS) {
      await keep(part, parts.length + 1);
      return (known = [...parts, part]);
    }
    const together = new WordIndexBuilder();
    for (const each of [...parts, part]) together.addIndex(each);
    const whole = together.build();
    // The others go first: what is cut short here is built anew.
    if (data.access === 'owner') for (const name of await partNames()) await files.remove(`${INDEX_FOLDER}/${name}`);
    await keep(whole, 1);
    return (known = [whole]);
  }

  /** One at a time: two calls at once would both read the same bundles. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  }

  return {
    of: (entries, call) =>
      inTurn(async () => {
        const parts = await current(entries, call);
        complete = entries;
        return parts;
      }),
    rebuild: (entries, call) => inTurn(() => startAnew(entries, call)),
  };
}

function isPrefix(parts: readonly WordIndex[], entries: readonly RegisterEntry[]): boolean {
  const digests = parts.flatMap(({ submissions }) => submissions.map(({ digest }) => digest));
  return digests.length <= entries.length && digests.every((digest, at) => entries[at]?.digest === digest);
}

/** By what the questionnaire that is installed says. */
function indexFacts(content: ContentLibrary): {
  readonly question: (id: string) => Question | undefined;
  readonly describe: (digest: string, submission: Submission) => IndexedSubmission;
} {
  const questionnaire = content.questionnaire();
  const { provisions } = questionnaire;
  const byId = questionsById(questionnaire);
  const clusterOf = new Map(provisions.map(({ id, cluster }) => [id, cluster]));
  return {
    question: (id) => byId.get(id),
    describe(digest, { answers, participation, exercise }) {
      const clusters = Object.keys(answers).flatMap((id) => clusterOf.get(id.slice(0, id.lastIndexOf('/'))) ?? []);
      const parties = Object.entries(participation).flatMap(([code, { standing }]) => (standing === 'party' ? [code] : []));
      return {
        digest,
        clusters: [...new Set(clusters)].sort(),
        parties: parties.sort(),
        ...(exercise.deadline !== undefined && { deadline: exercise.deadline }),
      };
    },
  };
}

function openSealed(bytes: Uint8Array, version: string): WordIndex | null {
  const packed = openPart(bytes);
  return packed && unpackIndex(packed, version);
}
