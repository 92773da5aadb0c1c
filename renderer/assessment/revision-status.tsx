import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { awaitsSecond, sealedFor } from '#core/answers/sealed-submissions';
import { useAnnouncer } from '../components/announcer';
import { useFormats } from '../hooks/use-formats';
import { useAssessment } from './assessment-context';

/** Which revision was sealed last, and whether another has begun; the change that begins it is never silent. */
export function RevisionStatus(): ReactNode {
  const { t } = useTranslation();
  const { document, settings, begun } = useAssessment();
  const formats = useFormats();
  const { showToast } = useAnnouncer();
  const [last] = sealedFor(document, settings);
  const was = useRef({ digest: last?.digest, begun: begun !== undefined });
  useEffect(() => {
    const before = was.current;
    was.current = { digest: last?.digest, begun: begun !== undefined };
    if (!last || !begun || before.begun || before.digest !== last.digest) return;
    showToast(t('revision.begins', { number: last.number + 1, former: last.number }));
  }, [last, begun, showToast, t]);
  if (!last) return null;
  const text = begun
    ? t('revision.begun', { number: last.number + 1, when: formats.dateTime(begun.at), who: begun.by.name || t('comments.somebody') })
    : awaitsSecond(last)
      ? t('revision.awaits', { number: last.number })
      : t('revision.sealed', { number: last.number, when: formats.dateTime(last.sealedAt) });
  return <span className="revision-status">{text}</span>;
}
