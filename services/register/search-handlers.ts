import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { RegisterEntry } from '#core/register/register';
import { passes, registerChoices, rowOf, type RegisterChoices, type RegisterFacts } from '#core/register/register-query';
import { releaseBook } from '#core/register/release-book';
import { searchHits } from '#core/register/search-hits';
import { searchIndex } from '#core/register/search-index';
import { queryWords } from '#core/register/search-words';
import { searchedTexts } from '#core/register/searched-texts';
import type { RecordedDecision } from '#core/register/secretariat-decision';
import type { WordIndex } from '#core/register/word-index';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { ServiceContext } from '../context';
import { createDecisionJournal } from './decision-journal';
import { createRegisterIndex, type ReadSubmission, type RegisterIndex } from './register-index';
import { createRegisterStore, type RegisterStore } from './register-store';
import { readRegistered } from './registered-submission';
import { createSummaryStore, type SummaryStore } from './summary-store';

const PAGE = 50;
/** Excerpts of one submission that are shown. */
const MOST_HITS = 100;

export type SearchHandlers = Pick<
  Handlers,
  'register.search' | 'register.hits' | 'register.provision' | 'register.release' | 'register.rebuild'
>;

/** The register with its index. `readSubmission`: absent, from the bundles. */
export interface SearchableRegister {
  readonly register: RegisterStore;
  readonly index: RegisterIndex;
  readonly readSubmission: ReadSubmission;
  /** What the Conference counts, beside the index of the search; whatever is read for one is read for both. */
  readonly summaries: SummaryStore;
}

export function searchableRegister(context: ServiceContext, readSubmission?: ReadSubmission): SearchableRegister {
  const register = createRegisterStore(context);
  const fromBundle: ReadSubmission = async (digest) => {
    try {
      return await readRegistered(await register.bundlePath(digest), digest);
    } catch (error) {
      // A bundle that was taken away is not found by its words; the register says so where it is opened.
      if (error instanceof AppError && error.code === 'file-missing') return null;
      throw error;
    }
  };
  const readOnce = readSubmission ?? fromBundle;
  const summaries = createSummaryStore(context, readOnce);
  const read: ReadSubmission = async (digest) => {
    const submission = await readOnce(digest);
    summaries.note(digest, submission);
    return submission;
  };
  return { register, readSubmission: read, summaries, index: createRegisterIndex(context, read) };
}

export function searchHandlers(
  context: ServiceContext,
  { register, index, readSubmission, summaries }: SearchableRegister,
): SearchHandlers {
  const { content } = context;
  const viewOf = viewsOf(context);
  const decisions = createDecisionJournal(context);
  return {
    'register.search': async ({ text = '', offset = 0, limit = PAGE, ...filter }, call) => {
      const entries = await register.list();
      const parts = await index.of(entries, call);
      const { newestFirst, facts, choices } = viewOf(entries, parts, await decisions.read());
      const words = queryWords(text);
      const passing = newestFirst.filter((entry) => passes(entry, filter, facts));
      const found =
        words.length > 0 ? foundIn(parts, words, new Set(passing.map(({ digest }) => digest)), inCluster(context, filter.cluster)) : null;
      const matching = found ? passing.filter(({ digest }) => found.has(digest)) : passing;
      const rows = matching.slice(offset, offset + limit);
      return {
        total: entries.length,
        matching: matching.length,
        rows: rows.map((entry) => rowOf(entry, facts, found?.get(entry.digest))),
        choices,
        quarantined: (await register.state()).quarantined().length,
      };
    },

    'register.hits': async ({ digest, text, cluster }) => {
      await register.read(digest);
      const submission = await readSubmission(digest);
      const words = queryWords(text);
      if (!submission || words.length === 0) return { hits: [], more: false };
      const questions = questionsById(content.questionnaire());
      const within = inCluster(context, cluster);
      const texts = [...searchedTexts(submission, (id) => questions.get(id))].filter(({ place }) => within?.(place) ?? true);
      const hits = searchHits(texts, words, MOST_HITS + 1);
      return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS };
    },

    'register.release': async ({ digest }) => {
      await register.read(digest);
      return releaseBook(await register.list(), await decisions.read())(digest);
    },

    'register.provision': async ({ digest, provision }) => {
      const { fileName } = await register.read(digest);
      const submission = await readSubmission(digest);
      if (!submission) throw new AppError('file-unreadable', { name: fileName, problem: 'bundle' });
      const questions = questionsById(content.questionnaire());
      const own = Object.entries(submission.answers).filter(([id]) => id.slice(0, id.lastIndexOf('/')) === provision);
      return {
        answers: own.map(([id, answer]) => {
          const question = questions.get(id);
          return { id, answer, ...(question && { question }) };
        }),
        evidence: submission.evidence,
      };
    },

    'register.rebuild': async (_, call: CallContext) => {
      await context.data.assertWritable();
      const entries = await register.list();
      summaries.forget();
      const parts = await index.rebuild(entries, call);
      await summaries.of(entries, call);
      return {
        submissions: parts.reduce((sum, { submissions }) => sum + submissions.length, 0),
        words: parts.reduce((sum, { terms }) => sum + terms.length, 0),
      };
    },
  };
}

/** What is the same for every look at one state of the register. */
interface View {
  readonly entries: readonly RegisterEntry[];
  readonly parts: readonly WordIndex[];
  readonly decisions: number;
  readonly newestFirst: readonly RegisterEntry[];
  readonly facts: RegisterFacts;
  readonly choices: RegisterChoices;
}

type ViewOf = (entries: readonly RegisterEntry[], parts: readonly WordIndex[], decisions: readonly RecordedDecision[]) => View;

function viewsOf(context: Pick<ServiceContext, 'content'>): ViewOf {
  let known: View | undefined;
  return (entries, parts, decisions) => {
    // Decisions are only ever added.
    if (known?.entries === entries && known.parts === parts && known.decisions === decisions.length) return known;
    const facts = { ...factsOf(context, parts), releaseOf: releaseBook(entries, decisions) };
    const newestFirst = entries.toSorted((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1));
    return (known = { entries, parts, decisions: decisions.length, newestFirst, facts, choices: registerChoices(entries, facts) });
  };
}

/** What of the content and the index a filter asks for. */
function factsOf({ content }: Pick<ServiceContext, 'content'>, parts: readonly WordIndex[]): Omit<RegisterFacts, 'releaseOf'> {
  const groups = new Map(content.states().map(({ code, group }) => [code, group]));
  const clusters = new Map(parts.flatMap(({ submissions }) => submissions.map(({ digest, clusters: own }) => [digest, own])));
  return { groupOf: (state) => groups.get(state) ?? null, clustersOf: (digest) => clusters.get(digest) ?? [] };
}

/** Provisions of a cluster; absent: everything. */
function inCluster({ content }: Pick<ServiceContext, 'content'>, cluster: string | undefined): ((place: string) => boolean) | undefined {
  if (cluster === undefined) return undefined;
  const { provisions } = content.questionnaire();
  const own = new Set(provisions.filter((provision) => provision.cluster === cluster).map(({ id }) => id));
  return (place) => own.has(place);
}

/** At how many places the words stand, by submission. */
function foundIn(
  parts: readonly WordIndex[],
  words: readonly string[],
  wanted: ReadonlySet<string>,
  inPlace: ((place: string) => boolean) | undefined,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const part of parts) {
    const hits = searchIndex(part, words, { wanted: (digest) => wanted.has(digest), ...(inPlace && { inPlace }) });
    for (const { digest, places } of hits) found.set(digest, places.length);
  }
  return found;
}
