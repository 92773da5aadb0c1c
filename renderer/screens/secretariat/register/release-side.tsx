import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { fullReference } from '../../../assessment/provision-reference';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { directionOf } from '../../../localisation/direction';
import { isolate } from '../../../localisation/isolate';
import { ReleaseNoteDialog } from './release-note-dialog';

/** What may leave the secretariat of one submission, who has said so, and recording a note of its State. */
export function ReleaseSide({ entry, onRecorded }: { readonly entry: RegisterEntry; readonly onRecorded: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const formats = useFormats();
  const standing = useCall('register.release', { digest: entry.digest });
  const [recording, setRecording] = useState(false);
  if (standing.status === 'failed') return <ErrorNotice error={standing.error} onRetry={standing.reload} />;
  if (standing.status === 'loading') return <Loading />;
  const { released, confidential, by, note } = standing.value;
  const said = note ? { reference: note.reference, date: formats.date(note.dated) } : {};
  return (
    <section className="stack" aria-labelledby="release">
      <h3 id="release">{t('release.title')}</h3>
      <div className="stack-small">
        <p>
          <strong>{t(`release.standing.${!released ? 'not-released' : confidential.length > 0 ? 'part' : 'released'}`)}</strong>
        </p>
        <p>{t(`release.by.${by}`, said)}</p>
      </div>
      {confidential.length > 0 && (
        <p>
          {t('release.marks', { provisions: formats.list(confidential.map((id) => isolate(fullReference(id), directionOf(language)))) })}
        </p>
      )}
      {!entry.claims.practice && (
        <div className="actions">
          <Button onPress={() => setRecording(true)}>{t('release.record')}</Button>
        </div>
      )}
      {recording && (
        <ReleaseNoteDialog
          entry={entry}
          released={released}
          onClose={() => setRecording(false)}
          onRecorded={() => {
            setRecording(false);
            standing.reload();
            onRecorded();
          }}
        />
      )}
    </section>
  );
}
