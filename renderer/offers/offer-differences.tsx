import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '#core/offers/offers';
import { useApplication } from '../application/application-context';
import { useAssessment } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';

/** What to look at before an answer is taken over: what each provision asks, at which level, and how they differ. */
export function OfferDifferences({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { index } = useAssessment();
  const levels = [offer.from, offer.to].map((id) => index.provision.get(id)?.obligation);
  const difference = words(`twin/${offer.twin}/difference`);
  return (
    <div className="stack-small">
      <dl className="offer-provisions">
        {[offer.from, offer.to].map((id) => (
          <div key={id}>
            <dt>
              <Reference>{fullReference(id)}</Reference>{' '}
              <span className="muted small">{t(`level.${index.provision.get(id)?.obligation ?? 'final'}`)}</span>
            </dt>
            <dd>
              <PhraseText phrase={words(`provision/${id}/subject`)} />
            </dd>
          </div>
        ))}
      </dl>
      {levels[0] !== levels[1] && <p>{t('offers.levelsDiffer')}</p>}
      {difference.shown !== 'key' && (
        <p>
          <PhraseText phrase={difference} />
        </p>
      )}
    </div>
  );
}
