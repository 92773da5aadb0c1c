import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { agenciesOf as namedIn } from '#core/answers/agencies-of';
import type { AssessmentDocument } from '#core/answers/document';
import { useApplication } from '../../application/application-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment } from '../../assessment/assessment-context';
import { SealedOrNot } from '../../reporting/sealed-or-not';
import { NeedsAnalysis } from './needs-analysis';
import './report.css';

export function ReportScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'report') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Report />
    </AssessmentProvider>
  );
}

/** What the answers come to: gaps and needs to look through, and documents to hand on. */
function Report(): ReactNode {
  const { t } = useTranslation();
  const { session, settings, document } = useAssessment();
  const agencies = useMemo(() => agenciesOf(document), [document]);
  return (
    <AssessmentShell title={t('nav.report')}>
      <h1>{t('documents.title')}</h1>
      <div className="report-columns">
        <section className="stack" aria-labelledby="write-document">
          <h2 id="write-document">{t('documents.heading')}</h2>
          <SealedOrNot
            assessment={session.id}
            submissions={Object.values(document.submissions)}
            instruments={settings.instruments}
            agencies={agencies}
            prepare={() => session.flush()}
          />
        </section>
        <section className="stack" aria-labelledby="needs">
          <h2 id="needs">{t('document.title.gaps')}</h2>
          <NeedsAnalysis />
        </section>
      </div>
    </AssessmentShell>
  );
}

/** Agencies with a work package here, or whose answers were merged. */
function agenciesOf({ workPackages, answers }: AssessmentDocument): readonly string[] {
  const asked = Object.values(workPackages).map(({ agency }) => agency);
  const answered = Object.values(answers).flatMap(({ origin }) => (origin.kind === 'merged' ? namedIn(origin) : []));
  return [...new Set([...asked, ...answered])].sort((one, other) => one.localeCompare(other));
}
