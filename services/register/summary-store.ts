import { Summaries } from '#core/conference/summaries';
import { marksOf } from '#core/conference/summary';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { RegisterEntry } from '#core/register/register';
import type { Submission } from '#core/submission/submission';
import type { ServiceContext } from '../context';
import { packSummaries, unpackSummaries } from './packed-summaries';
import type { ReadSubmission } from './register-index';
import { openPart, sealPart } from './sealed-part';

/** What the submissions of the register say, as far as the Conference counts it. Derived from the bundles, and never asked what is true. */
export interface SummaryStore {
  /** Of every entry at least. What is missing is read first; what is damaged or of another version is built anew. */
  of(entries: readonly Pick<RegisterEntry, 'digest'>[], call: CallContext): Promise<Summaries>;
  /** Somebody has read this submission for another reason. */
  note(digest: string, submission: Submission | null): void;
  /** What is known counts no longer: everything is read again. */
  forget(): void;
}

const SUMMARIES_FILE = 'register/summaries';

export function createSummaryStore({ data }: Pick<ServiceContext, 'data'>, readSubmission: ReadSubmission): SummaryStore {
  const { files } = data;
  let known: Summaries | undefined;
  /** Noted before what is kept was read. */
  let noted = new Summaries();
  let unkept = false;
  let turn: Promise<unknown> = Promise.resolve();

  async function kept(): Promise<Summaries> {
    const bytes = await files.read(SUMMARIES_FILE).catch(() => null);
    const packed = bytes && openPart(bytes);
    return (packed && unpackSummaries(packed)) ?? new Summaries();
  }

  async function current(entries: readonly Pick<RegisterEntry, 'digest'>[], call: CallContext): Promise<Summaries> {
    if (!known) {
      known = await kept();
      for (const each of noted.all()) {
        if (known.has(each.digest)) continue;
        known.add(each.digest, each.unread ? null : noted.marksOf(each));
        unkept = true;
      }
      noted = new Summaries();
    }
    const missing = entries.filter(({ digest }) => !known?.has(digest));
    for (const [done, { digest }] of missing.entries()) {
      if (call.signal.aborted) throw new AppError('cancelled');
      call.progress(done, missing.length);
      add(known, digest, await readSubmission(digest));
      unkept = true;
    }
    if (missing.length > 0) call.progress(missing.length, missing.length);
    if (unkept && data.access === 'owner') await files.write(SUMMARIES_FILE, sealPart(packSummaries(known)));
    unkept = false;
    return known;
  }

  return {
    /** One at a time: two calls at once would both read the same bundles. */
    of(entries, call) {
      const work = (): Promise<Summaries> => current(entries, call);
      const result = turn.then(work, work);
      turn = result.catch(() => undefined);
      return result;
    },
    note(digest, submission) {
      const book = known ?? noted;
      if (book.has(digest)) return;
      add(book, digest, submission);
      unkept ||= book === known;
    },
    forget() {
      known = new Summaries();
      noted = new Summaries();
      unkept = true;
    },
  };
}

function add(book: Summaries, digest: string, submission: Submission | null): void {
  book.add(digest, submission && marksOf(submission));
}
