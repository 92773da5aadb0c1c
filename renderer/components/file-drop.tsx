import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import { useApplication } from '../application/application-context';
import { Button } from './button';
import { Notice } from './notice';

interface Props {
  readonly label: ReactNode;
  readonly buttonLabel: ReactNode;
  readonly accept: readonly string[];
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  readonly onFiles: (files: readonly ChosenFile[]) => void;
}

/** Takes files by dropping or choosing; they reach the screen as single-use handles. */
export function FileDrop({ label, buttonLabel, accept, multiple = false, disabled, onFiles }: Props): ReactNode {
  const { t } = useTranslation();
  const { api } = useApplication();
  const [over, setOver] = useState(false);
  const [failed, setFailed] = useState(false);
  const take = async (choosing: Promise<readonly ChosenFile[]>): Promise<void> => {
    setFailed(false);
    try {
      const files = await choosing;
      if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
    } catch {
      setFailed(true);
    }
  };
  return (
    <div
      className={over ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) void take(api.acceptFiles([...event.dataTransfer.files]));
      }}
    >
      <span>{label}</span>
      <Button isDisabled={disabled} onPress={() => void take(api.chooseFiles({ accept, multiple }))}>
        {buttonLabel}
      </Button>
      {failed && (
        <Notice kind="error" announce>
          {t('file.uploadFailed')}
        </Notice>
      )}
    </div>
  );
}
