import { readCard } from './card';
import type { Enrolment, EnrolmentCard, Revocation } from './enrolment';
import type { RecordedTrustEvent, TakingInEvent } from './trust-event';

/** A line names a key that was never taken in, or holds a card that is none. */
export class TrustJournalProblem extends Error {
  constructor(readonly seq: number) {
    super(`line ${seq}`);
  }
}

type Succeeding = Extract<RecordedTrustEvent, { action: 'succeed' }>;

/** What the journal says of one key. */
interface Traces {
  readonly card: EnrolmentCard;
  readonly first: TakingInEvent;
  /** The last line that speaks of how it was taken in. */
  readonly last: TakingInEvent;
  /** Somebody has compared its own fingerprint. */
  readonly compared: boolean;
  readonly succession?: Succeeding;
  readonly revoked?: Revocation;
}

/**
 * Every key that was taken in, as the journal makes it and nothing else: the judgement of a signature follows from these
 * lines and from when the signed thing was first seen here. Throws `TrustJournalProblem`.
 */
export function enrolmentsOf(events: readonly RecordedTrustEvent[]): ReadonlyMap<string, Enrolment> {
  const keys = new Map<string, Traces>();
  const successors = new Map<string, Succeeding>();
  const rivals = new Map<string, Set<string>>();
  for (const event of events) {
    if (event.action === 'revoke') {
      const known = keys.get(event.key);
      if (!known) throw new TrustJournalProblem(event.seq);
      keys.set(event.key, { ...known, revoked: stricter(known.revoked, revocationOf(event)) });
    } else if (event.action === 'dispute') {
      if (!keys.has(event.by)) throw new TrustJournalProblem(event.seq);
      rivals.set(event.by, (rivals.get(event.by) ?? new Set()).add(event.key));
    } else {
      if (event.action === 'succeed' && !canSucceed(keys, event)) throw new TrustJournalProblem(event.seq);
      keys.set(event.key, tracesOf(keys.get(event.key), event));
      if (event.action === 'succeed' && !successors.has(event.by)) successors.set(event.by, event);
    }
  }
  const found = new Map<string, Enrolment>();
  const enrolmentFor = (key: string, traces: Traces): Enrolment => {
    const known = found.get(key);
    if (known) return known;
    const by = traces.succession?.by;
    const older = by === undefined ? undefined : keys.get(by);
    const before = by !== undefined && older && enrolmentFor(by, older);
    const enrolment = enrolmentOf(key, traces, { before: before || undefined, successor: successors.get(key), rivals });
    found.set(key, enrolment);
    return enrolment;
  };
  return new Map([...keys].map(([key, traces]) => [key, enrolmentFor(key, traces)]));
}

/** The older key is known, and does not itself descend from the one that is to succeed it. */
function canSucceed(keys: ReadonlyMap<string, Traces>, { key, by }: Succeeding): boolean {
  for (let older: string | undefined = by; older !== undefined; older = keys.get(older)?.succession?.by) if (older === key) return false;
  return keys.has(by);
}

interface Around {
  /** The key that it succeeds. */
  readonly before: Enrolment | undefined;
  readonly successor: Succeeding | undefined;
  readonly rivals: ReadonlyMap<string, ReadonlySet<string>>;
}

function enrolmentOf(key: string, traces: Traces, { before, successor, rivals }: Around): Enrolment {
  const { card, first, last, compared, succession, revoked } = traces;
  const rests = before !== undefined && !compared;
  const disputed = rests && (rivals.has(before.key) || before.disputed === true);
  const broken = rests && succession !== undefined && isBroken(before, succession.at);
  const own = rivals.get(key);
  const validFrom = later(card.validFrom, last.validFrom);
  const validUntil = earlier(card.validUntil, last.validUntil);
  return {
    key,
    fingerprint: first.fingerprint,
    card,
    enrolledAt: first.at,
    confirmedBy: last.confirmedBy,
    note: last.note,
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(revoked && { revoked }),
    ...(before && { succeeds: before.key }),
    ...(rests && { restsOn: before.key }),
    ...(successor && { succeededBy: { key: successor.key, at: endOf(successor) } }),
    ...(own && { rivals: [...own] }),
    ...(disputed && { disputed: true as const }),
    ...(broken && { unfounded: before.unfounded ?? before.key }),
  };
}

function tracesOf(known: Traces | undefined, event: TakingInEvent): Traces {
  const reading = readCard(event.card);
  if ('problem' in reading) throw new TrustJournalProblem(event.seq);
  return {
    card: known?.card ?? reading.value,
    first: known?.first ?? event,
    last: event,
    compared: (known?.compared ?? false) || event.action === 'enrol',
    ...(known?.revoked && { revoked: known.revoked }),
    ...(event.action === 'succeed' ? { succession: known?.succession ?? event } : known?.succession && { succession: known.succession }),
  };
}

/** Whoever had the old key by then may have made the successor. */
const isBroken = ({ revoked, unfounded }: Enrolment, succeededAt: string): boolean =>
  unfounded !== undefined || (revoked?.kind === 'compromised' && revoked.at <= succeededAt);

/** From when on the old key no longer counts: when the succession was recorded, or at the end of its last day. */
const endOf = ({ at, until }: Succeeding): string => {
  const end = until === undefined ? at : `${until}T23:59:59.999Z`;
  return end > at ? end : at;
};

const revocationOf = ({ at, from, reason, kind }: Extract<RecordedTrustEvent, { action: 'revoke' }>): Revocation => ({
  at: from ?? at,
  reason,
  kind: kind ?? 'compromised',
  recordedAt: at,
});

/** A retired key can turn out to have been compromised, and earlier than was thought; never the reverse. */
export function stricter(known: Revocation | undefined, next: Revocation): Revocation {
  if (!known) return next;
  const worse = known.kind === 'retired' && next.kind === 'compromised';
  if (worse) return { ...next, at: earlier(known.at, next.at) ?? next.at };
  return known.kind === next.kind && next.at < known.at ? next : known;
}

const later = (a: string | undefined, b: string | undefined): string | undefined => (a === undefined || (b !== undefined && b > a) ? b : a);
const earlier = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
