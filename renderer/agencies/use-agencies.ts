import { useEffect, useRef } from 'react';
import type { AgenciesState } from '#core/contract/operations';
import { useAssessment } from '../assessment/assessment-context';
import { useCall, type CallState } from '../hooks/use-call';

/** How every commission stands and what is open, read again whenever the assessment changes. */
export function useAgencies(): CallState<AgenciesState> & { readonly reload: () => void } {
  const { session, document } = useAssessment();
  const call = useCall('agencies.list', { assessment: session.id });
  const { reload } = call;
  const seen = useRef(document);
  useEffect(() => {
    if (seen.current === document) return;
    seen.current = document;
    reload();
  }, [document, reload]);
  return call;
}
