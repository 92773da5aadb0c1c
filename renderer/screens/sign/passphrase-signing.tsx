import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';

interface Props {
  /** At least one. */
  readonly keys: readonly KeySummary[];
  readonly label: ReactNode;
  readonly running: boolean;
  /** True where it is done: then the passphrase is forgotten. */
  readonly onSign: (key: string, passphrase: string) => Promise<boolean>;
}

/** One of several keys, its passphrase, and the button that signs. */
export function PassphraseSigning({ keys, label, running, onSign }: Props): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const key = keys.find(({ id }) => id === chosen)?.id ?? keys[0]?.id ?? '';
  const sign = async (): Promise<void> => {
    if (await onSign(key, passphrase)) setPassphrase('');
  };
  return (
    <div className="stack">
      {keys.length > 1 && (
        <Select
          label={t('key.choose')}
          choices={keys.map(({ id, holder, fingerprint }) => ({ id, label: `${holder} · ${fingerprint.slice(0, 9)}` }))}
          value={key}
          onChange={setChosen}
        />
      )}
      <TextField
        label={t('sign.signed.passphrase')}
        type="password"
        latin
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        required
      />
      <div className="actions">
        <Button variant="primary" isDisabled={running || passphrase === '' || key === ''} onPress={() => void sign()}>
          {label}
        </Button>
      </div>
    </div>
  );
}
