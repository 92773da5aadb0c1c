import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { SavedFile } from '../../../components/saved-file';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { useProtocolLabels } from './use-protocol-labels';

/** The record of a run, for the files of the secretariat. */
export function RunProtocol({ run }: { readonly run: string }): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const labels = useProtocolLabels();
  const task = useTask('intake.protocol');
  const saving = useSavedFile();
  const save = async (format: 'html' | 'csv' | 'json'): Promise<void> => {
    const result = await task.run({ run, format, language, labels });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <div className="stack" role="group" aria-labelledby="run-protocol">
      <h3 id="run-protocol">{t('secretariat.intake.protocol')}</h3>
      <p className="hint">{t('secretariat.intake.protocolHint')}</p>
      <div className="actions">
        <Button isDisabled={task.running} onPress={() => void save('html')}>
          {t('secretariat.intake.saveHtml')}
        </Button>
        <Button isDisabled={task.running} onPress={() => void save('csv')}>
          {t('secretariat.intake.saveCsv')}
        </Button>
        <Button isDisabled={task.running} onPress={() => void save('json')}>
          {t('secretariat.intake.saveJson')}
        </Button>
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </div>
  );
}
