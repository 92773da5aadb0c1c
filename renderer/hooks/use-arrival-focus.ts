import { useEffect, useRef, type RefObject } from 'react';

/** For the heading of what takes the place of the button that brought it: the focus would be nowhere otherwise. */
export function useArrivalFocus<T extends HTMLElement>(arrives = true): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (arrives) place.current?.focus();
  }, [arrives]);
  return place;
}
