import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReviewStatus } from '#core/answers/clearance';
import './clearance.css';

/** Four shapes that can be told apart in black and white. */
const SHAPES: Readonly<Record<ReviewStatus, string>> = { draft: '·', ready: '▹', 'agency-approved': '▸', cleared: '■' };

/** Status in the State's own review: shape and word; in a list the word is for the screen reader. */
export function ClearanceMark({ status, short }: { readonly status: ReviewStatus; readonly short?: boolean }): ReactNode {
  const { t } = useTranslation();
  const word = t(`clearance.status.${status}`);
  return (
    <span className={`clearance-mark clearance-${status}`} title={word}>
      <span aria-hidden="true">{SHAPES[status]}</span>
      <span className={short ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}
