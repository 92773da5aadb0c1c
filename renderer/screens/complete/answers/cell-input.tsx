import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell } from '#core/answers/answer';
import type { TableColumn } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { DateField } from '../../../components/date-field';
import { NumberField } from '../../../components/number-field';
import { PhraseText } from '../../../components/phrase-text';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import type { AnswerControl } from '../use-answer';
import { CitationsInput } from '../evidence/citations-input';
import { chooseExclusively, optionChoices } from './option-choices';

const NONE = '';

interface Props {
  readonly column: TableColumn;
  /** Key prefix of the column's words. */
  readonly wording: string;
  readonly provision: string;
  readonly cell: Cell | undefined;
  readonly onChange: (cell: Cell | undefined, typing?: boolean) => void;
  readonly readOnly: boolean;
  readonly composition: AnswerControl['composition'];
}

/** One cell of a row, by the type of its column. */
export function CellInput({ column, wording, provision, cell, onChange, readOnly, composition }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const options = column.options ?? [];
  const chosen = Array.isArray(cell) ? (cell as readonly string[]) : [];
  const text = typeof cell === 'string' ? cell : '';
  const offered = optionChoices(options, wording, words, { chosen: [...chosen, text], retired: t('questions.retiredOption') });
  const label = (
    <>
      <PhraseText phrase={words(wording)} />
      {column.required && <span className="required-mark"> ({t('questions.required')})</span>}
    </>
  );
  switch (column.type) {
    case 'text':
      return (
        <TextField
          label={label}
          value={text}
          onChange={(next) => onChange(next === '' ? undefined : next, true)}
          readOnly={readOnly}
          {...composition}
        />
      );
    case 'number':
      return (
        <NumberField
          label={label}
          value={typeof cell === 'number' ? cell : undefined}
          onChange={(next) => onChange(next, true)}
          minimum={column.minimum}
          whole={column.whole}
          readOnly={readOnly}
        />
      );
    case 'date':
      return (
        <DateField
          label={label}
          value={text || undefined}
          onChange={(next) => onChange(next)}
          clearLabel={t('common.clear')}
          readOnly={readOnly}
        />
      );
    case 'choice':
      return (
        <Select
          label={label}
          choices={[{ id: NONE, label: t('table.noChoice') }, ...offered]}
          value={text}
          onChange={(id) => onChange(id === NONE ? undefined : id)}
          disabled={readOnly}
        />
      );
    case 'choices':
      return (
        <CheckboxGroup
          label={label}
          choices={offered}
          value={chosen}
          onChange={(next) => onChange(next.length > 0 ? chooseExclusively(options, chosen, next) : undefined)}
          readOnly={readOnly}
        />
      );
    case 'citations':
      return (
        <CitationsInput
          label={label}
          accepts={['law', 'case', 'statistic', 'link', 'file']}
          provision={provision}
          value={chosen}
          onChange={(next) => onChange(next.length > 0 ? next : undefined)}
          readOnly={readOnly}
        />
      );
  }
}
