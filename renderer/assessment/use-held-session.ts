import { useCallback, useEffect, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import type { AssessmentSession } from './assessment-session';
import { loadSession } from './load-session';
import { tellOtherWindows } from './other-windows';

export type HeldSession =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly session: AssessmentSession }
  | { readonly status: 'failed'; readonly error: AppErrorBody; readonly retry: () => void };

type Outcome = { readonly assessment: string } & ({ readonly session: AssessmentSession } | { readonly error: AppErrorBody });

/** Held across the screens of one assessment, so that going from Complete to Check does not open it again. */
let held: AssessmentSession | null = null;

/** The next screen opens the assessment anew. */
export function forgetSession(): void {
  held?.close();
  held = null;
}

export function useHeldSession(assessment: string): HeldSession {
  const { api, states } = useApplication();
  const [outcome, setOutcome] = useState<Outcome | null>(held?.id === assessment ? { assessment, session: held } : null);
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (held?.id === assessment) {
      setOutcome({ assessment, session: held });
      void held.refresh();
      return;
    }
    let current = true;
    void loadSession(assessment, { api, states, onSaved: () => tellOtherWindows(assessment) }).then((result) => {
      if (!current) return;
      if (result.ok) {
        held?.close();
        held = result.value;
      }
      setOutcome(result.ok ? { assessment, session: result.value } : { assessment, error: result.error });
    });
    return () => {
      current = false;
    };
  }, [assessment, api, states, turn]);

  const retry = useCallback(() => setTurn((count) => count + 1), []);
  if (!outcome || outcome.assessment !== assessment) return { status: 'loading' };
  return 'session' in outcome ? { status: 'open', session: outcome.session } : { status: 'failed', error: outcome.error, retry };
}
