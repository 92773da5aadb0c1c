import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import type { Enrolment } from '#core/register/enrolment';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useAssessment } from '../../assessment/assessment-context';
import { CreateKeyForm } from '../../keys/create-key-form';
import { CardDrop } from '../../keys/card-drop';
import { OwnKey } from '../../keys/own-key';
import { DamagedKeys } from '../../keys/damaged-keys';
import { RestoreKey } from '../../keys/restore-key';

export interface Signing {
  readonly key: string;
  readonly passphrase: string;
  /** Keys of enrolled secretariat cards. */
  readonly encryptFor: readonly string[];
}

interface Props {
  readonly keys: readonly KeySummary[];
  readonly secretariats: readonly Enrolment[];
  readonly value: Signing;
  readonly onChange: (value: Signing) => void;
  readonly onKeysChanged: () => void;
  readonly onCardsChanged: () => void;
}

/** Step three: the State's key, its card for the secretariat, its passphrase, and whom to encrypt for. */
export function SigningKey({ keys, secretariats, value, onChange, onKeysChanged, onCardsChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { settings } = useAssessment();
  const [adding, setAdding] = useState(false);
  const chosen = keys.find(({ id }) => id === value.key);
  if (keys.length === 0 || adding) {
    return (
      <div className="stack">
        <DamagedKeys />
        <p className="measure">{t('sign.signed.noKey')}</p>
        <CreateKeyForm
          purpose="submission"
          state={settings.state}
          practice={settings.practice}
          onCreated={(key) => {
            setAdding(false);
            onChange({ ...value, key: key.id });
            onKeysChanged();
          }}
        />
        <RestoreKey onRestored={onKeysChanged} />
      </div>
    );
  }
  return (
    <div className="stack">
      <DamagedKeys />
      {keys.length > 1 && (
        <Select
          label={t('key.choose')}
          choices={keys.map((key) => ({ id: key.id, label: `${key.holder} · ${key.fingerprint.slice(0, 9)}` }))}
          value={value.key}
          onChange={(key) => onChange({ ...value, key })}
        />
      )}
      {chosen && <OwnKey ownKey={chosen} onChanged={onKeysChanged} />}
      <div className="actions">
        <Button variant="quiet" onPress={() => setAdding(true)}>
          {t('key.another')}
        </Button>
      </div>
      <Encryption secretariats={secretariats} value={value} onChange={onChange} onCardsChanged={onCardsChanged} />
      <TextField
        label={t('sign.signed.passphrase')}
        type="password"
        latin
        autoComplete="current-password"
        value={value.passphrase}
        onChange={(passphrase) => onChange({ ...value, passphrase })}
        required
      />
    </div>
  );
}

type EncryptionProps = Pick<Props, 'secretariats' | 'value' | 'onChange' | 'onCardsChanged'>;

function Encryption({ secretariats, value, onChange, onCardsChanged }: EncryptionProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="stack" aria-labelledby="encryption">
      <h3 id="encryption">{t('sign.encryption.title')}</h3>
      <p className="hint measure">{t('sign.encryption.hint')}</p>
      {secretariats.length > 0 && (
        <CheckboxGroup
          label={t('sign.encryption.for')}
          choices={secretariats.map(({ key, card: { holder } }) => ({ id: key, label: holder }))}
          value={value.encryptFor}
          onChange={(encryptFor) => onChange({ ...value, encryptFor })}
        />
      )}
      <CardDrop
        label={t('sign.encryption.drop')}
        buttonLabel={t('sign.encryption.choose')}
        purpose="secretariat"
        onEnrolled={onCardsChanged}
      />
    </section>
  );
}
