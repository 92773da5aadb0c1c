import type { ReactNode } from 'react';
import { useApplication } from '../../application/application-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { CompleteWorkspace } from './complete-workspace';
import './complete.css';
import './answers/answers.css';

/** Where an official answers, provision by provision. */
export function CompleteScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'complete') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <CompleteWorkspace at={route.at} />
    </AssessmentProvider>
  );
}
