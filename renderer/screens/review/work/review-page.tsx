import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedReview } from '#core/contract/operations';
import type { Trace } from '#core/review/statement';
import { Button } from '../../../components/button';
import { RouteLink } from '../../../components/route-link';
import { AnswerBeside } from './answer-beside';
import { HandOn } from './hand-on';
import { Observations } from './observations';
import { Requests } from './requests';
import { ReviewHead } from './review-head';
import { ReviewWorkContext, type ReviewWork } from './review-context';
import { SaveObservations } from './save-observations';
import { usePartyName } from './use-party-name';
import { useReviewed } from './use-reviewed';

/** One review: its parties, what was observed, what was asked, and what of it leaves this computer next. */
export function ReviewPage({ opened }: { readonly opened: OpenedReview }): ReactNode {
  const { t } = useTranslation();
  const [review, onChanged] = useState(opened);
  const [trace, setTrace] = useState<Trace | null>(null);
  /** What opened the answer beside: the focus goes back there. */
  const opener = useRef<Element | null>(null);
  const partyName = usePartyName(review.state);
  const submissions = useReviewed(review);
  const showTrace = useCallback((shown: Trace) => {
    opener.current = document.activeElement;
    setTrace(shown);
  }, []);
  const close = (): void => {
    setTrace(null);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const work = useMemo(
    (): ReviewWork => ({ review, onChanged, partyName, submissions, showTrace }),
    [review, partyName, submissions, showTrace],
  );
  return (
    <ReviewWorkContext.Provider value={work}>
      <div className="row screen-only">
        <RouteLink to={{ screen: 'review', part: 'work' }}>{t('review.work.all')}</RouteLink>
        <Button variant="quiet" onPress={() => window.print()}>
          {t('review.print')}
        </Button>
      </div>
      <div className={trace ? 'review-work review-work-beside' : 'review-work'}>
        <article className="stack-large" aria-labelledby="review-of">
          <ReviewHead />
          <Observations />
          <Requests />
          <SaveObservations />
          <HandOn />
        </article>
        {trace && <AnswerBeside trace={trace} onClose={close} />}
      </div>
    </ReviewWorkContext.Provider>
  );
}
