import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { EXIT_STATUS, VERIFICATION_CODES } from '#core/submission/verification';

const KEYS: readonly string[] = [
  ...['file', 'name', 'bytes', 'outcome', 'verdict', 'state', 'exercise', 'instruments', 'number', 'findings', 'digest', 'sha512'].map(
    (id) => `intake.column.${id}`,
  ),
  ...['received', 'duplicate', 'refused', 'failed', 'undecided'].map((id) => `intake.outcome.${id}`),
  ...['open', 'finished', 'stopped'].map((id) => `intake.states.${id}`),
  ...['protocol', 'run', 'begun', 'last', 'stateHeading', 'files', 'head', 'made'].map((id) => `intake.${id}`),
  ...Object.keys(EXIT_STATUS).map((verdict) => `verdict.${verdict}.short`),
  ...VERIFICATION_CODES.map((code) => `verification.${code}`),
  ...['file-missing', 'file-unreadable', 'file-changed'].map((code) => `error.${code}`),
];

/** The words of the interface that the record of an intake needs, by their keys. */
export function useProtocolLabels(): Readonly<Record<string, string>> {
  const { t } = useTranslation();
  return useMemo(() => Object.fromEntries(KEYS.map((key) => [key, t(key)])), [t]);
}
