import type { ScreenName } from '../application/routes';
import { LatePart } from '../components/late-part';
import { StartScreen } from './start/start-screen';

/** Every screen, by the first part of its address. A screen reads its parameters with `useApplication().route`. */
export const SCREENS: Readonly<Record<ScreenName, LatePart>> = {
  start: new LatePart(async () => StartScreen),
  complete: new LatePart(async () => (await import('./complete/complete-screen')).CompleteScreen),
  evidence: new LatePart(async () => (await import('./evidence/evidence-screen')).EvidenceScreen),
  erase: new LatePart(async () => (await import('./erase/erase-screen')).EraseScreen),
  check: new LatePart(async () => (await import('./check/check-screen')).CheckScreen),
  offers: new LatePart(async () => (await import('./offers/offers-screen')).OffersScreen),
  'carry-over': new LatePart(async () => (await import('./carry-over/carry-over-screen')).CarryOverScreen),
  agencies: new LatePart(async () => (await import('./agencies/agencies-screen')).AgenciesScreen),
  sign: new LatePart(async () => (await import('./sign/sign-screen')).SignScreen),
  report: new LatePart(async () => (await import('./report/report-screen')).ReportScreen),
  settings: new LatePart(async () => (await import('./settings/settings-screen')).SettingsScreen),
  clearance: new LatePart(async () => (await import('./clearance/clearance-screen')).ClearanceScreen),
  journal: new LatePart(async () => (await import('./journal/journal-screen')).JournalScreen),
  countersign: new LatePart(async () => (await import('./countersign/countersign-screen')).CountersignScreen),
  secretariat: new LatePart(async () => (await import('./secretariat/secretariat-screen')).SecretariatScreen),
  redact: new LatePart(async () => (await import('./redact/redact-screen')).RedactScreen),
  backup: new LatePart(async () => (await import('./backup/backup-screen')).BackupScreen),
  review: new LatePart(async () => (await import('./review/review-screen')).ReviewScreen),
};
