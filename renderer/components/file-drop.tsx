import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOptions, ChosenFile } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import { useTransfer } from '../hooks/use-transfer';
import { TransferFailed } from '../web-transfers';
import { Button } from './button';
import { ErrorNotice } from './error-notice';
import { Notice } from './notice';
import { Progress } from './progress';

interface Props {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  /** A second button, to choose a folder with many files. */
  readonly folderLabel?: ReactNode;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}

/** Takes files by dropping or choosing; they reach the screen as single-use handles. */
export function FileDrop({ label, buttonLabel, folderLabel, accept, multiple = false, disabled, onFiles }: Props): ReactNode {
  const { t } = useTranslation();
  const { api } = useApplication();
  const transfer = useTransfer();
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState<AppErrorBody | 'unknown' | null>(null);
  const closed = disabled === true || transfer.running;
  const take = async (choosing: (options: CallOptions) => Promise<readonly ChosenFile[]>): Promise<void> => {
    setFailed(null);
    try {
      const files = await transfer.run(choosing);
      if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    } catch (error) {
      setFailed(error instanceof TransferFailed && error.error ? error.error : 'unknown');
    }
  };
  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!closed);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const dropped = [...event.dataTransfer.files].slice(0, multiple ? undefined : 1);
        if (!closed) void take((options) => api.acceptFiles(dropped, options));
      }}
    >
      <span>{label}</span>
      <Button isDisabled={closed} onPress={() => void take((options) => api.chooseFiles({ accept, multiple }, options))}>
        {buttonLabel}
      </Button>
      {folderLabel !== undefined && (
        <Button isDisabled={closed} onPress={() => void take((options) => api.chooseFiles({ accept, multiple, folder: true }, options))}>
          {folderLabel}
        </Button>
      )}
      {transfer.progress && (
        <Progress
          label={t('file.receiving', { name: transfer.progress.label ?? '' })}
          done={transfer.progress.done}
          total={transfer.progress.total}
          unit="bytes"
          onCancel={transfer.cancel}
        />
      )}
      {failed === 'unknown' && (
        <Notice kind="error" announce>
          {t('file.uploadFailed')}
        </Notice>
      )}
      {failed !== null && failed !== 'unknown' && <ErrorNotice error={failed} />}
    </div>
  );
}
