import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import { useAnnouncer } from '../components/announcer';
import { useTask } from './use-task';

interface LoadTextPack {
  readonly load: () => Promise<void>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
  readonly dismissError: () => void;
}

/** Lets the user choose an official text pack and loads it; says which one came. */
export function useLoadTextPack(onLoaded: () => void): LoadTextPack {
  const { t } = useTranslation();
  const { api } = useApplication();
  const { showToast } = useAnnouncer();
  const { run, running, error, dismissError } = useTask('textPacks.load');
  const load = async (): Promise<void> => {
    const [file] = await api.chooseFiles({ accept: TEXT_PACK_FILES, multiple: false }).catch(() => {
      showToast(t('file.uploadFailed'));
      return [];
    });
    const result = file && (await run({ file: file.handle }));
    if (!result?.ok) return;
    onLoaded();
    showToast(t('official.loaded', { title: result.value.title }));
  };
  return { load, running, error, dismissError };
}

const TEXT_PACK_FILES = ['.json', '.yaml', '.yml'];
