import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { EmptyState } from '../../components/empty-state';
import { RouteLink } from '../../components/route-link';
import { EvidenceTable } from './evidence-table';

/** Everything that answers of one assessment can cite: where it is cited, to correct it, to remove what nobody cites. */
export function EvidenceScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'evidence') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <EvidenceRegister />
    </AssessmentProvider>
  );
}

function EvidenceRegister(): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const empty = Object.keys(document.evidence).length === 0;
  return (
    <AssessmentShell title={t('nav.evidence')}>
      <div className="stack">
        <h1>{t('nav.evidence')}</h1>
        <p className="measure muted">{t('evidence.registerHint')}</p>
        {empty ? <EmptyState title={t('evidence.registerEmpty')}>{t('evidence.registerEmptyHint')}</EmptyState> : <EvidenceTable />}
        <p>
          <RouteLink to={{ screen: 'complete', assessment: session.id }}>{t('nav.complete')}</RouteLink>
        </p>
      </div>
    </AssessmentShell>
  );
}
