import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import type { SavedFile as Saving } from '../hooks/use-saved-file';
import { useTask } from '../hooks/use-task';
import { SuccessorDialog } from './successor-dialog';

interface Props {
  readonly ownKey: KeySummary;
  readonly saving: Saving;
  readonly onChanged: () => void;
}

/** Passing one of our keys on: its successor, made here and signed for, and the file that says so. */
export function OwnKeySuccession({ ownKey, saving, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const file = useTask('keys.succession');
  const [making, setMaking] = useState(false);
  return (
    <>
      {ownKey.succeeds !== undefined && (
        <Button
          variant="quiet"
          isDisabled={file.running}
          onPress={() => void file.run({ key: ownKey.id }).then((result) => (result?.ok ? saving.save(result.value) : undefined))}
        >
          {t('key.successor.save')}
        </Button>
      )}
      {ownKey.succeededBy === undefined && (
        <Button variant="quiet" onPress={() => setMaking(true)}>
          {t('key.successor.begin')}
        </Button>
      )}
      {file.error && <ErrorNotice error={file.error} onDismiss={file.dismissError} />}
      {making && (
        <SuccessorDialog
          ownKey={ownKey}
          onClose={() => setMaking(false)}
          onMade={(made) => {
            setMaking(false);
            onChanged();
            void saving.save(made);
          }}
        />
      )}
    </>
  );
}
