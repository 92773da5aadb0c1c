import type { FilterSource, ProvisionSource } from './source-shapes';

/** A provision with the instrument and article that hold it. */
export interface FilteredProvision {
  readonly source: ProvisionSource;
  readonly instrument: { readonly id: string; readonly code: string };
}

/** Every key given must match; a list matches when any of its members does. */
export function matches(filter: FilterSource, { source, instrument }: FilteredProvision): boolean {
  return (
    oneOf(filter.obligation, source.obligation) &&
    oneOf(filter.modality, source.modality) &&
    oneOf(filter.type, source.type) &&
    (filter.assessable ?? source.assessable) === source.assessable &&
    (filter.notifyUN ?? source.notifyUN) === source.notifyUN &&
    (!filter.qualifier || (source.qualifier !== undefined && filter.qualifier.includes(source.qualifier.kind))) &&
    (!filter.instrument || filter.instrument.includes(instrument.code) || filter.instrument.includes(instrument.id)) &&
    oneOf(filter.cluster, source.cluster) &&
    (!filter.theme || filter.theme.some((theme) => source.themes.includes(theme))) &&
    oneOf(filter.provisions, source.id)
  );
}

/** How many keys a filter has: of two scales that match, the one with more wins. */
export const specificity = (filter: FilterSource): number => Object.values(filter).filter((value) => value !== undefined).length;

const oneOf = (wanted: readonly string[] | undefined, value: string): boolean => !wanted || wanted.includes(value);
