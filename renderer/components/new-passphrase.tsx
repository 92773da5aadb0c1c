import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { passphraseStrength, SHORTEST_PASSPHRASE } from './passphrase-strength';
import { TextField } from './text-field';

export interface NewPassphraseValue {
  readonly passphrase: string;
  readonly again: string;
}

export const NO_PASSPHRASE: NewPassphraseValue = { passphrase: '', again: '' };

export const isReady = ({ passphrase, again }: NewPassphraseValue): boolean =>
  [...passphrase].length >= SHORTEST_PASSPHRASE && again === passphrase;

interface Props {
  readonly label: string;
  readonly value: NewPassphraseValue;
  readonly onChange: (value: NewPassphraseValue) => void;
}

/** A passphrase to be chosen, typed twice; how strong it is is said in words. */
export function NewPassphrase({ label, value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { passphrase, again } = value;
  const strength = passphrase === '' ? null : passphraseStrength(passphrase);
  return (
    <>
      <TextField
        label={label}
        hint={t('key.passphraseHint')}
        error={strength === 'short' ? t('key.passphraseShort', { minimum: SHORTEST_PASSPHRASE }) : undefined}
        type="password"
        latin
        autoComplete="new-password"
        value={passphrase}
        onChange={(next) => onChange({ passphrase: next, again })}
        required
      />
      {strength !== null && strength !== 'short' && (
        <p className="small" role="status">
          {t(`backup.strength.${strength}`)}
        </p>
      )}
      <TextField
        label={t('key.passphraseAgain')}
        error={again !== '' && again !== passphrase ? t('key.passphraseDiffers') : undefined}
        type="password"
        latin
        autoComplete="new-password"
        value={again}
        onChange={(next) => onChange({ passphrase, again: next })}
        required
      />
    </>
  );
}
