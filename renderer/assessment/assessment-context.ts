import { createContext, useContext, useSyncExternalStore } from 'react';
import type { SettingsRecord } from '#core/answers/document';
import type { AssessmentSession, AssessmentSnapshot } from './assessment-session';
import type { QuestionnaireIndex } from './questionnaire-index';

export interface OpenAssessmentContext {
  readonly session: AssessmentSession;
  readonly index: QuestionnaireIndex;
}

export const AssessmentContext = createContext<OpenAssessmentContext | null>(null);

export interface Assessment extends OpenAssessmentContext, AssessmentSnapshot {
  readonly settings: SettingsRecord;
  /** May be written. */
  readonly writable: boolean;
}

/** The open assessment, renewed with every change. Read relevance, counters and findings from `session.live`. */
export function useAssessment(): Assessment {
  const context = useContext(AssessmentContext);
  if (!context) throw new Error('useAssessment outside AssessmentProvider');
  const snapshot = useSyncExternalStore(context.session.subscribe, context.session.getSnapshot);
  const settings = snapshot.document.settings['assessment'];
  if (!settings) throw new Error('an assessment without settings was opened');
  return { ...context, ...snapshot, settings, writable: snapshot.access === 'full' };
}

/** The session alone, for what only writes: does not render again with each change. */
export function useSession(): OpenAssessmentContext {
  const context = useContext(AssessmentContext);
  if (!context) throw new Error('useSession outside AssessmentProvider');
  return context;
}

/**
 * One part of the open assessment; renders again only when that part is another. `select` returns something that is
 * in the snapshot or a plain value, never a new object.
 */
export function useAssessmentPart<T>(select: (snapshot: AssessmentSnapshot) => T): T {
  const { session } = useSession();
  return useSyncExternalStore(session.subscribe, () => select(session.getSnapshot()));
}

export const useWritable = (): boolean => useAssessmentPart((snapshot) => snapshot.access === 'full');
