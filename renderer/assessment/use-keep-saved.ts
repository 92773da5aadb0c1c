import { useEffect } from 'react';
import type { AssessmentSession } from './assessment-session';
import { hearOtherWindows } from './other-windows';

const LOOK_FOR_NEWS_EVERY = 5_000;

/** Writes when the window is left, however it is left, and takes in what other windows and commands write. */
export function useKeepSaved(session: AssessmentSession): void {
  useEffect(() => {
    const write = (): void => void session.flush();
    const onVisibility = (): void => void (document.visibilityState === 'hidden' ? session.flush() : session.refresh());
    const refresh = (): void => void session.refresh();
    document.addEventListener('visibilitychange', onVisibility);
    // A page that the browser had frozen, or kept for going back, has heard nothing meanwhile.
    document.addEventListener('resume', refresh);
    window.addEventListener('pageshow', refresh);
    const leave = (): void => session.leave();
    window.addEventListener('pagehide', leave);
    window.addEventListener('beforeunload', write);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      document.removeEventListener('resume', refresh);
      window.removeEventListener('pageshow', refresh);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('beforeunload', write);
      write();
    };
  }, [session]);

  useEffect(() => {
    const stopHearing = hearOtherWindows(session.id, () => void session.refresh());
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void session.refresh();
    }, LOOK_FOR_NEWS_EVERY);
    return () => {
      stopHearing();
      clearInterval(timer);
    };
  }, [session]);
}
