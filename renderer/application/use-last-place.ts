import { useEffect, useRef } from 'react';
import type { HostApi } from '#core/contract/api';
import { formatRoute, type Route } from './routes';

/** One write for whoever walks through the questions; the first step is kept at once, so that leaving right after it loses nothing. */
const AT_MOST_EVERY_MS = 300;

/** Keeps where the window is, down to the question, so that the next start comes back to it. Without it nothing is lost. */
export function useLastPlace(api: HostApi, route: Route, connected: boolean): void {
  const kept = useRef({ place: '', at: -Infinity });
  const address = formatRoute(route);
  const assessment = route.screen === 'complete' ? route.assessment : null;
  useEffect(() => {
    if (!connected) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let waiting: string | undefined;
    const write = (): void => {
      clearTimeout(timer);
      if (waiting === undefined) return;
      kept.current = { place: waiting, at: performance.now() };
      void api.call('preferences.write', { lastPlace: waiting });
      waiting = undefined;
    };
    const keep = (place: string): void => {
      clearTimeout(timer);
      waiting = place === kept.current.place ? undefined : place;
      timer = setTimeout(write, kept.current.at + AT_MOST_EVERY_MS - performance.now());
    };
    const onFocus = (event: FocusEvent): void => {
      const question =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-question]')?.dataset['question'] : undefined;
      if (question && assessment !== null) keep(formatRoute({ screen: 'complete', assessment, at: question }));
    };
    keep(address);
    document.addEventListener('focusin', onFocus);
    window.addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('pagehide', write);
    };
  }, [api, address, assessment, connected]);
}
