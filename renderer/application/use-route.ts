import { useCallback, useSyncExternalStore } from 'react';
import { formatRoute, parseRoute, type Route } from './routes';

const listen = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** `replace` leaves no step to go back to: for moves within one screen. */
export type Navigate = (route: Route, options?: { readonly replace?: boolean }) => void;

export function useRoute(): readonly [Route, Navigate] {
  const hash = useSyncExternalStore(listen, () => window.location.hash);
  const navigate = useCallback<Navigate>((route, options) => {
    if (options?.replace) {
      window.history.replaceState(null, '', formatRoute(route));
      window.dispatchEvent(new HashChangeEvent('hashchange'));
    } else {
      window.location.hash = formatRoute(route);
    }
  }, []);
  return [parseRoute(hash), navigate];
}
