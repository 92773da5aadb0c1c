import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import type { Offer } from '#core/offers/offers';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { useAnswerSummary } from '../../assessment/use-answer-summary';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { PhraseText } from '../../components/phrase-text';
import { useFormats } from '../../hooks/use-formats';
import { OfferDialog } from '../../offers/offer-dialog';
import { OfferArrow } from '../../offers/offer-arrow';
import { PlaceLink } from '../../offers/offers-here';
import { useOfferActions } from '../../offers/use-offer-actions';

/** One offer: from where to where, what was answered, and what can be done with it. */
export function OfferRow({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation();
  const { words, navigate } = useApplication();
  const { session, index, writable: may, document } = useAssessment();
  const writable = may && !isCleared(document, offer.to);
  const formats = useFormats();
  const summary = useAnswerSummary();
  const actions = useOfferActions();
  const [looking, setLooking] = useState(false);
  const [first] = offer.answers;
  const question = first && index.question.get(first.to);
  return (
    <li className="offer-row">
      <div>
        <p className="offer-places">
          <PlaceLink provision={offer.from} /> <OfferArrow /> <PlaceLink provision={offer.to} />
        </p>
        <p className="measure">
          <PhraseText phrase={words(`provision/${offer.to}/subject`)} />
        </p>
        {question && (
          <p className="muted small">
            <bdi>{summary(question, first.content)}</bdi> · {formats.date(offer.at.slice(0, 10))}
          </p>
        )}
        {actions.error && <ErrorNotice error={actions.error} />}
      </div>
      {writable && (
        <div className="row">
          {(offer.state === 'open' || offer.state === 'changed') && (
            <Button isDisabled={actions.running} onPress={() => setLooking(true)}>
              {offer.state === 'open' ? t('offers.look') : t('offers.lookAgain')}
            </Button>
          )}
          {offer.state === 'open' && (
            <Button variant="quiet" isDisabled={actions.running} onPress={() => void actions.decline(offer)}>
              {t('offers.decline')}
            </Button>
          )}
          {offer.state === 'changed' && (
            <Button variant="quiet" isDisabled={actions.running} onPress={() => void actions.keep(offer)}>
              {t('offers.keep')}
            </Button>
          )}
          {offer.state === 'declined' && (
            <Button variant="quiet" isDisabled={actions.running} onPress={() => void actions.reopen(offer)}>
              {t('offers.reopen')}
            </Button>
          )}
        </div>
      )}
      {looking && (
        <OfferDialog
          offer={offer}
          onClose={() => setLooking(false)}
          onAmend={(at) => navigate({ screen: 'complete', assessment: session.id, at })}
        />
      )}
    </li>
  );
}
