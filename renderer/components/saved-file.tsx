import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SavedFile as Saving } from '../hooks/use-saved-file';
import { Notice } from './notice';
import { Progress } from './progress';

/** How far a file is on its way to the user, and what became of it. */
export function SavedFile({ saving: { where, missing, transfer } }: { readonly saving: Saving }): ReactNode {
  const { t } = useTranslation();
  if (transfer.progress) {
    const { done, total, label } = transfer.progress;
    return <Progress label={t('file.sending', { name: label ?? '' })} done={done} total={total} unit="bytes" onCancel={transfer.cancel} />;
  }
  if (missing) {
    const { name, why } = missing;
    return (
      <Notice kind="warning" announce>
        {t(why === 'broken' ? 'file.notSaved' : 'file.stopped', { name })}
      </Notice>
    );
  }
  return where && <p role="status">{t('file.savedAs', { name: where })}</p>;
}
