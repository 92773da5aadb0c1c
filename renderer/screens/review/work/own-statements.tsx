import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '#core/review/statement';
import { useFormats } from '../../../hooks/use-formats';
import { useReviewWork } from './review-context';

/** What was said here and is not signed yet, in the order in which it was said. */
export function OwnStatements(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review } = useReviewWork();
  const textOf = (statement: Statement): string | undefined => {
    switch (statement.kind) {
      case 'draft':
      case 'request':
      case 'reply':
        return statement.text;
      case 'agreement':
        return draftsOf(review.observations).find(({ id }) => id === statement.draft)?.text;
      case 'withdrawal':
        return draftsOf(review.observations.filter(({ observation }) => observation === statement.observation))[0]?.text;
      case 'closing':
        return review.requests.find(({ request }) => request === statement.request)?.text;
      default:
        return undefined;
    }
  };
  return (
    <ol className="own-statements">
      {review.own.map((statement, place) => {
        const text = textOf(statement);
        return (
          <li key={place}>
            {t(`review.work.said.${statement.kind}`)}
            {text !== undefined && (
              <>
                {formats.colon}
                <q className="own-text" dir="auto" translate="no">
                  {text}
                </q>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}

const draftsOf = (observations: ReturnType<typeof useReviewWork>['review']['observations']) =>
  observations.flatMap(({ drafts, agreed, earlier }) => [...drafts, ...agreed, ...earlier]);
