import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { releaseBook } from '#core/register/release-book';
import type { OpenFilter } from '#core/open-data/descriptor';
import type { ServiceContext } from '../context';
import { createDecisionJournal } from '../register/decision-journal';
import type { SearchableRegister } from '../register/search-handlers';
import { chooseSubmissions } from './choose-submissions';
import { writePackage } from './write-package';

/** What States have released, as data for everybody. */
export function openDataHandlers(
  context: ServiceContext,
  { register }: Pick<SearchableRegister, 'register'>,
): Pick<Handlers, 'openData.preview' | 'openData.write'> {
  const decisions = createDecisionJournal(context);
  const chosenBy = async (filter: OpenFilter) => {
    const entries = await register.list();
    const releaseOf = releaseBook(entries, await decisions.read());
    return { releaseOf, chosen: chooseSubmissions(entries, releaseOf, filter) };
  };
  return {
    'openData.preview': async (filter) => (await chosenBy(filter)).chosen.preview,
    'openData.write': async (wanted, call) => {
      const known = context.content.questionnaire().instruments.map(({ code }) => code);
      const strange = wanted.instruments?.find((code) => !known.includes(code));
      if (strange !== undefined) throw new AppError('not-found', { what: 'instrument', id: strange });
      const filter = sortedFilter(wanted);
      const { releaseOf, chosen } = await chosenBy(filter);
      return writePackage({ context, register, releaseOf }, chosen, filter, call);
    },
  };
}

/** The same choice in another order is the same package. */
const sortedFilter = ({ exercises, instruments }: OpenFilter): OpenFilter => ({
  ...(exercises && { exercises: [...new Set(exercises)].sort() }),
  ...(instruments && { instruments: [...new Set(instruments)].sort() }),
});
