import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary, OutgoingFile } from '#core/contract/operations';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { isReady, NewPassphrase, NO_PASSPHRASE } from '../components/new-passphrase';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';
import { isBackwards, ValidityFields, validityOf, type Validity } from './validity-fields';

interface Props {
  readonly ownKey: KeySummary;
  readonly onClose: () => void;
  /** The succession file, to be handed over. */
  readonly onMade: (file: OutgoingFile) => void;
}

/** Makes the key that comes after one of ours; the old key signs for it. */
export function SuccessorDialog({ ownKey, onClose, onMade }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useTask('keys.succeed');
  const [old, setOld] = useState('');
  const [holder, setHolder] = useState(ownKey.holder);
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [validity, setValidity] = useState<Validity>({});
  const ready = old !== '' && holder.trim() !== '' && isReady(next) && !isBackwards(validity);
  const make = async (): Promise<void> => {
    const wanted = { key: ownKey.id, passphrase: old, holder: holder.trim(), next: next.passphrase, ...validityOf(validity) };
    const result = await task.run(wanted);
    if (result?.ok) onMade(result.value);
  };
  return (
    <Dialog
      title={t('key.successor.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={!ready || task.running} onPress={() => void make()}>
            {t('key.successor.make')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('key.successor.text')}</p>
        <TextField label={t('key.successor.old')} type="password" latin value={old} onChange={setOld} required />
        <TextField label={t('key.holder')} value={holder} onChange={setHolder} required />
        <NewPassphrase label={t('key.passphraseNew')} value={next} onChange={setNext} />
        <ValidityFields value={validity} onChange={setValidity} />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
