import { useCallback, useEffect, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import type { AssessmentSession } from './assessment-session';
import { HeldSessions } from './held-sessions';
import { loadSession, type Surroundings } from './load-session';
import { tellOtherWindows } from './other-windows';

export type HeldSession =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly session: AssessmentSession; readonly renew: () => void }
  | { readonly status: 'failed'; readonly error: AppErrorBody; readonly retry: () => void };

type Outcome = { readonly assessment: string } & ({ readonly session: AssessmentSession } | { readonly error: AppErrorBody });

/** Held across the screens of one assessment, so that going from Complete to Check does not open it again. */
const held = new HeldSessions();

/** The next screen opens the assessment anew. */
export const forgetSession = (): Promise<void> => held.forget();

/** Writes what waits in this window. False where something stays that is not on disk. */
export const settleSessions = (): Promise<boolean> => held.settle();

/**
 * Opens an assessment before the screen that shows it. False where it is not in the data folder; anything else that
 * stands in its way is said by the screen, which asks again.
 */
export async function openAhead(assessment: string, around: Pick<Surroundings, 'api' | 'states'>): Promise<boolean> {
  const result = await loadSession(assessment, { ...around, onSaved: () => tellOtherWindows(assessment) });
  if (result.ok) held.enter(result.value);
  return result.ok || result.error.code !== 'not-found' || result.error.params['what'] !== 'assessment';
}

/** Asks before the window closes over something that is not on disk, whichever assessment it belongs to. */
export function useGuardLeaving(): void {
  useEffect(() => {
    const onBeforeUnload = (event: BeforeUnloadEvent): void => {
      if (held.hasUnsaved) event.preventDefault();
    };
    window.addEventListener('beforeunload', onBeforeUnload);
    return () => window.removeEventListener('beforeunload', onBeforeUnload);
  }, []);
}

export function useHeldSession(assessment: string): HeldSession {
  const { api, states } = useApplication();
  const [outcome, setOutcome] = useState<Outcome | null>(() => {
    const session = held.find(assessment);
    return session ? { assessment, session } : null;
  });
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    const kept = held.find(assessment);
    if (kept) {
      held.enter(kept);
      setOutcome({ assessment, session: kept });
      void kept.refresh();
      return;
    }
    let current = true;
    void loadSession(assessment, { api, states, onSaved: () => tellOtherWindows(assessment) }).then((result) => {
      if (!current) return;
      if (result.ok) held.enter(result.value);
      setOutcome(result.ok ? { assessment, session: result.value } : { assessment, error: result.error });
    });
    return () => {
      current = false;
    };
  }, [assessment, api, states, turn]);

  const retry = useCallback(() => setTurn((count) => count + 1), []);
  /** Opens it anew: it asks another questionnaire than this session is over. */
  const renew = useCallback(() => {
    setOutcome(null);
    void held.forget().then(retry);
  }, [retry]);
  if (!outcome || outcome.assessment !== assessment) return { status: 'loading' };
  return 'session' in outcome ? { status: 'open', session: outcome.session, renew } : { status: 'failed', error: outcome.error, retry };
}
