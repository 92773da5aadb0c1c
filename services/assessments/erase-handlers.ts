import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ErasableRecord } from '#core/contract/erased';
import type { ServiceContext } from '../context';
import type { ScannedJournal, StoredEntry } from './journal';
import { folderOf, submissionsOf } from './load-assessment';
import { assessmentStoreOf } from './store-of';

interface SealedBundle {
  /** In `submissions/`. */
  readonly file: string;
  readonly digest: string;
  readonly fileName: string;
}

/** Erasing personal data for good. */
export function eraseHandlers(context: ServiceContext): Pick<Handlers, 'records.erase'> {
  const store = assessmentStoreOf(context);
  const { files } = context.data;
  return {
    'records.erase': async ({ assessment, records, reason, bundles, by }) => {
      const questions = new Map(context.content.questionnaire().questions.map((question) => [question.id, question]));
      let sealed: readonly SealedBundle[] = [];
      let recoveredFrom: string | undefined;
      const saved = await store.erase(assessment, async (journal) => {
        checkKnown(records, journal.entries);
        sealed = bundlesConcerned(await files.list(submissionsOf(assessment)), journal.entries, records);
        recoveredFrom = await stillThere(journal);
        const removed = bundles === 'remove' ? sealed.map(({ file }) => file) : [];
        return { by, reason, records, bundles: removed, at: context.clock.now(), question: (id) => questions.get(id) };
      });
      return {
        saved,
        bundles: sealed.map(({ digest, fileName }) => ({ digest, fileName, removed: bundles === 'remove' })),
        ...(recoveredFrom === undefined ? {} : { recoveredFrom }),
      };
    },
  };

  async function stillThere({ head }: ScannedJournal): Promise<string | undefined> {
    const from = head?.recoveredFrom;
    if (from === undefined) return undefined;
    const lies = (await files.list(folderOf(from))).length > 0 || (await files.list('removed')).some((name) => name.startsWith(`${from}-`));
    return lies ? from : undefined;
  }
}

const WORD = { evidence: 'evidence', comments: 'comment', answers: 'answer', explanations: 'explanation' } as const;

/** A record that is gone from the document is still in the history, and can be erased from there. */
function checkKnown(records: readonly ErasableRecord[], entries: readonly StoredEntry[]): void {
  const known = new Set(entries.flatMap(({ changes }) => changes.map(({ collection, key }) => `${collection}/${key}`)));
  for (const { collection, key } of records) {
    if (!known.has(`${collection}/${key}`)) throw new AppError('not-found', { what: WORD[collection], id: key });
  }
  if (new Set(records.map(({ collection, key }) => `${collection}/${key}`)).size < records.length)
    throw new AppError('input-invalid', { operation: 'records.erase', path: 'records', problem: 'named twice' });
}

/** Bundles sealed after one of the records was first written. Comments have no way into a bundle. */
function bundlesConcerned(
  present: readonly string[],
  entries: readonly StoredEntry[],
  records: readonly ErasableRecord[],
): readonly SealedBundle[] {
  const submitted = records.filter(({ collection }) => collection !== 'comments');
  const first = entries.find(({ changes }) =>
    changes.some((change) => submitted.some(({ collection, key }) => collection === change.collection && key === change.key)),
  );
  if (!first) return [];
  const before = entries.filter(({ seq }) => seq < first.seq);
  const earlier = new Set(
    before.flatMap(({ changes }) => changes.flatMap(({ collection, key }) => (collection === 'submissions' ? [key] : []))),
  );
  const names = new Map(
    entries.flatMap(({ changes }) =>
      changes.flatMap(({ after }): [string, string][] => (after && 'digest' in after ? [[after.digest, after.fileName]] : [])),
    ),
  );
  return present.flatMap((file) => {
    const digest = file.split('.')[0] ?? '';
    return digest === '' || earlier.has(digest) ? [] : [{ file, digest, fileName: names.get(digest) ?? file }];
  });
}
