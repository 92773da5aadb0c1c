import type { Provision, Questionnaire } from '../questionnaire/definition';
import { optionsOf } from '../report/gap-analysis';
import {
  NONE,
  NOTIFICATION_STANDINGS,
  REGIONAL_GROUPS,
  UNDATED,
  UNSPECIFIED,
  type ColumnsBy,
  type RowsBy,
  type TableFilter,
  type TableKind,
} from './table-request';

export type ArrangedBy = RowsBy | Exclude<ColumnsBy, 'value'>;
type Asked = Pick<Questionnaire, 'instruments' | 'articles' | 'provisions' | 'questions' | 'clusters' | 'themes'>;

/** Where a provision of any questionnaire belongs in the one that is installed. */
export interface ProvisionPlace {
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly cluster: string;
  readonly chapter: string;
  readonly themes: readonly string[];
  readonly notifyUN: boolean;
}

/**
 * By what the questionnaire that is installed arranges answers, and in which order: that of the treaties and of the content, fixed before
 * anything is counted. What is not asked any more is followed to what took its place.
 */
export class Arrangement {
  readonly #places: ReadonlyMap<string, readonly ProvisionPlace[]>;
  readonly #orders: Readonly<Record<Exclude<ArrangedBy, 'state'>, ReadonlyMap<string, number>>>;
  readonly #values: Readonly<Record<TableKind, readonly string[]>>;
  readonly #instrumentsOf = new Map<string, Set<string>>();

  constructor(asked: Asked) {
    const chapters = new Map(asked.articles.map(({ id, chapter }) => [id, chapter]));
    const placeOf = ({ id, instrument, article, cluster, themes, notifyUN }: Provision): ProvisionPlace => {
      const chapter = `${instrument}:${chapters.get(article) ?? ''}`;
      return { id, instrument, article, cluster, chapter, themes: themes.length > 0 ? themes : [NONE], notifyUN };
    };
    const places = asked.provisions.map((provision) => placeOf(provision));
    this.#places = followed(places, asked.provisions);
    for (const { instrument, cluster, chapter } of places) {
      for (const key of [`cluster ${cluster}`, `chapter ${chapter}`, `instrument ${instrument}`])
        this.#instrumentsOf.set(key, (this.#instrumentsOf.get(key) ?? new Set()).add(instrument));
    }
    const byOrder = (pivots: Asked['themes']): readonly string[] => pivots.toSorted((a, b) => a.order - b.order).map(({ id }) => id);
    this.#orders = {
      theme: numbered([...byOrder(asked.themes), NONE]),
      cluster: numbered([...byOrder(asked.clusters), NONE]),
      article: numbered([...asked.articles.map(({ id }) => id), NONE]),
      chapter: numbered(places.map(({ chapter }) => chapter)),
      provision: numbered(places.map(({ id }) => id)),
      instrument: numbered(asked.instruments.map(({ code }) => code)),
      group: numbered([...REGIONAL_GROUPS, NONE]),
    };
    this.#values = {
      answered: [],
      assistance: [...optionsOf(asked, 'categories'), UNSPECIFIED],
      challenges: optionsOf(asked, 'challenges'),
      steps: [],
      notifications: NOTIFICATION_STANDINGS,
      practices: [],
    };
  }

  /** Every place that a provision has today; of one that has none, what its id tells. */
  placesOf(provision: string): readonly ProvisionPlace[] {
    const known = this.#places.get(provision);
    if (known) return known;
    const instrument = instrumentOf(provision);
    const nowhere = { article: NONE, cluster: NONE, chapter: `${instrument}:`, themes: [NONE], notifyUN: false };
    return [{ id: provision, instrument, ...nowhere }];
  }

  /** The provision by which it stands among others. */
  firstOf(provision: string): string {
    return this.placesOf(provision)[0]?.id ?? provision;
  }

  /** Codes of the instruments that a column or row is about; empty: any. */
  instrumentsAt(by: ArrangedBy | 'value', key: string): readonly string[] {
    return [...(this.#instrumentsOf.get(`${by} ${key}`) ?? [])];
  }

  /** Every key of a column that is there whether anybody has answered or not; none of another kind. */
  standing(by: ArrangedBy, { instruments, cluster, theme }: TableFilter): readonly string[] {
    if (by === 'group') return REGIONAL_GROUPS;
    if (by !== 'instrument' && by !== 'cluster' && by !== 'chapter') return [];
    const keys = new Set<string>();
    for (const places of this.#places.values())
      for (const place of places)
        if ((!instruments || instruments.includes(place.instrument)) && (!cluster || place.cluster === cluster))
          if (!theme || place.themes.includes(theme)) keys.add(place[by]);
    return [...keys];
  }

  /** The order of the content; what it does not know comes last, by its id. Never by how much is there. */
  inOrder(by: Exclude<ArrangedBy, 'state'>, keys: Iterable<string>): readonly string[] {
    return ordered(keys, this.#orders[by]);
  }

  valuesInOrder(kind: TableKind, keys: Iterable<string>): readonly string[] {
    if (kind !== 'steps') return ordered(keys, numbered(this.#values[kind]));
    return [...keys].sort((one, other) => Number(one === UNDATED) - Number(other === UNDATED) || (one < other ? -1 : 1));
  }
}

export const instrumentOf = (provision: string): string => provision.split(':', 1)[0] ?? '';

const numbered = (keys: readonly string[]): ReadonlyMap<string, number> => new Map([...new Set(keys)].map((key, at) => [key, at]));

function ordered(keys: Iterable<string>, order: ReadonlyMap<string, number>): readonly string[] {
  const at = (key: string): number => order.get(key) ?? order.size;
  return [...keys].sort((one, other) => at(one) - at(other) || (one < other ? -1 : one > other ? 1 : 0));
}

/** With the ids of earlier questionnaires: a provision that was split leads to several. */
function followed(places: readonly ProvisionPlace[], provisions: readonly Provision[]): ReadonlyMap<string, readonly ProvisionPlace[]> {
  const found = new Map<string, ProvisionPlace[]>(places.map((place) => [place.id, [place]]));
  const known = new Set(found.keys());
  for (const [at, { replaces = [] }] of provisions.entries())
    for (const earlier of replaces) if (!known.has(earlier)) found.set(earlier, [...(found.get(earlier) ?? []), places[at]!]);
  return found;
}
