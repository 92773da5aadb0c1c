import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostApi } from '#core/contract/api';
import { settleSessions } from '../assessment/use-held-session';
import { useAnnouncer } from '../components/announcer';
import { IdleLock } from './idle-lock';
import { hasDrafts, watchDrafts } from './unsaved-drafts';

/** Locks protected data after so many minutes without a sign of life in any window; 0 or absent: never. */
export function useAutoLock(api: HostApi, minutes = 0): void {
  const { t } = useTranslation();
  const { showToast } = useAnnouncer();
  const said = useRef(t);
  useEffect(() => {
    said.current = t;
  }, [t]);
  const [lock] = useState(
    () =>
      new IdleLock({
        api,
        settle: async () => (await settleSessions()) && !hasDrafts(),
        onKeptOpen: () => showToast(said.current('protection.keptOpen')),
      }),
  );
  useEffect(() => {
    const stopWatching = watchDrafts();
    const stop = lock.start();
    return () => {
      stopWatching();
      stop();
    };
  }, [lock]);
  const known = useRef(minutes);
  useEffect(() => {
    lock.setMinutes(minutes);
    if (known.current !== minutes) lock.tellMinutes(minutes);
    known.current = minutes;
  }, [lock, minutes]);
}
