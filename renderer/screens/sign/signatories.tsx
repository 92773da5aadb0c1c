import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { Checkbox } from '../../components/checkbox';
import { ErrorNotice } from '../../components/error-notice';
import { useFormats } from '../../hooks/use-formats';

/** Whether a second signatory must sign, and who has decided so. */
export function Signatories(): ReactNode {
  const { t } = useTranslation();
  const { session, settings, writable } = useAssessment();
  const formats = useFormats();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const { secondSignature } = settings;
  const require = async (required: boolean): Promise<void> => {
    const result = await session.write('signatures.require', { base: settings.revision, required });
    setError(result.ok ? null : result.error);
  };
  const decided = secondSignature && { who: secondSignature.by.name || t('comments.somebody'), when: formats.dateTime(secondSignature.at) };
  return (
    <div className="stack-small">
      <Checkbox
        checked={secondSignature?.required ?? false}
        onChange={(required) => void require(required)}
        disabled={!writable}
        hint={t('sign.second.requiredHint')}
      >
        {t('sign.second.required')}
      </Checkbox>
      {decided && <p className="hint">{t('sign.second.decided', decided)}</p>}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}
