import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';
import { useAssessment } from './assessment-context';

/** Says "saved" only when it is on disk, and what to do where it is not. */
export function SaveIndicator(): ReactNode {
  const { t } = useTranslation();
  const { save, conflicts, writable } = useAssessment();
  const formats = useFormats();
  if (!writable) return <span className="save-indicator">{t('save.readOnly')}</span>;
  const kind = save.kind === 'saved' && conflicts.length > 0 ? 'waiting' : save.kind;
  const at = save.kind === 'saved' ? formats.time(save.at) : '';
  return (
    <span className={`save-indicator save-${kind}`} role="status">
      {kind === 'unchanged' ? '' : t(`save.${kind}`, { at })}
    </span>
  );
}
