import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { ChooseParties, type ChosenParties } from './choose-parties';
import { useReviewTask, useReviewWork } from './review-context';

const NOBODY: ChosenParties = { reviewers: [], reviewed: [] };

/** The secretariat names the parties anew. What was said and agreed before stays. */
export function Reassign(): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="screen-only">
      <Disclosure title={t('review.work.reassign')} open={open} onToggle={setOpen}>
        {open && <ReassignForm onDone={() => setOpen(false)} />}
      </Disclosure>
    </div>
  );
}

function ReassignForm({ onDone }: { readonly onDone: () => void }): ReactNode {
  const { t } = useTranslation();
  const { review } = useReviewWork();
  const task = useReviewTask('reviews.assign');
  const [parties, setParties] = useState(NOBODY);
  const assign = async (): Promise<void> => {
    const { reviewers, reviewed } = parties;
    const submissions = review.submissions.map(({ digest }) => digest);
    if (await task.run({ submissions, reviewers: [...reviewers], reviewed: [...reviewed] })) onDone();
  };
  return (
    <div className="stack">
      <p className="measure">{t('review.work.reassignHint')}</p>
      <ChooseParties state={review.state} practice={review.practice} value={parties} onChange={setParties} />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button isDisabled={parties.reviewers.length === 0 || task.running} onPress={() => void assign()}>
          {t('review.work.assign')}
        </Button>
      </div>
    </div>
  );
}
