import { z } from 'zod';
import { id, language, sha512, shortText, text } from '../../answers/record-shapes';
import type { ListedFile, IntakeCounts, IntakeKind, IntakeOutcome, IntakeState } from '../../register/intake';
import type { Verdict, VerificationCode, VerificationReport } from '../../submission/verification';
import type { AppErrorBody } from '../errors';
import { built, fileHandle, passphrase, person, type OutgoingFile } from './input-shapes';

/** Files of one run: more than an exercise of all States, and no more than one line of the run's journal should hold. */
export const MOST_FILES = 5_000;

export interface IntakeSummary {
  readonly id: string;
  readonly kind: IntakeKind;
  readonly state: IntakeState;
  /** Under way in this program. Open and not under way: interrupted. */
  readonly running: boolean;
  readonly begunAt: string;
  readonly lastAt: string;
  readonly counts: IntakeCounts;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
}

/** What became of one file of a run. */
export interface IntakeRow extends ListedFile {
  /** Its place in the list, from 1. */
  readonly file: number;
  /** Absent: not yet looked at. */
  readonly outcome?: IntakeOutcome;
  readonly sha512?: string;
  readonly verdict?: Verdict;
  readonly digest?: string;
  readonly state?: string;
  readonly exercise?: string;
  readonly instruments?: readonly string[];
  readonly number?: number;
  readonly codes: readonly VerificationCode[];
  readonly problem?: AppErrorBody;
}

export interface IntakeDetail extends IntakeSummary {
  readonly rows: readonly IntakeRow[];
}

export interface QuarantinedFile {
  readonly sha512: string;
  readonly bytes: number;
  readonly firstAt: string;
  /** As it was last verified. */
  readonly report: VerificationReport;
}

const run = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/);
const unlock = z.strictObject({ key: id, passphrase }).optional();

export const intakeOperations = {
  /** Takes many files in. `run`: goes on with one that was interrupted or stopped, of which the user gives the files again. */
  'intake.receive': {
    input: z.strictObject({ files: z.array(fileHandle).min(1).max(MOST_FILES), run: run.optional(), unlock }),
    output: built<IntakeDetail>(),
  },
  'intake.runs': { input: z.strictObject({}), output: built<readonly IntakeSummary[]>() },
  'intake.run': { input: z.strictObject({ run }), output: built<IntakeDetail>() },
  'intake.report': { input: z.strictObject({ run, file: z.number().int().min(1) }), output: built<VerificationReport>() },
  /** An interrupted run that nobody will go on with: it is stopped as it is. */
  'intake.close': { input: z.strictObject({ run }), output: built<IntakeSummary>() },
  'intake.protocol': {
    input: z.strictObject({
      run,
      format: z.enum(['json', 'csv', 'html']),
      language,
      /** The interface's words for what the protocol says, by key. */
      labels: z.record(z.string().max(100), shortText).optional(),
    }),
    output: built<OutgoingFile>(),
  },
  'quarantine.list': { input: z.strictObject({}), output: built<readonly QuarantinedFile[]>() },
  /** Verifies refused files once more, e.g. after a key was enrolled. Without `only`: all of them. */
  'quarantine.retry': {
    input: z.strictObject({ only: z.array(sha512).min(1).max(MOST_FILES).optional(), unlock }),
    output: built<IntakeDetail>(),
  },
  /** The file as it came. Nobody has verified what it says, so it is handed out for internal use only. */
  'quarantine.export': { input: z.strictObject({ sha512, internal: z.literal(true) }), output: built<OutgoingFile>() },
  'quarantine.remove': {
    input: z.strictObject({ sha512, reason: text.min(1).max(1_000), by: person }),
    output: built<readonly QuarantinedFile[]>(),
  },
} as const;
