import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeBackup } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useArrivalFocus } from '../../hooks/use-arrival-focus';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';

/** What was made, the way to keep it, and what to do then. Only a file that was saved counts as the last backup. */
export function BackupMade({ made, onKept }: { readonly made: MadeBackup; readonly onKept: () => void }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useSavedFile();
  const save = useArrivalFocus<HTMLButtonElement>();
  const note = useTask('backup.note');
  const noted = useRef(false);
  const { run } = note;
  useEffect(() => {
    if (saving.where === null || noted.current) return;
    noted.current = true;
    const { made: at, bytes, sha512 } = made;
    void run({ made: at, bytes, sha512 }).then(onKept);
  }, [saving.where, made, run, onKept]);
  return (
    <div className="stack">
      <Notice kind="success" title={t('backup.make.done')} announce>
        {made.leftOut.length > 0 && t('backup.make.leftOut', { names: formats.list(made.leftOut) })}
      </Notice>
      <div className="actions">
        <Button
          ref={save}
          variant="primary"
          isBusy={saving.where !== null || saving.transfer.running}
          onPress={() => void saving.save(made)}
        >
          {t('backup.make.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
      <dl className="facts">
        <dt>{t('backup.make.file')}</dt>
        <dd>
          <bdi translate="no">{made.name}</bdi>
        </dd>
        <dt>{t('backup.make.size')}</dt>
        <dd>{formats.bytes(made.bytes)}</dd>
        <dt>{t('backup.make.files')}</dt>
        <dd>{formats.number(made.files)}</dd>
        <dt>{t('backup.make.sum')}</dt>
        <dd className="digest" dir="ltr" translate="no">
          {made.sha512}
        </dd>
      </dl>
      <p className="measure">{t('backup.make.next')}</p>
    </div>
  );
}
