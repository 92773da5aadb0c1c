import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import type { Offer } from '#core/offers/offers';
import type { Provision } from '#core/questionnaire/definition';
import { useAssessment } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { Reference } from '../components/reference';
import { RouteLink } from '../components/route-link';
import { useFormats } from '../hooks/use-formats';
import { OfferDialog } from './offer-dialog';
import { useOfferActions } from './use-offer-actions';
import { useOffers } from './use-offers';

interface Props {
  readonly provision: Provision;
  readonly onAmend: (question: string) => void;
}

/** What other treaties offer to this provision, what it has taken from them, and who has taken from it. */
export function OffersHere({ provision, onAmend }: Props): ReactNode {
  const offers = useOffers(provision.id);
  const coming = offers.filter(({ to, state }) => to === provision.id && state !== 'declined');
  const going = offers.filter(({ from, state }) => from === provision.id && (state === 'taken' || state === 'changed'));
  if (coming.length === 0 && going.length === 0) return null;
  return (
    <>
      {coming.map((offer) =>
        offer.state === 'taken' ? <TakenOver key={offer.key} offer={offer} /> : <Offered key={offer.key} offer={offer} onAmend={onAmend} />,
      )}
      {going.map((offer) => (
        <UsedBy key={offer.key} offer={offer} />
      ))}
    </>
  );
}

function Offered({ offer, onAmend }: { readonly offer: Offer; readonly onAmend: (question: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { writable: may, document } = useAssessment();
  const writable = may && !isCleared(document, offer.to);
  const formats = useFormats();
  const [looking, setLooking] = useState(false);
  const actions = useOfferActions();
  const changed = offer.state === 'changed';
  const withdrawn = changed && offer.answers.length === 0;
  return (
    <>
      <Notice
        kind={changed ? 'warning' : 'information'}
        title={
          <>
            <PlaceLink provision={offer.from} />{' '}
            {changed ? t('offers.changed') : t('offers.answered', { date: formats.date(offer.at.slice(0, 10)) })}
          </>
        }
        actions={
          writable && (
            <>
              {!withdrawn && (
                <Button isDisabled={actions.running} onPress={() => setLooking(true)}>
                  {changed ? t('offers.lookAgain') : t('offers.look')}
                </Button>
              )}
              <Button
                variant="quiet"
                isDisabled={actions.running}
                onPress={() => void (changed ? actions.keep(offer) : actions.decline(offer))}
              >
                {changed ? t('offers.keep') : t('offers.decline')}
              </Button>
            </>
          )
        }
      >
        {withdrawn
          ? t('offers.withdrawnHint')
          : changed
            ? t('offers.changedHint')
            : t('offers.answeredHint', { count: offer.answers.length })}
        {actions.error && <ErrorNotice error={actions.error} />}
      </Notice>
      {looking && <OfferDialog offer={offer} onClose={() => setLooking(false)} onAmend={onAmend} />}
    </>
  );
}

function TakenOver({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="provenance small">
      {t('offers.takenFrom')} <PlaceLink provision={offer.from} />
    </p>
  );
}

function UsedBy({ offer }: { readonly offer: Offer }): ReactNode {
  const { t } = useTranslation();
  return (
    <p className="provenance small">
      {t('offers.usedBy')} <PlaceLink provision={offer.to} />
      {offer.state === 'changed' && <> · {t('offers.usedByChanged')}</>}
    </p>
  );
}

export function PlaceLink({ provision }: { readonly provision: string }): ReactNode {
  const { session } = useAssessment();
  return (
    <RouteLink to={{ screen: 'complete', assessment: session.id, at: provision }}>
      <Reference>{fullReference(provision)}</Reference>
    </RouteLink>
  );
}
