import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnouncer } from '../../../components/announcer';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { useReviewTask, useReviewWork } from './review-context';

/** Takes back the last thing said here, while nobody has signed it. The opening of a review that was never handed on stays. */
export function UndoLast(): ReactNode {
  const { t } = useTranslation();
  const { showToast } = useAnnouncer();
  const { review } = useReviewWork();
  const undo = useReviewTask('reviews.undo');
  const last = review.own.at(-1);
  if (!last || last.kind === 'opening' || (last.kind === 'scope' && review.own.length <= 2)) return null;
  const takeBack = async (): Promise<void> => {
    if (await undo.run({})) showToast(t('review.work.undone'));
  };
  return (
    <>
      <Button isDisabled={undo.running} onPress={() => void takeBack()}>
        {t('review.work.undo', { what: t(`review.work.said.${last.kind}`) })}
      </Button>
      {undo.error && <ErrorNotice error={undo.error} onDismiss={undo.dismissError} />}
    </>
  );
}
