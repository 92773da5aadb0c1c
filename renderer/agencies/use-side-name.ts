import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConflictSide } from './conflict-sides';

/** "Ours", or the agency; the number of its contribution only where one agency stands on two sides. */
export function useSideName(): (side: ConflictSide) => string {
  const { t } = useTranslation();
  return useCallback(
    ({ source, answer }) => {
      if (source) return source.agency;
      return answer.origin.kind === 'merged'
        ? t('agencies.conflicts.oursFrom', { agency: answer.origin.agency })
        : t('agencies.conflicts.ours');
    },
    [t],
  );
}
