import { memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_STATUSES } from '#core/answers/clearance';
import { OBLIGATION_LEVELS } from '#core/questionnaire/definition';
import { useAskedAgencies } from '../../agencies/use-asked-agencies';
import { useSpeech } from '../../application/application-context';
import { useSession } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import type { Choice } from '../../components/choice';
import { Disclosure } from '../../components/disclosure';
import { phraseChoice } from '../../components/phrase-choice';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { isFiltered, NO_FILTER, type ProvisionFilter } from './filter-provisions';

const ANY = 'any';
const PROGRESS = ['open', 'begun', 'needs', 'complete', 'not-known', 'not-applicable'] as const;

interface Props {
  readonly filter: ProvisionFilter;
  readonly onChange: (filter: ProvisionFilter) => void;
}

type Field = keyof Omit<ProvisionFilter, 'text'>;
const FIELDS: readonly Field[] = ['instrument', 'level', 'cluster', 'theme', 'progress', 'clearance', 'agency'];

/** Article search and filters, which add up. */
export const ProvisionFilters = memo(function ProvisionFilters({ filter, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const [unfolded, setUnfolded] = useState(false);
  const active = FIELDS.filter((name) => filter[name] !== null).length;
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
      <Disclosure
        title={active > 0 ? t('filter.active', { count: active }) : t('filter.title')}
        onToggle={(isOpen) => isOpen && setUnfolded(true)}
      >
        {unfolded && <FilterGrid filter={filter} onChange={onChange} />}
      </Disclosure>
      {isFiltered(filter) && (
        <Button variant="quiet" onPress={() => onChange(NO_FILTER)}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
});

/** Made when it is unfolded: a list of choices for each filter is more than the rest of the screen needs. */
function FilterGrid({ filter, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session } = useSession();
  const { instruments, clusters, themes, provisions } = session.questionnaire;
  const agencies = useAskedAgencies().names;
  const inUse = (field: 'cluster' | 'themes', id: string): boolean => provisions.some((provision) => provision[field].includes(id));
  const choices: Readonly<Record<Field, readonly Choice<string>[]>> = {
    instrument: instruments.map(({ code }) => phraseChoice(code, words(`instrument/${code}/short-title`))),
    level: OBLIGATION_LEVELS.map((id) => ({ id, label: t(`level.${id}`) })),
    cluster: clusters.filter(({ id }) => inUse('cluster', id)).map(({ id }) => phraseChoice(id, words(`cluster/${id}`))),
    theme: themes.filter(({ id }) => inUse('themes', id)).map(({ id }) => phraseChoice(id, words(`theme/${id}`))),
    progress: PROGRESS.map((id) => ({ id, label: t(`progress.${id}`) })),
    clearance: REVIEW_STATUSES.map((id) => ({ id, label: t(`clearance.status.${id}`) })),
    agency: [{ id: 'nobody', label: t('agencies.nobody') }, ...agencies.map((name) => ({ id: `of ${name}`, label: name }))],
  };
  return (
    <div className="filter-grid">
      {FIELDS.filter((name) => name !== 'agency' || agencies.length > 0).map((name) => (
        <Select
          key={name}
          label={t(`filter.${name}`)}
          compact
          choices={[{ id: ANY, label: t('filter.any') }, ...choices[name]]}
          value={filter[name] ?? ANY}
          onChange={(choice: string) => onChange({ ...filter, [name]: choice === ANY ? null : choice })}
        />
      ))}
    </div>
  );
}
