import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#core/answers/document';
import type { AttachmentPreview } from '#core/contract/operations';
import { useSession } from '../assessment/assessment-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { Loading } from '../components/loading';
import { useCall } from '../hooks/use-call';
import { SaveAttachment } from './save-attachment';

interface Props {
  readonly title: string;
  readonly attachment: Attachment;
}

/** Opens an attached file in the window: what the window may draw is shown, everything else is offered to be saved. */
export function ShowAttachment({ title, attachment }: Props): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="quiet" className="button-inline" onPress={() => setOpen(true)} aria-label={t('evidence.showNamed', { title })}>
        {t('evidence.show')}
      </Button>
      {open && (
        <Dialog title={<bdi translate="no">{attachment.name}</bdi>} isOpen wide onClose={() => setOpen(false)}>
          <Preview attachment={attachment} />
          <div className="row">
            <SaveAttachment title={title} sha512={attachment.sha512} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Preview({ attachment: { name, sha512 } }: { readonly attachment: Attachment }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const preview = useCall('attachments.preview', { assessment: session.id, sha512 });
  if (preview.status === 'loading') return <Loading />;
  if (preview.status === 'failed') return <ErrorNotice error={preview.error} />;
  const shown = preview.value;
  if (shown.kind === 'none') return <p>{t(`evidence.preview.${shown.because}`)}</p>;
  if (shown.kind === 'image') return <Picture name={name} picture={shown} />;
  return (
    <>
      <pre className="preview-text" dir="auto" translate="no" tabIndex={0} role="group" aria-label={name}>
        {shown.text}
      </pre>
      {shown.cut && <p className="hint">{t('evidence.preview.cut')}</p>}
    </>
  );
}

/** Drawn from bytes whose kind the services have told; nothing in them can run. */
function Picture({ name, picture }: { readonly name: string; readonly picture: Extract<AttachmentPreview, { kind: 'image' }> }): ReactNode {
  const { t } = useTranslation();
  const [broken, setBroken] = useState(false);
  if (broken) return <p>{t('evidence.preview.type')}</p>;
  const source = `data:${picture.mediaType};base64,${picture.base64}`;
  return <img className="preview-picture" src={source} alt={t('evidence.preview.picture', { name })} onError={() => setBroken(true)} />;
}
