import { lazy, type ComponentType } from 'react';
import type { ScreenName } from '../application/routes';

/** Every screen, by the first part of its address. A screen reads its parameters with `useApplication().route`. */
export const SCREENS: Readonly<Partial<Record<ScreenName, ComponentType>>> = {
  start: lazy(async () => ({ default: (await import('./start/start-screen')).StartScreen })),
};
