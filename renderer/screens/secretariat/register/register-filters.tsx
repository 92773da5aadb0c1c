import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterChoices, RegisterFilter } from '#core/register/register-query';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import type { Choice } from '../../../components/choice';
import { phraseChoice } from '../../../components/phrase-choice';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';

const ALL = '-';

interface Props {
  readonly choices: RegisterChoices;
  readonly filter: RegisterFilter;
  readonly text: string;
  readonly onFilter: (filter: RegisterFilter) => void;
  readonly onText: (text: string) => void;
}

/** Words to look for, and what narrows the register. A search begins when the words stay as they are for a moment. */
export function RegisterFilters({ choices, filter, text, onFilter, onText }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, words, locale } = useApplication();
  const [typed, setTyped] = useTyped(text, onText);
  const byName = (one: Choice<string>, other: Choice<string>): number => nameOf(one).localeCompare(nameOf(other), locale);
  const select = <K extends keyof RegisterFilter>(name: K, label: string, offered: readonly Choice<string>[]): ReactNode => (
    <Select
      compact
      label={label}
      choices={[{ id: ALL, label: t('secretariat.register.all') }, ...offered]}
      value={filter[name] ?? ALL}
      onChange={(id) => onFilter(withValue(filter, name, id))}
    />
  );
  const narrowed = Object.keys(filter).length > 0 || typed !== '';
  return (
    <search className="stack register-filters">
      <TextField
        label={t('secretariat.register.search')}
        hint={t('secretariat.register.searchHint')}
        type="search"
        value={typed}
        onChange={setTyped}
        maxLength={500}
      />
      <div className="field-row">
        {select('state', t('report.state'), choices.states.map((id) => ({ id, label: stateName(id) })).toSorted(byName))}
        {select('group', t('secretariat.register.group'), choices.groups.map((id) => ({ id, label: t(`region.${id}`) })).toSorted(byName))}
        {select(
          'instrument',
          t('report.instruments'),
          choices.instruments.map((id) => phraseChoice(id, words(`instrument/${id}/short-title`))),
        )}
        {select(
          'cluster',
          t('secretariat.register.cluster'),
          choices.clusters.map((id) => phraseChoice(id, words(`cluster/${id}`))).toSorted(byName),
        )}
        {select(
          'exercise',
          t('report.exercise'),
          choices.exercises.map(({ id, title }) => ({ id, label: title })),
        )}
        {select(
          'place',
          t('secretariat.register.place'),
          choices.places.map((id) => ({ id, label: t(`secretariat.register.places.${id}`) })),
        )}
        {select(
          'verdict',
          t('secretariat.register.verdict'),
          choices.verdicts.map((id) => ({ id, label: t(`verdict.${id}.short`) })),
        )}
        {select(
          'release',
          t('release.column'),
          choices.releases.map((id) => ({ id, label: t(`release.standing.${id}`) })),
        )}
        {narrowed && (
          <Button
            variant="quiet"
            onPress={() => {
              setTyped('');
              onFilter({});
            }}
          >
            {t('secretariat.register.clear')}
          </Button>
        )}
      </div>
    </search>
  );
}

const nameOf = ({ label, text }: Choice<string>): string => text ?? String(label);

const PAUSE_MS = 250;

/** What is typed is told when it has not changed for a moment. */
function useTyped(text: string, onText: (text: string) => void): readonly [string, (next: string) => void] {
  const [typed, setTyped] = useState(text);
  const [waiting, setWaiting] = useState<number | null>(null);
  const type = (next: string): void => {
    setTyped(next);
    if (waiting !== null) window.clearTimeout(waiting);
    setWaiting(window.setTimeout(() => onText(next.trim()), PAUSE_MS));
  };
  return [typed, type];
}

function withValue<K extends keyof RegisterFilter>(filter: RegisterFilter, name: K, id: string): RegisterFilter {
  const { [name]: _, ...others } = filter;
  return id === ALL ? (others as RegisterFilter) : { ...filter, [name]: id };
}
