import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** From the provision that was answered to the one that may take the answer over, in the direction of reading. */
export function OfferArrow(): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden="true" className="direction-arrow">
        →
      </span>
      <span className="visually-hidden"> {t('offers.servesFor')}</span>
    </>
  );
}
