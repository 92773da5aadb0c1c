import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * For what is shown for a while and holds a button: when it goes away with the focus inside, the focus returns to where it was
 * when it came, usually the button that set it going; it would be nowhere otherwise.
 */
export function useFocusReturn<T extends HTMLElement>(): RefObject<T | null> {
  const place = useRef<T>(null);
  useLayoutEffect(() => {
    const shown = place.current;
    const before = document.activeElement;
    return () => {
      if (shown?.contains(document.activeElement) && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return place;
}
