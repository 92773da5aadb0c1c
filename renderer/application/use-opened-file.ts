import { useCallback, useEffect, useState } from 'react';
import type { ChosenFile, HostApi } from '#core/contract/api';
import type { Navigate } from './use-route';

/** A bundle opened from outside of the window leads to the start screen, which says what it is. */
export function useOpenedFile(
  api: HostApi,
  navigate: Navigate,
): { readonly openedFile: ChosenFile | null; readonly takeOpenedFile: () => void } {
  const [openedFile, setOpenedFile] = useState<ChosenFile | null>(null);
  useEffect(() => {
    const fetchOpened = async (): Promise<void> => {
      const file = (await api.openedFiles()).at(-1);
      if (!file) return;
      setOpenedFile(file);
      navigate({ screen: 'start' });
    };
    void fetchOpened();
    return api.onMenu((command) => {
      if (command === 'opened-file') void fetchOpened();
    });
  }, [api, navigate]);
  return { openedFile, takeOpenedFile: useCallback(() => setOpenedFile(null), []) };
}
