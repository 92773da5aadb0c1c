import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { NumberField } from '../../../components/number-field';

const FIRST = 1990;

/** Adds a column; proposes the year after the last, or the last full one. */
export function AddYear({ years, onAdd }: { readonly years: readonly number[]; readonly onAdd: (year: number) => void }): ReactNode {
  const { t } = useTranslation();
  const thisYear = new Date().getFullYear();
  const last = years.at(-1);
  const [chosen, setChosen] = useState<number | undefined>();
  const year = chosen ?? Math.min(last === undefined ? thisYear - 1 : last + 1, thisYear);
  return (
    <div className="add-year">
      <NumberField label={t('table.year')} value={year} onChange={setChosen} minimum={FIRST} maximum={thisYear} whole />
      <Button
        isDisabled={years.includes(year)}
        onPress={() => {
          onAdd(year);
          setChosen(undefined);
        }}
      >
        {t('table.addYear')}
      </Button>
    </div>
  );
}
