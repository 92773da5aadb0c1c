import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import type { SubmissionClaims, VerificationReport } from '#core/submission/verification';
import { checksumOf } from '../assessments/checksum';
import type { ServiceContext } from '../context';

/** What happened at the register's door, in the order in which it happened. */
export type RegisterEvent = ReceivedEvent | RefusedEvent | ReceiptEvent;

export interface ReceivedEvent {
  readonly action: 'received';
  readonly digest: string;
  /** SHA-512 of the file as it came. */
  readonly sha512: string;
  readonly claims: SubmissionClaims;
  readonly key: string;
  readonly report: VerificationReport;
}

/** Kept, because what is refused today (key not yet enrolled) was nevertheless first seen today. */
export interface RefusedEvent {
  readonly action: 'refused';
  /** SHA-512 of the file as it came; it lies in quarantine under this name. */
  readonly sha512: string;
  readonly digest?: string;
  readonly report: VerificationReport;
}

export interface ReceiptEvent {
  readonly action: 'receipt-issued';
  readonly digest: string;
  readonly key: string;
}

/** `at` is the time of this machine's clock, never of anything that a sender wrote. */
export type RecordedEvent = RegisterEvent & { readonly at: string };

/** The register's only store: one line an event, each with a checksum of its own and the one of the line before. */
export interface RegisterJournal {
  /** Throws AppError `damaged` {file, place: line} or `newer-version`. */
  read(): Promise<readonly RecordedEvent[]>;
  /** Runs `decide` on what is recorded and appends what it returns, one at a time. Returns what is recorded then. */
  append(decide: (events: readonly RecordedEvent[]) => RegisterEvent | null): Promise<readonly RecordedEvent[]>;
}

const JOURNAL = 'register/journal.ndjson';
export const REGISTER_FORMAT = 'omnibus-register/1';
const START = '0'.repeat(64);

const digest = z.string().regex(/^[0-9a-f]{128}$/);
const claims = z.looseObject({
  state: z.string(),
  exercise: z.string(),
  instruments: z.array(z.string()),
  number: z.number(),
  practice: z.boolean(),
});
const report = z.looseObject({ verdict: z.string(), fileName: z.string(), bytes: z.number(), findings: z.array(z.looseObject({})) });
const line = z.intersection(
  z.object({ format: z.string(), seq: z.number().int().min(1), previous: z.string(), at: z.iso.datetime(), checksum: z.string() }),
  z.discriminatedUnion('action', [
    z.looseObject({ action: z.literal('received'), digest, sha512: digest, claims, key: z.string(), report }),
    z.looseObject({ action: z.literal('refused'), sha512: digest, digest: digest.optional(), report }),
    z.looseObject({ action: z.literal('receipt-issued'), digest, key: z.string() }),
  ]),
);

interface State {
  readonly events: readonly RecordedEvent[];
  readonly head: string;
}

export function createRegisterJournal({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): RegisterJournal {
  let turn: Promise<unknown> = Promise.resolve();

  /** What was read last, for as long as the file has that length: nothing but appending ever happens to it. */
  let known: { readonly size: number; readonly state: State } | undefined;

  const read = async (): Promise<State> => {
    const size = (await data.files.size(JOURNAL)) ?? 0;
    if (known?.size === size) return known.state;
    const bytes = await data.files.read(JOURNAL);
    const state = replay(bytes ? Buffer.from(bytes).toString('utf8') : '');
    known = { size: bytes?.length ?? 0, state };
    return state;
  };

  return {
    read: async () => (await read()).events,

    append(decide) {
      const run = async (): Promise<readonly RecordedEvent[]> => {
        await data.assertWritable();
        const { events, head } = await read();
        const event = decide(events);
        if (!event) return events;
        // A clock that was set back makes nothing older than what was recorded, nor than the time by which its key was judged.
        const seen = 'report' in event ? event.report.firstSeen : undefined;
        const at = [events.at(-1)?.at, seen].reduce<string>((last, each) => (each !== undefined && each > last ? each : last), clock.now());
        const recorded = { ...event, at };
        await data.files.appendLine(JOURNAL, journalLine(recorded, events.length + 1, head).line);
        return [...events, recorded];
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

/** The line of an event, without its end, and its checksum, which the next line names as `previous`. */
export function journalLine(event: RecordedEvent, seq: number, previous = START): { readonly line: string; readonly checksum: string } {
  const body = JSON.stringify({ format: REGISTER_FORMAT, seq, previous, ...event });
  return { line: sealed(body), checksum: checksumOf(body) };
}

/** The checksum is over all that stands before it. */
const sealed = (body: string): string => `${body.slice(0, -1)},"checksum":"${checksumOf(body)}"}`;

/** An unterminated last line was never acknowledged and is left out; the next line is written in its place. */
function replay(text: string): State {
  const events: RecordedEvent[] = [];
  let head = START;
  for (const raw of text.split('\n').slice(0, -1)) {
    const damaged = new AppError('damaged', { file: JOURNAL, place: events.length + 1 });
    const parsed = line.safeParse(parseJson(raw));
    if (!parsed.success) throw damaged;
    const { format, seq, previous, checksum } = parsed.data;
    if (format !== REGISTER_FORMAT) throw new AppError('newer-version', { what: JOURNAL, found: format, supported: REGISTER_FORMAT });
    const body = `${raw.slice(0, raw.lastIndexOf(',"checksum":"'))}}`;
    if (seq !== events.length + 1 || previous !== head || sealed(body) !== raw) throw damaged;
    events.push(parsed.data as unknown as RecordedEvent);
    head = checksum;
  }
  return { events, head };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
