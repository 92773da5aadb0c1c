import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import type { RegisterEntry } from '#core/register/register';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { SavedFile } from '../../../components/saved-file';
import { useFormats } from '../../../hooks/use-formats';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, type Unlock } from '../../../keys/unlock-fields';

interface Props {
  readonly entry: RegisterEntry;
  readonly keys: readonly KeySummary[];
  readonly onIssued: () => void;
}

/** Answers a submission with a signed receipt, a file that the State imports. */
export function ReceiptForm({ entry, keys, onIssued }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask('receipts.issue');
  const saving = useSavedFile();
  const usable = keys.filter((key) => key.practice === entry.claims.practice);
  const [unlock, setUnlock] = useState<Unlock>({ key: usable[0]?.id ?? '', passphrase: '' });
  const issue = async (): Promise<void> => {
    const result = await task.run({ digest: entry.digest, ...unlock });
    if (!result?.ok) return;
    setUnlock({ ...unlock, passphrase: '' });
    await saving.save(result.value);
    onIssued();
  };
  return (
    <section className="stack" aria-labelledby="receipt">
      <h3 id="receipt">{t('secretariat.register.receipt')}</h3>
      {entry.receipt && <p>{t('secretariat.receipt.issued', { when: formats.dateTime(entry.receipt.issuedAt) })}</p>}
      {usable.length === 0 ? (
        <p className="hint">{t(entry.claims.practice ? 'secretariat.receipt.noPracticeKey' : 'secretariat.receipt.noKey')}</p>
      ) : (
        <>
          <UnlockFields keys={usable} value={unlock} onChange={setUnlock} />
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
          <div className="actions">
            <Button
              variant="primary"
              isDisabled={unlock.key === '' || unlock.passphrase === '' || task.running}
              onPress={() => void issue()}
            >
              {t('secretariat.receipt.issue')}
            </Button>
          </div>
        </>
      )}
      <SavedFile saving={saving} />
    </section>
  );
}
