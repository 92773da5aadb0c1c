import type { ReactNode } from 'react';
import { useApplication } from '../../application/application-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { EvidenceRegister } from './evidence-register';
import './evidence.css';

/** Everything that answers of one assessment can cite: where it is cited, to correct it, to put it in order. */
export function EvidenceScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'evidence') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <EvidenceRegister />
    </AssessmentProvider>
  );
}
