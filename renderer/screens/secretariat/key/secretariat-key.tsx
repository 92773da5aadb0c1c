import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { CreateKeyForm } from '../../../keys/create-key-form';
import { DamagedKeys } from '../../../keys/damaged-keys';
import { RestoreKey } from '../../../keys/restore-key';
import { OwnKey } from '../../../keys/own-key';

interface Props {
  readonly keys: readonly KeySummary[];
  readonly onChanged: () => void;
}

/** The secretariat's own keys, whose cards States import to encrypt to it and to believe its receipts. */
export function SecretariatKey({ keys, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const showForm = adding || keys.length === 0;
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.key.intro')}</p>
      {keys.length > 0 && <h2 className="visually-hidden">{t('secretariat.key.tab')}</h2>}
      <DamagedKeys />
      {keys.map((key) => (
        <OwnKey key={key.id} ownKey={key} onChanged={onChanged} />
      ))}
      {showForm ? (
        <section aria-labelledby="new-key">
          <h2 id="new-key">{t('key.createTitle')}</h2>
          <CreateKeyForm
            purpose="secretariat"
            onCreated={() => {
              setAdding(false);
              onChanged();
            }}
          />
          <RestoreKey onRestored={onChanged} />
        </section>
      ) : (
        <div className="actions">
          <Button onPress={() => setAdding(true)}>{t('key.another')}</Button>
        </div>
      )}
    </div>
  );
}
