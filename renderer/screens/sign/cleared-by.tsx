import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../components/checkbox';
import { TextField } from '../../components/text-field';

export interface Declaration {
  readonly title: string;
  readonly name: string;
  /** The name goes into the bundle only where the State chose so. */
  readonly showName: boolean;
}

interface Props {
  readonly value: Declaration;
  readonly onChange: (value: Declaration) => void;
}

export function ClearedBy({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="stack">
      <TextField
        label={t('sign.cleared.office')}
        hint={t('sign.cleared.officeHint')}
        value={value.title}
        onChange={(title) => onChange({ ...value, title })}
        required
      />
      <Checkbox checked={value.showName} onChange={(showName) => onChange({ ...value, showName })} hint={t('sign.cleared.showNameHint')}>
        {t('sign.cleared.showName')}
      </Checkbox>
      {value.showName && <TextField label={t('sign.cleared.name')} value={value.name} onChange={(name) => onChange({ ...value, name })} />}
    </div>
  );
}
