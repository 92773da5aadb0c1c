import type { ReactNode } from 'react';
import { useApplication } from '../../../application/application-context';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { ReviewList } from './review-list';
import { ReviewPage } from './review-page';
import './work.css';

/** Reviews of a State by others: the list of those on this computer, or one of them. */
export function WorkPart(): ReactNode {
  const { route } = useApplication();
  const about = route.screen === 'review' ? route.about : undefined;
  return about === undefined ? <Listed /> : <Opened key={about} review={about} />;
}

function Listed(): ReactNode {
  const reviews = useCall('reviews.list', {});
  if (reviews.status === 'failed') return <ErrorNotice error={reviews.error} onRetry={reviews.reload} />;
  if (reviews.status === 'loading') return <Loading />;
  return <ReviewList {...reviews.value} />;
}

function Opened({ review }: { readonly review: string }): ReactNode {
  const opened = useCall('reviews.read', { review });
  if (opened.status === 'failed') return <ErrorNotice error={opened.error} onRetry={opened.reload} />;
  if (opened.status === 'loading') return <Loading />;
  return <ReviewPage opened={opened.value} />;
}
