import type { ScreenName } from '../application/routes';

/** How many points the help beside each screen has: `help.<screen>.1`, `help.<screen>.2`, … A new screen says it here. */
export const HELP_POINTS: Readonly<Record<ScreenName, number>> = {
  start: 4,
  complete: 5,
  evidence: 3,
  erase: 3,
  check: 3,
  offers: 3,
  'carry-over': 3,
  agencies: 4,
  sign: 5,
  report: 3,
  settings: 2,
  clearance: 3,
  journal: 3,
  countersign: 3,
  secretariat: 9,
  review: 4,
  backup: 5,
  redact: 3,
};
