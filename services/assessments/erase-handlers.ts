import type { Handlers } from '#core/contract/dispatch';
import type { Question } from '#core/questionnaire/definition';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { ServiceContext } from '../context';
import { findRecords } from './find-records';
import type { ScannedJournal } from './journal';
import { folderOf, submissionsOf } from './load-assessment';
import { recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';
import {
  bundlesConcerned,
  checkKnown,
  filesThatGo,
  questionsThatCited,
  versionsOf,
  withEarlierAnswers,
  type SealedBundle,
} from './what-erasing-takes';

/** Erasing personal data for good, and telling beforehand what that takes. */
export function eraseHandlers(context: ServiceContext): Pick<Handlers, `records.${'erase' | 'find' | 'toErase'}`> {
  const store = assessmentStoreOf(context);
  const { files } = context.data;
  const questions = (): ReadonlyMap<string, Question> => questionsById(context.content.questionnaire());
  return {
    'records.find': async ({ assessment, words }) => {
      const { document } = await store.read(assessment);
      return findRecords((await store.journal(assessment)).entries, document, words);
    },

    'records.toErase': async ({ assessment, records: named }) => {
      const { document } = await store.read(assessment);
      const journal = await store.journal(assessment);
      const { entries } = journal;
      checkKnown('records.toErase', named, entries);
      const records = withEarlierAnswers(named, entries);
      const recoveredFrom = await stillThere(journal);
      return {
        records: records.map((record) => ({
          collection: record.collection,
          key: record.key,
          present: recordOf(document, record.collection, record.key) !== null,
          versions: versionsOf(entries, record),
        })),
        citing: questionsThatCited(entries, records, (id) => questions().get(id)),
        files: filesThatGo(entries, records),
        bundles: bundlesConcerned(await files.list(submissionsOf(assessment)), entries, records).map(({ digest, fileName }) => ({
          digest,
          fileName,
        })),
        ...(recoveredFrom === undefined ? {} : { recoveredFrom }),
      };
    },

    'records.erase': async ({ assessment, records: named, reason, bundles, by }) => {
      const asked = questions();
      let sealed: readonly SealedBundle[] = [];
      let recoveredFrom: string | undefined;
      const saved = await store.erase(assessment, async (journal) => {
        checkKnown('records.erase', named, journal.entries);
        const records = withEarlierAnswers(named, journal.entries);
        sealed = bundlesConcerned(await files.list(submissionsOf(assessment)), journal.entries, records);
        recoveredFrom = await stillThere(journal);
        const removed = bundles === 'remove' ? sealed.map(({ file }) => file) : [];
        return { by, reason, records, bundles: removed, at: context.clock.now(), question: (id) => asked.get(id) };
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
