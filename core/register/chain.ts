import type { SubmissionClaims, VerificationCode } from '../submission/verification';
import type { ChainPlace } from './register';

/** What of a submission decides its place. */
export interface ChainMember {
  readonly digest: string;
  readonly claims: Pick<SubmissionClaims, 'state' | 'exercise' | 'instruments' | 'number' | 'replaces' | 'practice'>;
}

export interface ChainStanding {
  readonly place: ChainPlace;
  /** Digests of the submissions that name this one as the one they replace. */
  readonly successors: readonly string[];
  /** In a fork: the other submissions that claim to be the latest. */
  readonly rivals: readonly string[];
  /** Digest of the submission that this one replaces, where it was never received. */
  readonly missing?: string;
}

/**
 * The place of every submission among those received, whatever the order in which they came: per State and exercise,
 * practice apart, by the chain of digests. Rules:
 *
 * - One that another names as replaced is `replaced`.
 * - Two that nobody replaces, and that stand in one chain or cover an instrument in common, are a `fork`: both are said to
 *   be the latest, and nothing here decides between them.
 * - One whose predecessor was never received is `predecessor-unknown` while nobody replaces it. It may stand in the same
 *   chain as another: then the State's own numbers say whether that other is `replaced`, a `fork` or still `latest`.
 */
export function standings(members: readonly ChainMember[]): ReadonlyMap<string, ChainStanding> {
  const found = new Map<string, ChainStanding>();
  for (const round of rounds(members)) standingsOfRound(round, found);
  return found;
}

/** What there is to say of a submission that arrives, given those that are already in the register. */
export function arrivalNotes(registered: readonly ChainMember[], arriving: ChainMember): readonly VerificationCode[] {
  if (registered.some(({ digest }) => digest === arriving.digest)) return ['duplicate'];
  const standing = standings([...registered, arriving]).get(arriving.digest);
  const notes: VerificationCode[] = [];
  if (standing?.place === 'replaced') notes.push('older-revision');
  if (standing?.place === 'fork') notes.push('fork');
  if (standing?.missing !== undefined) notes.push('replaces-unknown');
  return notes;
}

/** Once each, by State, exercise and practice. */
function rounds(members: readonly ChainMember[]): Iterable<readonly ChainMember[]> {
  const byRound = new Map<string, Map<string, ChainMember>>();
  for (const member of members) {
    const { state, exercise, practice } = member.claims;
    const key = JSON.stringify([state, exercise, practice]);
    const round = byRound.get(key) ?? new Map<string, ChainMember>();
    byRound.set(key, round.set(member.digest, round.get(member.digest) ?? member));
  }
  return [...byRound.values()].map((round) => [...round.values()]);
}

interface Head {
  readonly member: ChainMember;
  /** Names what stands at the start of the chain: a digest, received or not. */
  readonly root: string;
  /** The start of its chain was never received. */
  readonly loose: boolean;
}

function standingsOfRound(round: readonly ChainMember[], found: Map<string, ChainStanding>): void {
  const received = new Map(round.map((member) => [member.digest, member]));
  const successors = new Map<string, string[]>();
  for (const { digest, claims } of round) {
    if (claims.replaces !== null) successors.set(claims.replaces, [...(successors.get(claims.replaces) ?? []), digest]);
  }
  const heads = round.filter(({ digest }) => !successors.has(digest)).map((member) => headOf(member, received));
  for (const member of round) {
    const { replaces } = member.claims;
    const head = heads.find((each) => each.member === member);
    found.set(member.digest, {
      ...(head ? placeOfHead(head, heads) : { place: 'replaced', rivals: [] }),
      successors: successors.get(member.digest) ?? [],
      ...(replaces !== null && !received.has(replaces) && { missing: replaces }),
    });
  }
}

function headOf(member: ChainMember, received: ReadonlyMap<string, ChainMember>): Head {
  const passed = new Set<string>();
  let first = member;
  while (first.claims.replaces !== null && !passed.has(first.digest)) {
    passed.add(first.digest);
    const before = received.get(first.claims.replaces);
    if (!before) return { member, root: first.claims.replaces, loose: true };
    first = before;
  }
  return { member, root: first.digest, loose: false };
}

function placeOfHead(head: Head, heads: readonly Head[]): Pick<ChainStanding, 'place' | 'rivals'> {
  const others = heads.filter((other) => other !== head && (other.root === head.root || overlap(other.member, head.member)));
  const rivals = others.filter((other) => competes(head, other)).map(({ member }) => member.digest);
  if (rivals.length > 0) return { place: 'fork', rivals };
  if (head.loose) return { place: 'predecessor-unknown', rivals };
  const later = others.some((other) => other.loose && other.member.claims.number > head.member.claims.number);
  return { place: later ? 'replaced' : 'latest', rivals };
}

/** Two heads of one chain compete; so do two whose chains are whole; a loose end only where the numbers are the same. */
function competes(a: Head, b: Head): boolean {
  if (a.root === b.root || (!a.loose && !b.loose)) return true;
  return a.member.claims.number === b.member.claims.number;
}

const overlap = (a: ChainMember, b: ChainMember): boolean => a.claims.instruments.some((code) => b.claims.instruments.includes(code));
