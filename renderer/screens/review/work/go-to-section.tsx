import type { ReactNode } from 'react';
import { Button } from '../../../components/button';

/** Goes to a part of this page that may lie far below. `section`: the id of its heading, which takes the focus. */
export function GoToSection({ section, children }: { readonly section: string; readonly children: ReactNode }): ReactNode {
  const go = (): void => {
    const heading = document.getElementById(section);
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  };
  return <Button onPress={go}>{children}</Button>;
}
