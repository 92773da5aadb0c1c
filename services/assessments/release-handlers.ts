import { isDeepStrictEqual } from 'node:util';
import { NOT_RELEASED, releaseOf } from '#core/answers/release';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { questionnaireOf, settingsOf } from './assessment-questions';
import { recordChange } from './record-change';
import { assessmentStoreOf } from './store-of';

/** What of the submission may leave the secretariat, as the State decides it. */
export function releaseHandlers(context: ServiceContext): Pick<Handlers, 'release.set'> {
  const store = assessmentStoreOf(context);
  return {
    'release.set': ({ assessment, released, mark = [], unmark = [], by }) =>
      store.commit(assessment, by, (current) => {
        const { revision: _, ...settings } = settingsOf(current.document);
        // An agency returns its part; what becomes of the whole is the State's to say.
        if (settings.commission) throw new AppError('commissioned');
        const known = new Set(questionnaireOf(context.content, current.document).provisions.map(({ id }) => id));
        const strange = mark.find((provision) => !known.has(provision));
        if (strange !== undefined) throw new AppError('not-found', { what: 'provision', id: strange });
        const before = settings.release ?? NOT_RELEASED;
        const gone = new Set(unmark);
        const release = releaseOf({
          released: released ?? before.released,
          confidential: [...before.confidential, ...mark].filter((provision) => !gone.has(provision)),
        });
        if (isDeepStrictEqual(release, settings.release)) return { changes: [] };
        return { changes: recordChange(current, 'settings', 'assessment', { ...settings, release }) };
      }),
  };
}
