import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '#core/offers/offers';
import { useApplication } from '../../application/application-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment } from '../../assessment/assessment-context';
import { EmptyState } from '../../components/empty-state';
import { Select } from '../../components/select';
import { useOffers } from '../../offers/use-offers';
import { OfferRow } from './offer-row';
import './offers.css';

export function OffersScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'offers') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Offers />
    </AssessmentProvider>
  );
}

const STATES = ['changed', 'open', 'taken', 'declined'] as const;

/** Every answer that could serve a second treaty, and what became of it. */
function Offers(): ReactNode {
  const { t } = useTranslation();
  const { settings } = useAssessment();
  const [instrument, setInstrument] = useState('all');
  const offers = useOffers();
  const shown = offers.filter(({ to }) => instrument === 'all' || to.startsWith(`${instrument}:`));
  const groups = STATES.map((state) => ({ state, members: shown.filter((offer) => offer.state === state) })).filter(
    ({ members }) => members.length > 0,
  );
  return (
    <AssessmentShell title={t('nav.offers')}>
      <h1>{t('offers.title')}</h1>
      <p className="measure muted">{t('offers.hint')}</p>
      {settings.instruments.length > 1 && (
        <Select
          label={t('offers.instrument')}
          compact
          choices={[{ id: 'all', label: t('check.all') }, ...settings.instruments.map((code) => ({ id: code, label: code }))]}
          value={instrument}
          onChange={setInstrument}
        />
      )}
      {groups.length === 0 && <EmptyState title={t('offers.nothing')}>{t('offers.nothingHint')}</EmptyState>}
      {groups.map(({ state, members }) => (
        <OfferGroup key={state} state={state} members={members} />
      ))}
    </AssessmentShell>
  );
}

function OfferGroup({ state, members }: { readonly state: Offer['state']; readonly members: readonly Offer[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="offer-group" aria-labelledby={`offers-${state}`}>
      <h2 id={`offers-${state}`}>
        {t(`offers.state.${state}`)} <span className="hint">{t('offers.count', { count: members.length })}</span>
      </h2>
      <ul className="offer-list">
        {members.map((offer) => (
          <OfferRow key={offer.key} offer={offer} />
        ))}
      </ul>
    </section>
  );
}
