import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { Select } from '../components/select';
import { TextField } from '../components/text-field';

export interface Unlock {
  /** Empty: no key. */
  readonly key: string;
  readonly passphrase: string;
}

interface Props {
  readonly keys: readonly KeySummary[];
  readonly value: Unlock;
  readonly onChange: (value: Unlock) => void;
  readonly hint?: ReactNode;
}

const NO_KEY = 'none';

/** Chooses one of our keys and asks for its passphrase. The passphrase stays in the page until it is used. */
export function UnlockFields({ keys, value, onChange, hint }: Props): ReactNode {
  const { t } = useTranslation();
  const choices = keys.map((key) => ({
    id: key.id,
    text: `${key.holder} ${key.fingerprint.slice(0, 9)}`,
    label: `${key.holder}${key.practice ? ` (${t('common.practice')})` : ''}`,
  }));
  return (
    <fieldset className="unlock-fields">
      <legend className="visually-hidden">{t('key.unlock')}</legend>
      <div className="field-row">
        <Select
          label={t('key.choose')}
          hint={hint}
          choices={[{ id: NO_KEY, label: t('key.none'), text: t('key.none') }, ...choices]}
          value={value.key === '' ? NO_KEY : value.key}
          onChange={(key) => onChange({ ...value, key: key === NO_KEY ? '' : key })}
        />
        {value.key !== '' && (
          <TextField
            label={t('key.passphrase')}
            type="password"
            latin
            autoComplete="current-password"
            value={value.passphrase}
            onChange={(passphrase) => onChange({ ...value, passphrase })}
          />
        )}
      </div>
    </fieldset>
  );
}

/** As the operations take it: nothing where no key is chosen. */
export const unlockOf = (unlock: Unlock): { readonly unlock?: Unlock } => (unlock.key === '' ? {} : { unlock });
