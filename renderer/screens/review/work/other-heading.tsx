import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft, ObservationState } from '#core/review/review-state';

/** Under which heading a text is meant to stand, where its observation stands under another. */
export function OtherHeading({ draft, of }: { readonly draft: Draft; readonly of: ObservationState }): ReactNode {
  const { t } = useTranslation();
  if (draft.heading === of.heading) return null;
  return <p className="hint">{t('review.document.underHeading', { heading: t(`review.heading.${draft.heading}`) })}</p>;
}
