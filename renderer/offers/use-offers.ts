import { offersAt, offersOf, type Offer } from '#core/offers/offers';
import { offerTables, type OfferTables } from '#core/offers/offer-tables';
import type { Questionnaire } from '#core/questionnaire/definition';
import { useAssessment } from '../assessment/assessment-context';

const known = new WeakMap<Questionnaire, OfferTables>();

function tablesOf(questionnaire: Questionnaire): OfferTables {
  const tables = known.get(questionnaire) ?? offerTables(questionnaire);
  known.set(questionnaire, tables);
  return tables;
}

/** All that has been answered elsewhere and could serve, or serves already; of one provision where it is named. */
export function useOffers(provision?: string): readonly Offer[] {
  const { session, document } = useAssessment();
  const tables = tablesOf(session.questionnaire);
  return provision === undefined ? offersOf(tables, document, session.live) : offersAt(provision, tables, document, session.live);
}
