import type { ReviewStatus } from '#core/answers/clearance';
import type { LiveAssessment, ProvisionProgress } from '#core/engine/live-assessment';
import type { ObligationLevel, Provision } from '#core/questionnaire/definition';
import type { Words } from '#core/questionnaire/wording';
import type { AskedAgencies } from '../../agencies/use-asked-agencies';

/** `null`: any. */
export interface ProvisionFilter {
  readonly text: string;
  readonly instrument: string | null;
  readonly level: ObligationLevel | null;
  readonly cluster: string | null;
  readonly theme: string | null;
  readonly progress: ProvisionProgress | null;
  readonly clearance: ReviewStatus | null;
  /** Asked of that agency, or of none. */
  readonly agency: `of ${string}` | 'nobody' | null;
}

export const NO_FILTER: ProvisionFilter = {
  text: '',
  instrument: null,
  level: null,
  cluster: null,
  theme: null,
  progress: null,
  clearance: null,
  agency: null,
};

export const isFiltered = (filter: ProvisionFilter): boolean =>
  filter.text.trim() !== '' ||
  [filter.instrument, filter.level, filter.cluster, filter.theme, filter.progress, filter.clearance, filter.agency].some(
    (choice) => choice !== null,
  );

/** Relevant provisions that pass; the text is looked for in the reference, the subject and the article's title. */
export function filterProvisions(
  provisions: readonly Provision[],
  filter: ProvisionFilter,
  live: LiveAssessment,
  words: Words,
  statusOf: (provision: string) => ReviewStatus,
  asked: AskedAgencies,
): readonly Provision[] {
  const wanted = fold(filter.text.trim());
  return provisions.filter((provision) => {
    const state = live.provision(provision.id);
    return (
      state.relevant &&
      (filter.instrument === null || provision.instrument === filter.instrument) &&
      (filter.level === null || provision.obligation === filter.level) &&
      (filter.cluster === null || provision.cluster === filter.cluster) &&
      (filter.theme === null || provision.themes.includes(filter.theme)) &&
      (filter.progress === null || state.progress === filter.progress) &&
      (filter.clearance === null || statusOf(provision.id) === filter.clearance) &&
      (filter.agency === null || isAskedOf(filter.agency, asked.of(provision.id))) &&
      (wanted === '' || matches(provision, wanted, words))
    );
  });
}

const isAskedOf = (agency: NonNullable<ProvisionFilter['agency']>, agencies: readonly string[]): boolean =>
  agency === 'nobody' ? agencies.length === 0 : agencies.includes(agency.slice('of '.length));

function matches(provision: Provision, wanted: string, words: Words): boolean {
  const reference = provision.id.slice(provision.id.indexOf(':') + 1);
  if (/^\d/.test(wanted)) return reference.startsWith(wanted) && !/^\d/.test(reference.slice(wanted.length));
  const text = `${provision.id} ${words(`provision/${provision.id}/subject`).text} ${words(`article/${provision.article}/title`).text}`;
  return fold(text).includes(wanted);
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
