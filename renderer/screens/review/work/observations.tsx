import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maySay } from '#core/review/may-say';
import { OBSERVATION_HEADINGS } from '#core/review/statement';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { DraftForm } from './draft-form';
import { ObservationItem } from './observation-item';
import { useReviewWork } from './review-context';

/** The list of observations under its four headings, the same in every review. */
export function Observations(): ReactNode {
  const { t } = useTranslation();
  const { review } = useReviewWork();
  const [writing, setWriting] = useState(false);
  const [marked, setMarked] = useState(true);
  const { observations, as } = review;
  const numbers = new Map(observations.map(({ observation }, place) => [observation, place + 1]));
  const compared = observations.some(({ drafts, agreed }) => drafts.length + agreed.length > 1);
  return (
    <section className="stack" aria-labelledby="observations">
      <h3 id="observations">{t('review.document.title')}</h3>
      {as !== null && maySay(as, 'draft') && !writing && (
        <div className="actions screen-only">
          <Button onPress={() => setWriting(true)}>{t('review.work.newObservation')}</Button>
        </div>
      )}
      {writing && <DraftForm onDone={() => setWriting(false)} />}
      {compared && (
        <div className="screen-only">
          <Checkbox checked={marked} onChange={setMarked} hint={t('review.work.markHint')}>
            {t('review.work.mark')}
          </Checkbox>
        </div>
      )}
      {OBSERVATION_HEADINGS.map((heading) => {
        const here = observations.filter((each) => each.heading === heading);
        return (
          <section key={heading} className="stack observation-heading" aria-labelledby={`heading-${heading}`}>
            <h4 id={`heading-${heading}`}>{t(`review.heading.${heading}`)}</h4>
            {here.length === 0 && <p className="hint">{t('review.work.noneHere')}</p>}
            {here.map((each) => (
              <ObservationItem key={each.observation} of={each} number={numbers.get(each.observation) ?? 0} marked={marked} />
            ))}
          </section>
        );
      })}
    </section>
  );
}
