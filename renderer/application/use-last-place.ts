import { useEffect, useRef } from 'react';
import type { PreferenceWriter } from './preference-writer';
import { formatRoute, type Route } from './routes';

/** Long enough not to write for every step of someone who walks through the questions. */
const SETTLED_AFTER_MS = 300;

/** Keeps where the window is, down to the question, so that the next start comes back to it. Without it nothing is lost. */
export function useLastPlace(writer: PreferenceWriter, route: Route, connected: boolean): void {
  const kept = useRef('');
  const address = formatRoute(route);
  const assessment = route.screen === 'complete' ? route.assessment : null;
  useEffect(() => {
    if (!connected) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = (place: string): void => {
      clearTimeout(timer);
      if (place === kept.current) return;
      timer = setTimeout(() => {
        kept.current = place;
        void writer.write({ lastPlace: place });
      }, SETTLED_AFTER_MS);
    };
    const onFocus = (event: FocusEvent): void => {
      const question =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-question]')?.dataset['question'] : undefined;
      if (question && assessment !== null) keep(formatRoute({ screen: 'complete', assessment, at: question }));
    };
    keep(address);
    document.addEventListener('focusin', onFocus);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('focusin', onFocus);
    };
  }, [writer, address, assessment, connected]);
}
