import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewParty } from '#core/review/statement';
import { useApplication } from '../../../application/application-context';

/** How a party to a review is called; the State under review by its name, where that is known. */
export function usePartyName(reviewed?: string): (party: ReviewParty) => string {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  return useCallback(
    (party) => {
      if (party === 'secretariat') return t('review.party.secretariat');
      if (party !== 'reviewed') return stateName(party.slice('reviewer:'.length));
      return reviewed === undefined ? t('review.party.reviewed') : stateName(reviewed);
    },
    [t, stateName, reviewed],
  );
}
