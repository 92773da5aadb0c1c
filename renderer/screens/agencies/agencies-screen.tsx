import type { ReactNode } from 'react';
import { useApplication } from '../../application/application-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { useAssessment } from '../../assessment/assessment-context';
import { AgenciesOverview } from './agencies-overview';
import { ConflictsPage } from './conflicts-page';
import { ContributionPage } from './contribution-page';
import { NewPackage } from './new-package';
import '../complete/complete.css';
import './agencies.css';

/** Work with agencies by file: what was sent and came back, or, at an agency, what it sends. */
export function AgenciesScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'agencies') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Page />
    </AssessmentProvider>
  );
}

function Page(): ReactNode {
  const { route } = useApplication();
  const { settings } = useAssessment();
  if (route.screen !== 'agencies') return null;
  // An agency has nobody to ask in turn: every address of this screen is its contribution.
  if (settings.commission) return <ContributionPage commission={settings.commission} />;
  if (route.part === 'new') return <NewPackage key={route.about ?? ''} continues={route.about} />;
  if (route.part === 'conflicts') return <ConflictsPage at={route.about} />;
  return <AgenciesOverview />;
}
