import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_STATUSES } from '#core/answers/clearance';
import { OBLIGATION_LEVELS } from '#core/questionnaire/definition';
import { useAskedAgencies } from '../../agencies/use-asked-agencies';
import { useApplication } from '../../application/application-context';
import { useSession } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { isFiltered, NO_FILTER, type ProvisionFilter } from './filter-provisions';

const ANY = 'any';
const PROGRESS = ['open', 'begun', 'needs', 'complete', 'not-known', 'not-applicable'] as const;

interface Props {
  readonly filter: ProvisionFilter;
  readonly onChange: (filter: ProvisionFilter) => void;
}

/** Article search and filters, which add up. */
export const ProvisionFilters = memo(function ProvisionFilters({ filter, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session } = useSession();
  const { instruments, clusters, themes, provisions } = session.questionnaire;
  const agencies = useAskedAgencies().names;
  const inUse = (field: 'cluster' | 'themes', id: string): boolean => provisions.some((provision) => provision[field].includes(id));
  const fields = {
    instrument: instruments.map(({ code }) => ({ id: code, label: words(`instrument/${code}/short-title`).text })),
    level: OBLIGATION_LEVELS.map((id) => ({ id, label: t(`level.${id}`) })),
    cluster: clusters.filter(({ id }) => inUse('cluster', id)).map(({ id }) => ({ id, label: words(`cluster/${id}`).text })),
    theme: themes.filter(({ id }) => inUse('themes', id)).map(({ id }) => ({ id, label: words(`theme/${id}`).text })),
    progress: PROGRESS.map((id) => ({ id, label: t(`progress.${id}`) })),
    clearance: REVIEW_STATUSES.map((id) => ({ id, label: t(`clearance.status.${id}`) })),
    ...(agencies.length > 0 && {
      agency: [{ id: 'nobody', label: t('agencies.nobody') }, ...agencies.map((name) => ({ id: `of ${name}`, label: name }))],
    }),
  };
  const set = (count: number): string => (count > 0 ? t('filter.active', { count }) : t('filter.title'));
  const names = Object.keys(fields) as (keyof Omit<ProvisionFilter, 'text'>)[];
  const active = names.filter((name) => filter[name] !== null).length;

  return (
    <div className="provision-filters" role="search" aria-label={t('filter.label')}>
      <TextField
        label={t('filter.search')}
        hideLabel
        type="search"
        placeholder={t('filter.search')}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Disclosure title={set(active)}>
        <div className="filter-grid">
          {names.map((name) => (
            <Select
              key={name}
              label={t(`filter.${name}`)}
              compact
              choices={[{ id: ANY, label: t('filter.any') }, ...(fields[name] ?? [])]}
              value={filter[name] ?? ANY}
              onChange={(choice: string) => onChange({ ...filter, [name]: choice === ANY ? null : choice })}
            />
          ))}
        </div>
      </Disclosure>
      {isFiltered(filter) && (
        <Button variant="quiet" onPress={() => onChange(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
});
