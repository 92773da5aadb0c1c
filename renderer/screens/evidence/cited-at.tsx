import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';

const provisionOf = (question: string): string => question.slice(0, question.indexOf('/'));

/** Every provision whose answers cite a source, each a way there. */
export function CitedAt({ citing }: { readonly citing: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useAssessment();
  const places = new Map(citing.map((question) => [provisionOf(question), question]));
  return (
    <>
      {t('evidence.citedCount', { count: citing.length })}
      {places.size > 0 && (
        <span className="finding-places">
          {[...places].map(([provision, question]) =>
            index.question.has(question) ? (
              <RouteLink key={provision} to={{ screen: 'complete', assessment: session.id, at: question }}>
                <Reference>{fullReference(provision)}</Reference>
              </RouteLink>
            ) : (
              <Reference key={provision}>{fullReference(provision)}</Reference>
            ),
          )}
        </span>
      )}
    </>
  );
}
