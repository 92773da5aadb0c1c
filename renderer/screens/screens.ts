import { lazy, type ComponentType } from 'react';
import type { ScreenName } from '../application/routes';

/** Every screen, by the first part of its address. A screen reads its parameters with `useApplication().route`. */
export const SCREENS: Readonly<Partial<Record<ScreenName, ComponentType>>> = {
  start: lazy(async () => ({ default: (await import('./start/start-screen')).StartScreen })),
  complete: lazy(async () => ({ default: (await import('./complete/complete-screen')).CompleteScreen })),
  evidence: lazy(async () => ({ default: (await import('./evidence/evidence-screen')).EvidenceScreen })),
  check: lazy(async () => ({ default: (await import('./check/check-screen')).CheckScreen })),
  sign: lazy(async () => ({ default: (await import('./sign/sign-screen')).SignScreen })),
  settings: lazy(async () => ({ default: (await import('./settings/settings-screen')).SettingsScreen })),
  secretariat: lazy(async () => ({ default: (await import('./secretariat/secretariat-screen')).SecretariatScreen })),
  review: lazy(async () => ({ default: (await import('./review/review-screen')).ReviewScreen })),
};
