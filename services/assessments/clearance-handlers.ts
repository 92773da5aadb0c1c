import { reviewStatus } from '#core/answers/clearance';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { questionnaireOf } from './assessment-questions';
import { checkBase, recordChange } from './record-change';
import { assessmentStoreOf } from './store-of';

/** How far each provision has come in the State's own review. What is cleared is guarded where lines are written. */
export function clearanceHandlers(context: ServiceContext): Pick<Handlers, 'clearance.set'> {
  const store = assessmentStoreOf(context);
  return {
    'clearance.set': ({ assessment, provisions, status, reopen = false, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        const known = new Set(questionnaireOf(context.content, document).provisions.map(({ id }) => id));
        const at = context.clock.now();
        if (new Set(provisions.map(({ provision }) => provision)).size < provisions.length)
          throw new AppError('input-invalid', { operation: 'clearance.set', path: 'provisions', problem: 'named twice' });
        const changes = provisions.flatMap(({ provision, base }) => {
          if (!known.has(provision)) throw new AppError('not-found', { what: 'provision', id: provision });
          const present = reviewStatus(document, provision);
          // Two that say the same do not contradict each other, whoever was first.
          if (present === status) return [];
          checkBase(document, 'clearances', provision, base, 'clearance');
          if (present === 'cleared' && !reopen) throw new AppError('cleared', { provision });
          return recordChange(current, 'clearances', provision, status === 'draft' ? null : { status, by, at });
        });
        return { changes };
      }),
  };
}
