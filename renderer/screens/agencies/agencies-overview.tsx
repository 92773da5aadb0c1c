import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment } from '../../assessment/assessment-context';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';
import { useAgencies } from '../../agencies/use-agencies';
import { AgenciesTable } from './agencies-table';
import { LeftOut } from './left-out';
import { TakeIn } from './take-in';

/** By agency: what was sent, is due, came back, is open and differs; and what can be done about it. */
export function AgenciesOverview(): ReactNode {
  const { t } = useTranslation();
  const { session, writable } = useAssessment();
  const state = useAgencies();
  const done = state.status === 'done' ? state.value : null;
  return (
    <AssessmentShell title={t('nav.agencies')}>
      <header className="stack">
        <h1>{t('agencies.title')}</h1>
        <p className="measure">{t('agencies.intro')}</p>
        {writable && (
          <div className="screen-only">
            <RouteLink variant="primary" to={{ screen: 'agencies', assessment: session.id, part: 'new' }}>
              {t('agencies.new.title')}
            </RouteLink>
          </div>
        )}
      </header>
      {state.status === 'loading' && <Loading />}
      {state.status === 'failed' && <ErrorNotice error={state.error} onRetry={state.reload} />}
      {done && done.conflicts.length > 0 && (
        <Notice
          kind="warning"
          title={t('agencies.conflicts.open', { count: done.conflicts.length })}
          actions={
            <RouteLink variant="secondary" to={{ screen: 'agencies', assessment: session.id, part: 'conflicts' }}>
              {t('agencies.conflicts.decide')}
            </RouteLink>
          }
        >
          {t('agencies.conflicts.openHint')}
        </Notice>
      )}
      {done && done.agencies.length === 0 && <EmptyState title={t('agencies.empty')}>{t('agencies.emptyHint')}</EmptyState>}
      {done && done.agencies.length > 0 && <AgenciesTable agencies={done.agencies} />}
      {done && writable && done.agencies.length > 0 && <TakeIn waiting={sum(done.agencies.map(({ waiting }) => waiting))} />}
      {done && done.leftOut.length > 0 && <LeftOut answers={done.leftOut} />}
    </AssessmentShell>
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);
