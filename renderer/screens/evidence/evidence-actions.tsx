import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { RouteLink } from '../../components/route-link';
import { SaveAttachment } from '../../evidence/save-attachment';
import { ShowAttachment } from '../../evidence/show-attachment';
import { today } from '../../evidence/today';
import type { EvidenceRow } from './evidence-table';

interface Props {
  readonly row: EvidenceRow;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

/** What can be done with one source: follow its link and note that it was seen, show its file, change, remove or erase it. */
export function EvidenceActions({ row: { id, evidence, citing }, onEdit, onRemove }: Props): ReactNode {
  const { t } = useTranslation();
  const { api } = useApplication();
  const { session, writable } = useAssessment();
  const { showToast } = useAnnouncer();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const { revision, ...content } = evidence;
  const { title, link, lastSeen, attachment } = content;
  const seenToday = async (): Promise<void> => {
    const result = await session.write('evidence.save', { evidence: id, base: revision, content: { ...content, lastSeen: today() } });
    setError(result.ok ? null : result.error);
    if (result.ok) showToast(t('evidence.seenNoted'));
  };
  return (
    <>
      <span className="row">
        {link && (
          <Button
            variant="quiet"
            className="button-inline"
            onPress={() => void api.openLink(link)}
            aria-label={t('evidence.openNamed', { title })}
          >
            {t('evidence.open')}
          </Button>
        )}
        {link && writable && lastSeen !== today() && (
          <Button
            variant="quiet"
            className="button-inline"
            onPress={() => void seenToday()}
            aria-label={t('evidence.seenTodayNamed', { title })}
          >
            {t('evidence.seenToday')}
          </Button>
        )}
        {attachment && <ShowAttachment title={title} attachment={attachment} />}
        {attachment && <SaveAttachment title={title} sha512={attachment.sha512} />}
        {writable && (
          <Button variant="quiet" className="button-inline" onPress={onEdit} aria-label={t('evidence.editNamed', { title })}>
            {t('common.edit')}
          </Button>
        )}
        {writable && citing.length === 0 && (
          <Button variant="quiet" className="button-inline" onPress={onRemove} aria-label={t('evidence.deleteNamed', { title })}>
            {t('common.remove')}
          </Button>
        )}
        {writable && (
          <span className="small">
            <RouteLink to={{ screen: 'erase', assessment: session.id, at: `evidence:${id}` }}>
              {t('erase.link')} <span className="visually-hidden">{title}</span>
            </RouteLink>
          </span>
        )}
      </span>
      {writable && citing.length > 0 && <span className="hint">{t('evidence.removeFirst')}</span>}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </>
  );
}
