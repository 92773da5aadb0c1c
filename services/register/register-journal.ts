import { z } from 'zod';
import type { Person } from '#core/answers/answer';
import { fitsShape } from '#core/submission/fits-shape';
import type { SubmissionClaims, VerificationReport } from '#core/submission/verification';
import type { ServiceContext } from '../context';
import { NO_LINE_BEFORE, readChain, sealedLine, type ChainLink } from './chained-lines';
import { RegisterState } from './register-state';

/** What happened at the register's door, in the order in which it happened. */
export type RegisterEvent = ReceivedEvent | RefusedEvent | ReceiptEvent | RemovedEvent;

export interface ReceivedEvent {
  readonly action: 'received';
  readonly digest: string;
  /** SHA-512 of the file as it came. */
  readonly sha512: string;
  readonly claims: SubmissionClaims;
  readonly key: string;
  readonly report: VerificationReport;
  /** The run of intake in which it came, where it came with others. */
  readonly intake?: string;
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

/** Somebody took a refused file out of quarantine for good. That it came, and when, stays known. */
export interface RemovedEvent {
  readonly action: 'quarantine-removed';
  readonly sha512: string;
  readonly reason: string;
  readonly by: Person;
}

/** `at` is the time of this machine's clock, never of anything that a sender wrote. */
export type RecordedEvent = RegisterEvent & { readonly at: string };

/**
 * The register's only store. A line holds one event, or several that became true together; each line has a checksum of its own and
 * the one of the line before.
 */
export interface RegisterJournal {
  /** Throws AppError `damaged` {file, place: line} or `newer-version`. */
  read(): Promise<RegisterState>;
  /**
   * Runs `decide` on what is recorded and appends what it returns: all of it or nothing, one caller at a time. Returns what is
   * recorded then.
   */
  append(decide: (state: RegisterState) => readonly RegisterEvent[]): Promise<RegisterState>;
}

const JOURNAL = 'register/journal.ndjson';
/** Of a line with one event. */
const REGISTER_FORMAT = 'omnibus-register/1';
/** Of a line with several. */
const SEVERAL_FORMAT = 'omnibus-register/2';

const digest = z.string().regex(/^[0-9a-f]{128}$/);
const claims = z.looseObject({
  state: z.string(),
  exercise: z.string(),
  instruments: z.array(z.string()),
  number: z.number(),
  practice: z.boolean(),
});
const report = z.looseObject({ verdict: z.string(), fileName: z.string(), bytes: z.number(), findings: z.array(z.looseObject({})) });
const event = z.discriminatedUnion('action', [
  z.looseObject({ action: z.literal('received'), digest, sha512: digest, claims, key: z.string(), report, intake: z.string().optional() }),
  z.looseObject({ action: z.literal('refused'), sha512: digest, digest: digest.optional(), report }),
  z.looseObject({ action: z.literal('receipt-issued'), digest, key: z.string() }),
  z.looseObject({
    action: z.literal('quarantine-removed'),
    sha512: digest,
    reason: z.string(),
    by: z.looseObject({ name: z.string(), role: z.string() }),
  }),
]);
const link = z.looseObject({
  format: z.string(),
  seq: z.number().int().min(1),
  previous: z.string(),
  at: z.iso.datetime(),
  checksum: z.string(),
});
const line = z.intersection(link, z.union([event, z.looseObject({ action: z.literal('together'), events: z.array(event).min(1) })]));
const fitsLine = fitsShape(line);

interface Known {
  /** Bytes of the file as it was read, or as it was left: nothing but appending ever happens to it. */
  size: number;
  lines: number;
  head: string;
  readonly state: RegisterState;
}

export function createRegisterJournal({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): RegisterJournal {
  let turn: Promise<unknown> = Promise.resolve();
  let known: Known | undefined;
  /** A line is on its way to the disk: until it is there, what is recorded is what was. */
  let appending = false;

  const read = async (): Promise<Known> => {
    const size = (await data.files.size(JOURNAL)) ?? 0;
    if (known?.size === size) return known;
    const bytes = await data.files.read(JOURNAL);
    known = replay(bytes ?? new Uint8Array());
    return known;
  };

  return {
    read: async () => (appending && known ? known : await read()).state,

    append(decide) {
      const run = async (): Promise<RegisterState> => {
        const now = await read();
        const events = decide(now.state);
        if (events.length === 0) {
          // Writing would have asked: who has lost the folder decides nothing by what it knew of it.
          await data.assertWritable();
          return now.state;
        }
        const at = latest([clock.now(), now.state.events.at(-1)?.at, ...events.map(seenAt)]);
        const link = { seq: now.lines + 1, previous: now.head };
        const [only] = events;
        const content =
          events.length === 1
            ? { format: REGISTER_FORMAT, ...link, ...only, at }
            : { format: SEVERAL_FORMAT, ...link, action: 'together', events, at };
        const { line: text, checksum } = sealedLine(JSON.stringify(content));
        appending = true;
        try {
          await data.files.appendLine(JOURNAL, text);
          now.size = (await data.files.size(JOURNAL)) ?? 0;
        } finally {
          appending = false;
        }
        now.lines += 1;
        now.head = checksum;
        for (const each of events) now.state.add({ ...each, at });
        known = now;
        return now.state;
      };
      const result = turn.then(run, run);
      turn = result.catch(() => undefined);
      return result;
    },
  };
}

/** The line of an event, without its end, and its checksum, which the next line names as `previous`. */
export function journalLine(
  event: RecordedEvent,
  seq: number,
  previous = NO_LINE_BEFORE,
): { readonly line: string; readonly checksum: string } {
  return sealedLine(JSON.stringify({ format: REGISTER_FORMAT, seq, previous, ...event }));
}

const seenAt = (event: RegisterEvent): string | undefined => ('report' in event ? event.report.firstSeen : undefined);

/** A clock that was set back makes nothing older than what was recorded, nor than the time by which its key was judged. */
const latest = (instants: readonly (string | undefined)[]): string =>
  instants.reduce<string>((last, each) => (each !== undefined && each > last ? each : last), '');

const LINE_END = 0x0a;

type Line = ChainLink & { readonly at: string } & (
    RegisterEvent | { readonly action: 'together'; readonly events: readonly RegisterEvent[] }
  );

function replay(bytes: Uint8Array): Known {
  const { lines, head } = readChain(Buffer.from(bytes).toString('utf8'), JOURNAL, [REGISTER_FORMAT, SEVERAL_FORMAT], (raw) =>
    fitsLine(raw) ? (raw as Line) : null,
  );
  const state = new RegisterState();
  for (const each of lines) {
    const events: readonly RegisterEvent[] = each.action === 'together' ? each.events : [each];
    for (const event of events) state.add({ ...event, at: each.at });
  }
  // A last line that was cut short is written over, perhaps by one of its length.
  const size = bytes.length > 0 && bytes.at(-1) !== LINE_END ? -1 : bytes.length;
  return { size, lines: lines.length, head, state };
}
