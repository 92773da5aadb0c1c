import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { fitsShape } from '#core/submission/fits-shape';
import { INTAKE_FORMAT, intakeRun, type IntakeEvent, type IntakeRun, type RecordedIntakeEvent } from '#core/register/intake';
import type { ServiceContext } from '../context';
import { NO_LINE_BEFORE, readChain, sealedLine, type ChainLink } from '../register/chained-lines';

const FOLDER = 'register/intake';
const RUN = /^[A-Za-z0-9_-]{16,64}$/;
const pathOf = (run: string): string => `${FOLDER}/${run}.ndjson`;

type Needs = Pick<ServiceContext, 'data' | 'clock'>;
type Line = ChainLink & RecordedIntakeEvent;

const text = z.string().max(1_000);
const files = z.array(z.looseObject({ name: text, bytes: z.number().int().min(0) }));
const report = z.looseObject({ verdict: z.string(), fileName: z.string(), bytes: z.number(), findings: z.array(z.looseObject({})) });
const result = z.looseObject({
  file: z.number().int().min(1),
  outcome: z.enum(['received', 'duplicate', 'refused', 'failed']),
  sha512: z.string().optional(),
  report: report.optional(),
  problem: z.looseObject({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).optional(),
});
const line = z.intersection(
  z.looseObject({ format: z.string(), seq: z.number().int().min(1), previous: z.string(), at: z.iso.datetime(), checksum: z.string() }),
  z.discriminatedUnion('action', [
    z.looseObject({ action: z.literal('begun'), kind: z.enum(['files', 'again']), files }),
    z.looseObject({ action: z.literal('joined'), files }),
    z.looseObject({ action: z.literal('resumed') }),
    z.looseObject({ action: z.literal('decided'), results: z.array(result).min(1) }),
    z.looseObject({ action: z.literal('ended'), how: z.enum(['finished', 'stopped']) }),
  ]),
);

const fitsLine = fitsShape(line);

/** The journal of one run, written by this process. */
export interface RunJournal {
  readonly id: string;
  /** Durable when it resolves. */
  write(event: IntakeEvent): Promise<void>;
}

/** A run with its lines as they stand on the disk. */
export interface RecordedRun {
  readonly run: IntakeRun;
  /** As they were written. */
  readonly text: readonly string[];
  /** Checksum of the last line. */
  readonly head: string;
}

export function beginRun(context: Needs, id: string): RunJournal {
  return journalFrom(context, id, 0, NO_LINE_BEFORE);
}

export function continueRun(context: Needs, { run, text, head }: RecordedRun): RunJournal {
  return journalFrom(context, run.id, text.length, head);
}

function journalFrom({ data, clock }: Needs, id: string, lines: number, head: string): RunJournal {
  let [seq, previous] = [lines, head];
  return {
    id,
    async write(event) {
      const content = { format: INTAKE_FORMAT, seq: seq + 1, previous, ...event, at: clock.now() };
      const { line: sealed, checksum } = sealedLine(JSON.stringify(content));
      await data.files.appendLine(pathOf(id), sealed);
      [seq, previous] = [seq + 1, checksum];
    },
  };
}

/** Throws AppError `not-found`, `damaged` or `newer-version`. */
export async function readRun({ data }: Pick<Needs, 'data'>, id: string): Promise<RecordedRun> {
  const bytes = RUN.test(id) ? await data.files.read(pathOf(id)) : null;
  const whole = Buffer.from(bytes ?? []).toString('utf8');
  const { lines, head } = readChain<Line>(whole, pathOf(id), [INTAKE_FORMAT], (raw) => (fitsLine(raw) ? (raw as Line) : null));
  const run = intakeRun(id, lines);
  if (!run) throw new AppError('not-found', { what: 'intake', id: id.slice(0, 64) });
  return { run, text: whole.split('\n').slice(0, lines.length), head };
}

/** Every run, the latest first. One that was killed before it had begun is none. */
export async function listRuns({ data }: Pick<Needs, 'data'>): Promise<readonly IntakeRun[]> {
  const runs: IntakeRun[] = [];
  for (const name of await data.files.list(FOLDER)) {
    const id = name.endsWith('.ndjson') ? name.slice(0, -'.ndjson'.length) : '';
    if (!RUN.test(id)) continue;
    const found = await readRun({ data }, id).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    });
    if (found) runs.push(found.run);
  }
  return runs.sort((a, b) => (a.begunAt > b.begunAt ? -1 : a.begunAt < b.begunAt ? 1 : 0));
}
