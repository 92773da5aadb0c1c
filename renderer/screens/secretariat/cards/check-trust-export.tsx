import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustExportCheck } from '#core/contract/operations';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';

/** Looks whether a saved journal is whole, who signed it, and whether it agrees with ours. */
export function CheckTrustExport(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask('trust.check');
  const [found, setFound] = useState<TrustExportCheck | null>(null);
  const check = async (file: string): Promise<void> => {
    setFound(null);
    const result = await task.run({ file });
    if (result?.ok) setFound(result.value);
  };
  const good =
    found?.whole === true && (found.signature === 'valid' || found.signature === 'unsigned') && found.agreesWithOurs !== 'differs';
  return (
    <Disclosure title={t('trust.check.title')}>
      <div className="stack">
        <FileDrop
          label={t('trust.check.drop')}
          buttonLabel={t('trust.check.choose')}
          accept={['.json']}
          disabled={task.running}
          onFiles={([file]) => file && void check(file.handle)}
        />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
        {found && (
          <Notice kind={good ? 'success' : 'error'} title={t(found.whole ? 'trust.check.whole' : 'trust.check.altered')} announce>
            <ul>
              {found.brokenAt !== undefined && <li>{t('trust.check.brokenAt', { line: formats.number(found.brokenAt) })}</li>}
              <li>{t('trust.check.about', { lines: formats.number(found.lines), when: formats.dateTime(found.exportedAt) })}</li>
              <li>{t(`trust.check.signature.${found.signature}`)}</li>
              <li>{t(`trust.check.agrees.${found.agreesWithOurs}`)}</li>
            </ul>
          </Notice>
        )}
      </div>
    </Disclosure>
  );
}
