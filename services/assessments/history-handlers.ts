import type { Handlers } from '#core/contract/dispatch';
import type { ServiceContext } from '../context';
import { assessmentStoreOf } from './store-of';

/** Lines in one answer where the caller names no number. */
const PAGE = 200;

export function historyHandlers(
  context: ServiceContext,
): Pick<Handlers, 'history.undo' | 'history.redo' | 'history.list' | 'assessments.changesSince'> {
  const store = assessmentStoreOf(context);
  return {
    'history.undo': ({ assessment, by }) => store.undo(assessment, by),
    'history.redo': ({ assessment, by }) => store.redo(assessment, by),

    /** Oldest first: the lines following `after`, or, without it, the newest. */
    'history.list': async ({ assessment, after, limit = PAGE }) => {
      const lines = await store.lines(assessment, after ?? 0);
      const chosen = after === undefined ? lines.slice(-limit) : lines.slice(0, limit);
      return chosen.map(({ seq, at, by, changes, undoes, redoes, erases }) => ({
        seq,
        at,
        by,
        changes: changes.map(({ collection, key, erased }) => ({ collection, key, ...(erased ? { erased } : {}) })),
        ...(undoes === undefined ? {} : { undoes }),
        ...(redoes === undefined ? {} : { redoes }),
        ...(erases === undefined ? {} : { erases: { reason: erases.reason, records: erases.records } }),
      }));
    },

    /** For a second window: what others have written since `seq`. */
    'assessments.changesSince': async ({ assessment, seq }) => {
      const current = await store.read(assessment);
      const lines = await store.lines(assessment, seq);
      const upTo = lines.filter((line) => line.seq <= current.seq);
      return store.saved(
        current,
        upTo.flatMap(({ changes }) => changes),
        upTo.at(-1)?.at ?? current.last?.at ?? current.document.created,
      );
    },
  };
}
