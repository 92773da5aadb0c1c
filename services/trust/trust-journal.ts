import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import type { Enrolment } from '#core/register/enrolment';
import { enrolmentsOf, TrustJournalProblem } from '#core/register/enrolments-of';
import { trustEvent, type RecordedTrustEvent, type TrustEvent } from '#core/register/trust-event';
import type { ServiceContext } from '../context';

const TRUST_JOURNAL = 'trust/journal.ndjson';
/** What the first line names as the one before it. */
export const TRUST_START = '0'.repeat(64);

const LINE_END = 0x0a;

const line = z.intersection(
  z.object({ seq: z.number().int().min(1), previous: z.string().regex(/^[0-9a-f]{64}$/), at: z.iso.datetime() }),
  trustEvent,
);

/** What the journal says now. */
export interface TrustState {
  readonly events: readonly RecordedTrustEvent[];
  readonly enrolments: ReadonlyMap<string, Enrolment>;
  /** The exact lines, without their ends. */
  readonly lines: readonly string[];
  /** SHA-256 (hex) of the last line. */
  readonly head: string;
  /** When the last change was recorded: no honest clock is earlier. */
  readonly latest?: string;
}

export const lineSum = (line: string): string => createHash('sha256').update(line, 'utf8').digest('hex');

/** Every change of trust is one line that holds the SHA-256 of the line before; the journal is the store. */
export interface TrustJournal {
  /** Throws AppError `damaged` {file, place: line}. */
  read(): Promise<TrustState>;
  /** Runs `decide` on what is recorded and appends what it returns, one at a time. Resolves with what is recorded then. */
  append(decide: (state: TrustState, now: string) => TrustEvent | null): Promise<TrustState>;
}

export function createTrustJournal({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): TrustJournal {
  let turn: Promise<unknown> = Promise.resolve();
  /** What was read last, as long as the file has that length: nothing but appending ever happens to it. */
  let known: { readonly size: number; readonly state: TrustState } | undefined;

  async function read(): Promise<TrustState> {
    const size = (await data.files.size(TRUST_JOURNAL)) ?? 0;
    if (known?.size === size) return known.state;
    const bytes = await data.files.read(TRUST_JOURNAL);
    const state = replay(bytes ? Buffer.from(bytes).toString('utf8') : '');
    // A last line that was cut short is written over, perhaps by one of its length.
    known = bytes && bytes.at(-1) !== LINE_END ? undefined : { size: bytes?.length ?? 0, state };
    return state;
  }

  return {
    read,

    append(decide) {
      const run = async (): Promise<TrustState> => {
        await data.assertWritable();
        const state = await read();
        const at = notBefore(clock.now(), state.latest);
        const event = decide(state, at);
        if (!event) return state;
        await data.files.appendLine(TRUST_JOURNAL, JSON.stringify({ seq: state.events.length + 1, previous: state.head, at, ...event }));
        return read();
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

/** A clock that was set back tells no time earlier than what is recorded already. */
export const notBefore = (now: string, recorded: string | undefined): string => (recorded !== undefined && recorded > now ? recorded : now);

/** Drops only an unterminated last line, which was never acknowledged. Throws AppError `damaged` anywhere else. */
function replay(text: string): TrustState {
  const events: RecordedTrustEvent[] = [];
  const lines = text.split('\n').slice(0, -1);
  const damaged = (place: number): AppError => new AppError('damaged', { file: TRUST_JOURNAL, place });
  let head = TRUST_START;
  for (const raw of lines) {
    const entry = parseLine(raw);
    if (!entry || entry.seq !== events.length + 1 || entry.previous !== head) throw damaged(events.length + 1);
    const { previous: _, ...event } = entry;
    events.push(event);
    head = lineSum(raw);
  }
  const latest = events.reduce<string | undefined>((last, { at }) => (last === undefined || at > last ? at : last), undefined);
  try {
    return { events, enrolments: enrolmentsOf(events), lines, head, ...(latest !== undefined && { latest }) };
  } catch (error) {
    if (error instanceof TrustJournalProblem) throw damaged(error.seq);
    throw error;
  }
}

function parseLine(raw: string): z.infer<typeof line> | null {
  try {
    const parsed = line.safeParse(JSON.parse(raw));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
