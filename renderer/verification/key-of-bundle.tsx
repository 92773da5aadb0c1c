import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Disclosure } from '../components/disclosure';
import { Select } from '../components/select';
import { TextField } from '../components/text-field';
import { useCall } from '../hooks/use-call';
import type { Unlock } from '../keys/unlock-fields';

interface Props {
  readonly value: Unlock;
  readonly onChange: (value: Unlock) => void;
}

/** For a bundle that is encrypted to one of our keys; folded away, since most are not. Nothing where there is no key. */
export function KeyOfBundle({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const keys = useCall('keys.list', {});
  if (keys.status !== 'done' || keys.value.length === 0) return null;
  return (
    <Disclosure title={t('start.bundle.encrypted')}>
      <div className="stack">
        <Select
          label={t('start.bundle.key')}
          choices={keys.value.map(({ id, holder }) => ({ id, label: holder }))}
          value={value.key === '' ? null : value.key}
          onChange={(key) => onChange({ ...value, key })}
        />
        <TextField
          label={t('start.bundle.passphrase')}
          type="password"
          latin
          value={value.passphrase}
          onChange={(passphrase) => onChange({ ...value, passphrase })}
        />
      </div>
    </Disclosure>
  );
}

/** As the operations take it: nothing where either is missing. */
export const unlockWith = ({ key, passphrase }: Unlock): { readonly unlock?: Unlock } =>
  key !== '' && passphrase !== '' ? { unlock: { key, passphrase } } : {};
