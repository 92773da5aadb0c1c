import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';
import { useAssessment } from './assessment-context';

/** Says "saved" only when it is on disk, and what to do where it is not. */
export function SaveIndicator(): ReactNode {
  const { t } = useTranslation();
  const { save, writable } = useAssessment();
  const formats = useFormats();
  if (!writable) return <span className="save-indicator">{t('save.readOnly')}</span>;
  const at = save.kind === 'saved' ? formats.time(save.at) : '';
  return (
    <span className={`save-indicator save-${save.kind}`} role="status">
      {save.kind === 'unchanged' ? '' : t(`save.${save.kind}`, { at })}
    </span>
  );
}
