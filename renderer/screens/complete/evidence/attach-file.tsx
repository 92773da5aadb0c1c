import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#core/answers/document';
import { useSession } from '../../../assessment/assessment-context';
import { Checkbox } from '../../../components/checkbox';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';

interface Props {
  /** Where it is cited first; null: only entered. */
  readonly provision: string | null;
  readonly attachment: Attachment | undefined;
  readonly onAttached: (attachment: Attachment) => void;
}

/** Takes a file in. Where the instrument prefers links, that is said first and has to be acknowledged. */
export function AttachFile({ provision, attachment, onAttached }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useSession();
  const formats = useFormats();
  const task = useTask('attachments.add');
  const code = provision === null ? undefined : index.provision.get(provision)?.instrument;
  const asked = code === undefined ? [...index.instrument.keys()] : [code];
  const discouraged = asked.some((each) => index.instrument.get(each)?.attachments === 'discouraged');
  const [insists, setInsists] = useState(attachment !== undefined);

  const attach = async (file: string): Promise<void> => {
    const result = await task.run({ assessment: session.id, file });
    if (result?.ok) onAttached(result.value);
  };
  return (
    <>
      {discouraged && (
        <Notice kind="warning" title={t('evidence.linksFirst')}>
          <Checkbox checked={insists} onChange={setInsists}>
            {t('evidence.attachAnyway')}
          </Checkbox>
        </Notice>
      )}
      {attachment && (
        <p>
          <bdi translate="no">{attachment.name}</bdi> · {formats.bytes(attachment.bytes)}
        </p>
      )}
      <FileDrop
        label={t('evidence.dropFile')}
        buttonLabel={t('evidence.chooseFile')}
        accept={[]}
        disabled={task.running || (discouraged && !insists)}
        onFiles={([file]) => file && void attach(file.handle)}
      />
      {task.running && (
        <Progress
          label={t('evidence.attaching')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          unit="bytes"
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} />}
    </>
  );
}
