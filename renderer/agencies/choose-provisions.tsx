import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../assessment/assessment-context';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { useFormats } from '../hooks/use-formats';
import { isFiltered, NO_FILTER, type ProvisionFilter } from '../screens/complete/filter-provisions';
import { ProvisionFilters } from '../screens/complete/provision-filters';
import { useShownProvisions } from '../screens/complete/use-shown-provisions';
import { ChoosingTree } from './choosing-tree';
import './agencies.css';

interface Props {
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly error?: string;
}

/** Provisions by instrument and article, found by words, cluster, theme, level or state; by hand or all that was found. */
export function ChooseProvisions({ chosen, onChange, error }: Props): ReactNode {
  const { t } = useTranslation();
  const { index } = useSession();
  const formats = useFormats();
  const [filter, setFilter] = useState<ProvisionFilter>(NO_FILTER);
  const [onlyChosen, setOnlyChosen] = useState(false);
  const searched = useDeferredValue(filter);
  const found = useShownProvisions(searched);
  const shown = onlyChosen ? found.filter(({ id }) => chosen.has(id)) : found;
  const left = shown.filter(({ id }) => !chosen.has(id)).length;
  const change = (take: boolean): void => {
    const next = new Set(chosen);
    for (const { id } of shown)
      if (take) next.add(id);
      else next.delete(id);
    onChange(next);
  };
  return (
    <div className="choose-provisions" role="group" aria-labelledby="choose-provisions-label">
      <p id="choose-provisions-label" className="label">
        {t('agencies.choose.label')}
      </p>
      <p className="hint">{t('agencies.choose.hint')}</p>
      {error && <p className="field-error">{error}</p>}
      <ProvisionFilters filter={filter} onChange={setFilter} />
      <div className="choose-provisions-bar">
        <span role="status">
          {t('agencies.choose.count', { chosen: formats.number(chosen.size), total: formats.number(index.workable.length) })}
        </span>
        <Button isDisabled={left === 0} onPress={() => change(true)}>
          {t('agencies.choose.all', { count: left })}
        </Button>
        <Button variant="quiet" isDisabled={left === shown.length} onPress={() => change(false)}>
          {t('agencies.choose.none', { count: shown.length - left })}
        </Button>
        <Checkbox checked={onlyChosen} onChange={setOnlyChosen}>
          {t('agencies.choose.onlyChosen')}
        </Checkbox>
      </div>
      <ChoosingTree provisions={shown} chosen={chosen} onChange={onChange} expandAll={isFiltered(searched) || onlyChosen} />
    </div>
  );
}
