import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { isLinkUnseen } from '#core/findings/register-state';
import { useFormats } from '../hooks/use-formats';
import { today } from './today';

/** When the text under a link was last found there, and a quiet word where that is long ago or nobody has looked. */
export function LastSeen({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { link, lastSeen } = evidence;
  if (!link) return null;
  const unseen = isLinkUnseen(evidence, today());
  return (
    <span className="muted small">
      {lastSeen ? t('evidence.seenOn', { date: formats.date(lastSeen) }) : t('evidence.neverSeen')}
      {lastSeen && unseen && ` · ${t('evidence.seenLongAgo')}`}
    </span>
  );
}
