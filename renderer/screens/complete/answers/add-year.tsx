import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { NumberField } from '../../../components/number-field';

const FIRST = 1990;

/** Adds a column; proposes the next full year, and once the last of them is there the one before the first. */
export function AddYear({ years, onAdd }: { readonly years: readonly number[]; readonly onAdd: (year: number) => void }): ReactNode {
  const { t } = useTranslation();
  const thisYear = new Date().getFullYear();
  const [chosen, setChosen] = useState<number | undefined>();
  const year = chosen ?? proposedYear(years, thisYear - 1);
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

function proposedYear(years: readonly number[], lastFullYear: number): number {
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) return lastFullYear;
  return last < lastFullYear ? last + 1 : first - 1;
}
