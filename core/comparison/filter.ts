import { OBLIGATION_LEVELS, type ObligationLevel, type Provision, type Questionnaire } from '../questionnaire/definition';
import { BECAME, CHANGE_KINDS, type Became, type ChangeKind, type Comparison, type ProvisionComparison } from './comparison';

/** What of a comparison is shown. An empty list: everything. */
export interface ComparisonFilter {
  readonly kinds: readonly ChangeKind[];
  readonly became: readonly Became[];
  readonly instruments: readonly string[];
  readonly clusters: readonly string[];
  /** Article ids, such as `TIP:5`. */
  readonly articles: readonly string[];
  readonly levels: readonly ObligationLevel[];
  /** Anywhere in the answers of a provision, on either side. */
  readonly words: string;
}

/** Everything but what is unchanged, which is folded away. */
export const CHANGES_ONLY: ComparisonFilter = {
  kinds: CHANGE_KINDS.filter((kind) => kind !== 'unchanged'),
  became: [],
  instruments: [],
  clusters: [],
  articles: [],
  levels: [],
  words: '',
};
export const FILTER_VALUES = { kinds: CHANGE_KINDS, became: BECAME, levels: OBLIGATION_LEVELS } as const;

const passes = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value);

/** The provisions to show, each with the questions to show. */
export function filterComparison(
  { provisions }: Pick<Comparison, 'provisions'>,
  older: Questionnaire,
  newer: Questionnaire,
  filter: ComparisonFilter,
): readonly ProvisionComparison[] {
  const known = new Map([...older.provisions, ...newer.provisions].map((provision) => [provision.id, provision]));
  const words = filter.words.normalize('NFC').trim().toLowerCase();
  return provisions.flatMap((compared) => {
    const provision = known.get(compared.provision);
    if (!provision || !isWanted(provision, filter)) return [];
    const questions = compared.questions.filter(
      ({ kind, became = 'same', older: then, newer: now }) =>
        passes(filter.kinds, kind) && passes(filter.became, became) && (words === '' || holds(then, words) || holds(now, words)),
    );
    return questions.length > 0 ? [{ ...compared, questions }] : [];
  });
}

const isWanted = ({ instrument, cluster, article, obligation }: Provision, filter: ComparisonFilter): boolean =>
  passes(filter.instruments, instrument) &&
  passes(filter.clusters, cluster) &&
  passes(filter.articles, article) &&
  passes(filter.levels, obligation);

function holds(value: unknown, words: string): boolean {
  if (typeof value === 'string') return value.normalize('NFC').toLowerCase().includes(words);
  return typeof value === 'object' && value !== null && Object.values(value).some((each) => holds(each, words));
}
