import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { provisionsOfOffer } from '#core/offers/offer-key';
import type { ServiceContext } from '../context';
import { questionnaireOf } from './assessment-questions';
import { checkBase, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

/** What became of an answer that was offered and not taken over. Taking over is `answers.record` with `reused`. */
export function offerHandlers(context: ServiceContext): Pick<Handlers, 'offers.decline' | 'offers.reopen'> {
  const store = assessmentStoreOf(context);
  return {
    'offers.decline': ({ assessment, offer, base, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        checkBase(document, 'offers', offer, base, 'offer');
        const { twins } = questionnaireOf(context.content, document);
        const pair = provisionsOfOffer(offer);
        const known = pair && twins.some(({ provisions }) => provisions.includes(pair.from) && provisions.includes(pair.to));
        if (!known) throw new AppError('not-found', { what: 'offer', id: offer });
        if (recordOf(document, 'offers', offer)) return { changes: [] };
        return { changes: recordChange(current, 'offers', offer, { by, at: context.clock.now() }) };
      }),

    'offers.reopen': ({ assessment, offer, base, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        if (!recordOf(document, 'offers', offer)) throw new AppError('not-found', { what: 'offer', id: offer });
        checkBase(document, 'offers', offer, base, 'offer');
        return { changes: recordChange(current, 'offers', offer, null) };
      }),
  };
}
