import type { ReactNode } from 'react';
import { useApplication } from '../application/application-context';
import { useGuardLeaving } from '../assessment/use-held-session';
import { useLatePart } from '../components/late-part';
import { Loading } from '../components/loading';
import { SCREENS } from './screens';

/** The screen of the route. Each is loaded when it is first shown. */
export function CurrentScreen(): ReactNode {
  const { route } = useApplication();
  useGuardLeaving();
  const Screen = useLatePart(SCREENS[route.screen]);
  return Screen === undefined ? <Loading /> : <Screen />;
}
