import type { VerificationReport } from '../submission/verification';

/**
 * A run of intake: files that were there together, and what became of each. Its lines are a journal of their own; the register's
 * journal has what entered. A run that was stopped or killed is gone on with, and nothing in it is done twice.
 */
export const INTAKE_FORMAT = 'omnibus-intake/1';

/** `again`: refused files of the quarantine, verified once more. */
export type IntakeKind = 'files' | 'again';

export interface ListedFile {
  /** Without folders. */
  readonly name: string;
  readonly bytes: number;
}

export type IntakeOutcome = 'received' | 'duplicate' | 'refused' | 'failed';

/** What concerns one file only: the others go on. */
export const READING_PROBLEMS = ['file-missing', 'file-unreadable', 'file-changed'] as const;
export type ReadingProblem = (typeof READING_PROBLEMS)[number];

/** What became of one file. `failed`: it could not be read, which decides nothing; it may be tried again. */
export interface IntakeResult {
  /** Its place in the list, from 1. */
  readonly file: number;
  readonly outcome: IntakeOutcome;
  readonly sha512?: string;
  readonly report?: VerificationReport;
  readonly problem?: { readonly code: ReadingProblem; readonly params: Readonly<Record<string, string | number>> };
}

export type IntakeEvent =
  | { readonly action: 'begun'; readonly kind: IntakeKind; readonly files: readonly ListedFile[] }
  /** More files than were listed. */
  | { readonly action: 'joined'; readonly files: readonly ListedFile[] }
  | { readonly action: 'resumed' }
  | { readonly action: 'decided'; readonly results: readonly IntakeResult[] }
  /** `stopped`: by the user. */
  | { readonly action: 'ended'; readonly how: 'finished' | 'stopped' };

export type RecordedIntakeEvent = IntakeEvent & { readonly at: string };

/** `open`: under way, or its program ended before it did. */
export type IntakeState = 'open' | 'finished' | 'stopped';

export interface IntakeRun {
  readonly id: string;
  readonly kind: IntakeKind;
  readonly state: IntakeState;
  readonly begunAt: string;
  /** When something was last written of it. */
  readonly lastAt: string;
  readonly files: readonly ListedFile[];
  /** By place in the list. */
  readonly results: ReadonlyMap<number, IntakeResult>;
}

export interface IntakeCounts {
  readonly files: number;
  readonly bytes: number;
  readonly received: number;
  readonly duplicate: number;
  readonly refused: number;
  readonly failed: number;
  /** Not yet looked at. */
  readonly undecided: number;
}

/** A run as its events make it; null where it was never begun. */
export function intakeRun(id: string, events: readonly RecordedIntakeEvent[]): IntakeRun | null {
  const [first] = events;
  if (first?.action !== 'begun') return null;
  const files: ListedFile[] = [];
  const results = new Map<number, IntakeResult>();
  let state: IntakeState = 'open';
  for (const event of events) {
    if (event.action === 'begun' || event.action === 'joined') files.push(...event.files);
    if (event.action === 'decided') for (const result of event.results) results.set(result.file, result);
    state = event.action === 'ended' ? event.how : 'open';
  }
  return { id, kind: first.kind, state, begunAt: first.at, lastAt: events.at(-1)?.at ?? first.at, files, results };
}

export function intakeCounts({ files, results }: Pick<IntakeRun, 'files' | 'results'>): IntakeCounts {
  const counts = { received: 0, duplicate: 0, refused: 0, failed: 0 };
  for (const { outcome } of results.values()) counts[outcome] += 1;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.length, bytes, ...counts, undecided: files.length - results.size };
}

/** How many files have each verdict, those without one left out. */
export function verdictCounts({ results }: Pick<IntakeRun, 'results'>): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { report } of results.values()) if (report) counts[report.verdict] = (counts[report.verdict] ?? 0) + 1;
  return counts;
}
