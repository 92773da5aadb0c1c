import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary, TrustChange } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { SavedFile } from '../../../components/saved-file';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, unlockOf, type Unlock } from '../../../keys/unlock-fields';
import { CheckTrustExport } from './check-trust-export';
import { TrustChanges } from './trust-changes';

interface Props {
  readonly changes: readonly TrustChange[];
  /** Our keys, one of which may sign what is saved. */
  readonly keys: readonly KeySummary[];
}

/** How trust came about here, to be read, saved and checked again elsewhere. */
export function TrustJournal({ changes, keys }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useTask('trust.export');
  const saving = useSavedFile();
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const save = async (format: 'json' | 'csv'): Promise<void> => {
    const { unlock: sign } = format === 'json' ? unlockOf(unlock) : {};
    const result = await task.run({ format, ...(sign && { sign }) });
    if (!result?.ok) return;
    setUnlock({ ...unlock, passphrase: '' });
    await saving.save(result.value);
  };
  return (
    <section className="stack" aria-labelledby="trust-changes">
      <h2 id="trust-changes">{t('trust.changes.title')}</h2>
      <p className="measure">{t('trust.changes.intro')}</p>
      {changes.length > 0 && <TrustChanges changes={changes} />}
      <div className="actions screen-only">
        <Button isDisabled={task.running || (unlock.key !== '' && unlock.passphrase === '')} onPress={() => void save('json')}>
          {t('trust.export.json')}
        </Button>
        <Button isDisabled={task.running} onPress={() => void save('csv')}>
          {t('trust.export.csv')}
        </Button>
      </div>
      {keys.length > 0 && (
        <div className="screen-only">
          <Disclosure title={t('trust.export.sign')}>
            <UnlockFields keys={keys} value={unlock} onChange={setUnlock} hint={t('trust.export.signHint')} />
          </Disclosure>
        </div>
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
      <div className="screen-only">
        <CheckTrustExport />
      </div>
    </section>
  );
}
