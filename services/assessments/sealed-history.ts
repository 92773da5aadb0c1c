import { isDeepStrictEqual } from 'node:util';
import type { Change } from '#core/answers/change';
import type { SettingsRecord, SubmissionRecord } from '#core/answers/document';
import type { RevisionBegun } from '#core/contract/operations';
import type { JournalEntry } from './journal';

/** Whether something was sealed, and what was changed first since: the beginning of the next revision. */
export interface SealedHistory {
  readonly sealed: boolean;
  /** `step`: `seq` of the step that began it; taking that step back ends it. */
  readonly begun?: RevisionBegun & { readonly step: number };
}

/** A function of the journal alone, so that it is the same after a restart. */
export function followSeals(history: SealedHistory, entry: JournalEntry): SealedHistory {
  const { at, by } = entry;
  const step = entry.undoes ?? entry.redoes ?? entry.continues ?? entry.seq;
  const begun = { step, at, by };
  const submissions = entry.changes.filter(({ collection }) => collection === 'submissions');
  if (submissions.some(({ before }) => before === null)) return { sealed: true };
  if (submissions.some(({ after }) => (after as SubmissionRecord | null)?.second?.withdrawn)) return { sealed: true, begun };
  if (!history.sealed || !entry.changes.some(goesIntoSubmission)) return history;
  if (!history.begun) return { sealed: true, begun };
  const takenBack = (entry.undoes !== undefined || entry.redoes !== undefined) && history.begun.step === step;
  return takenBack ? { sealed: true } : history;
}

/** What a submission says comes from these; comments, clearance and offers stay inside the State. */
function goesIntoSubmission({ collection, before, after }: Change): boolean {
  if (collection === 'settings') return !isDeepStrictEqual(submitted(before as SettingsRecord), submitted(after as SettingsRecord));
  return collection === 'answers' || collection === 'evidence' || collection === 'explanations';
}

const submitted = (settings: SettingsRecord | null): object => ({ ...settings, revision: 0, resumeAt: '', secondSignature: undefined });
