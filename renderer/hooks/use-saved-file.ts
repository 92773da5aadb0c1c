import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutgoingFile } from '#core/contract/operations';
import { useApplication } from '../application/application-context';
import { useAnnouncer } from '../components/announcer';
import { useTransfer, type Transfer } from './use-transfer';

export interface SavedFile {
  /** Under which name it was saved. */
  readonly where: string | null;
  /** What did not arrive whole, or was stopped. */
  readonly missing: { readonly name: string; readonly why: 'broken' | 'stopped' } | null;
  readonly transfer: Transfer;
  readonly save: (file: OutgoingFile) => Promise<void>;
}

/** Hands an outgoing file to the user, says how far it is, and under which name it is there in the end. */
export function useSavedFile(): SavedFile {
  const { api } = useApplication();
  const { t } = useTranslation();
  const { announce } = useAnnouncer();
  const transfer = useTransfer();
  const [where, setWhere] = useState<string | null>(null);
  const [missing, setMissing] = useState<SavedFile['missing']>(null);
  const save = async ({ file, name }: OutgoingFile): Promise<void> => {
    setMissing(null);
    const outcome = await transfer.run((options) => api.saveFile(file, name, options));
    if (outcome.saved) {
      setWhere(outcome.where ?? name);
      announce(t('file.savedAs', { name: outcome.where ?? name }));
    } else {
      setMissing({ name, why: outcome.broken ? 'broken' : 'stopped' });
    }
  };
  return { where, missing, transfer, save };
}
