import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collection } from '#core/answers/document';
import { Button } from '../../components/button';
import { DateField } from '../../components/date-field';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';

/** What the user looks for, as it was entered. */
export interface TrailSearch {
  readonly person?: string;
  readonly kind?: string;
  readonly provision?: string;
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
}

interface Props {
  readonly search: TrailSearch;
  readonly onChange: (search: TrailSearch) => void;
  readonly people: readonly string[];
  readonly kinds: readonly Collection[];
}

const ANY = 'any';

/** Person, kind, provision, period and words, which add up. */
export function JournalFilters({ search, onChange, people, kinds }: Props): ReactNode {
  const { t } = useTranslation();
  const any = { id: ANY, label: t('filter.any') };
  const chosen = (value: string): string | undefined => (value === ANY ? undefined : value);
  return (
    <div className="journal-filters no-print" role="search" aria-label={t('journal.filters')}>
      <TextField label={t('journal.text')} type="search" value={search.text ?? ''} onChange={(text) => onChange({ ...search, text })} />
      <TextField
        label={t('journal.provision')}
        placeholder={t('journal.provisionHint')}
        latin
        value={search.provision ?? ''}
        onChange={(provision) => onChange({ ...search, provision })}
      />
      <Select
        label={t('journal.person')}
        choices={[any, ...people.map((name) => ({ id: name, label: name }))]}
        value={search.person ?? ANY}
        onChange={(person: string) => onChange({ ...search, person: chosen(person) })}
      />
      <Select
        label={t('journal.kindLabel')}
        choices={[any, ...kinds.map((kind) => ({ id: kind as string, label: t(`journal.kind.${kind}`) }))]}
        value={search.kind ?? ANY}
        onChange={(kind: string) => onChange({ ...search, kind: chosen(kind) })}
      />
      <DateField label={t('journal.from')} value={search.from} onChange={(from) => onChange({ ...search, from })} />
      <DateField label={t('journal.to')} value={search.to} onChange={(to) => onChange({ ...search, to })} />
      {Object.values(search).some((value) => value !== undefined && value !== '') && (
        <Button variant="quiet" onPress={() => onChange({})}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
