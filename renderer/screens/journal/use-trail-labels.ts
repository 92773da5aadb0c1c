import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_STATUSES } from '#core/answers/clearance';
import { COLLECTIONS } from '#core/answers/document';
import { EVIDENCE_KINDS } from '#core/questionnaire/definition';

const KEYS: readonly string[] = [
  ...['line', 'when', 'who', 'role', 'kind', 'provision', 'what', 'before', 'after', 'origin', 'note'].map((id) => `journal.column.${id}`),
  ...COLLECTIONS.map((id) => `journal.kind.${id}`),
  ...['entered', 'reused', 'carried-over', 'merged', 'undone', 'redone', 'erased'].map((id) => `journal.origin.${id}`),
  ...['unanswered', 'answered', 'not-known', 'not-applicable'].map((id) => `standing.${id}`),
  ...REVIEW_STATUSES.map((id) => `clearance.status.${id}`),
  ...EVIDENCE_KINDS.map((id) => `evidence.kind.${id}`),
  ...['in-force', 'adopted', 'bill', 'repealed'].map((id) => `evidence.stage.${id}`),
  ...[
    'state',
    'exercise',
    'languages',
    'participation',
    'instruments',
    'leftOut',
    'practice',
    'assessmentDate',
    'secondSignature',
    'release',
    'edition',
    'commission',
  ].map((id) => `journal.setting.${id}`),
  'journal.erased',
  'comments.resolved',
  'offers.filter.declined',
];

/** The words of the interface that an exported history needs, by their keys. */
export function useTrailLabels(): Readonly<Record<string, string>> {
  const { t } = useTranslation();
  return useMemo(() => Object.fromEntries(KEYS.map((key) => [key, t(key)])), [t]);
}
