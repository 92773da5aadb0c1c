import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { SearchSelect } from '../../../components/search-select';
import { useCall } from '../../../hooks/use-call';
import { CardDrop } from '../../../keys/card-drop';
import { CreateKeyForm } from '../../../keys/create-key-form';
import { DamagedKeys } from '../../../keys/damaged-keys';
import { OwnKey } from '../../../keys/own-key';
import { RestoreKey } from '../../../keys/restore-key';

/** For a reviewing State: its key for reviews, whose card the secretariat needs, and the secretariat's card, which it needs itself. */
export function OwnReviewKey(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure title={t('review.work.key.title')} open={open} onToggle={setOpen}>
      {open && <ReviewKeys />}
    </Disclosure>
  );
}

function ReviewKeys(): ReactNode {
  const { t } = useTranslation();
  const { states, stateName, locale } = useApplication();
  const keys = useCall('keys.list', {});
  const [state, setState] = useState<string | null>(null);
  const [enrolled, setEnrolled] = useState(false);
  const own = keys.status === 'done' ? keys.value.filter(({ purpose }) => purpose === 'review') : [];
  const choices = states
    .map(({ code }) => ({ id: code, text: stateName(code) }))
    .sort((one, other) => one.text.localeCompare(other.text, locale));
  return (
    <div className="stack-large">
      <p className="measure">{t('review.work.key.intro')}</p>
      {keys.status === 'failed' && <ErrorNotice error={keys.error} onRetry={keys.reload} />}
      <DamagedKeys />
      {own.map((key) => (
        <OwnKey key={key.id} ownKey={key} onChanged={keys.reload} />
      ))}
      <section className="stack" aria-labelledby="make-review-key">
        <h3 id="make-review-key">{t('review.work.key.make')}</h3>
        <SearchSelect
          label={t('review.work.key.state')}
          choices={choices}
          value={state}
          onChange={setState}
          empty={t('filter.nothing')}
          openLabel={t('review.work.key.state')}
          notChosen={t('filter.nothing')}
        />
        {state !== null && (
          <CreateKeyForm
            key={state}
            purpose="review"
            state={state}
            onCreated={() => {
              setState(null);
              keys.reload();
            }}
          />
        )}
        <RestoreKey onRestored={keys.reload} />
      </section>
      <section className="stack" aria-labelledby="secretariat-card">
        <h3 id="secretariat-card">{t('review.work.key.secretariat')}</h3>
        <p className="measure">{t('review.work.key.secretariatHint')}</p>
        <CardDrop
          label={t('review.work.key.drop')}
          buttonLabel={t('review.work.key.chooseCard')}
          purpose="secretariat"
          onEnrolled={() => setEnrolled(true)}
        />
        {enrolled && <p role="status">{t('review.work.key.enrolled')}</p>}
      </section>
    </div>
  );
}
