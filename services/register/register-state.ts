import { arrivalNotes, type ChainMember } from '#core/register/chain';
import { revisionOf, type RegisteredMember } from '#core/register/revision';
import type { RevisionReport, VerificationCode } from '#core/submission/verification';
import type { ReceivedEvent, RecordedEvent, RefusedEvent } from './register-journal';

type At<Event> = Event & { readonly at: string };

/** What the journal says, by what it is asked for at the door: each event costs the same, however many there are. */
export class RegisterState {
  readonly events: RecordedEvent[] = [];
  private readonly byDigest = new Map<string, At<ReceivedEvent>>();
  /** When this submission first entered under this key. */
  private readonly underKey = new Map<string, string>();
  private readonly refusals = new Map<string, { readonly first: string; readonly last: At<RefusedEvent> }>();
  private readonly removed = new Set<string>();
  private readonly receivedFiles = new Set<string>();
  private readonly rounds = new Map<string, RegisteredMember[]>();

  add(event: RecordedEvent): void {
    this.events.push(event);
    if (event.action === 'received') this.addReceived(event);
    if (event.action === 'refused') {
      const first = this.refusals.get(event.sha512)?.first ?? event.at;
      this.refusals.set(event.sha512, { first, last: event });
      this.removed.delete(event.sha512);
    }
    if (event.action === 'quarantine-removed') this.removed.add(event.sha512);
  }

  private addReceived(event: At<ReceivedEvent>): void {
    const { digest, key, sha512, claims } = event;
    const name = JSON.stringify([digest, key]);
    if (!this.underKey.has(name)) this.underKey.set(name, event.at);
    this.receivedFiles.add(sha512);
    if (this.byDigest.has(digest)) return;
    this.byDigest.set(digest, event);
    const round = roundOf(claims);
    this.rounds.set(round, [
      ...(this.rounds.get(round) ?? []),
      { digest, claims, receivedAt: this.refusals.get(sha512)?.first ?? event.at },
    ]);
  }

  received(digest: string): At<ReceivedEvent> | undefined {
    return this.byDigest.get(digest);
  }

  /** Whether this very file (SHA-512) entered. */
  hasReceived(sha512: string): boolean {
    return this.receivedFiles.has(sha512);
  }

  /** The last refusal of this file. */
  refused(sha512: string): At<RefusedEvent> | undefined {
    return this.refusals.get(sha512)?.last;
  }

  /** Whether somebody removed this file from quarantine, and it has not come again. */
  wasRemoved(sha512: string): boolean {
    return this.removed.has(sha512);
  }

  /** What there is to say of a submission that arrives now; only its own round can have a say in that. `justBefore`: what arrives with it, before it. */
  notesOn(arriving: ChainMember, justBefore: readonly ChainMember[] = []): readonly VerificationCode[] {
    const round = roundOf(arriving.claims);
    const others = justBefore.filter(({ claims }) => roundOf(claims) === round);
    return arrivalNotes([...(this.rounds.get(round) ?? []), ...others], arriving);
  }

  /** The place that it has, or would have, beside what is here and what arrives just before it. */
  revision(arriving: ChainMember, justBefore: readonly RegisteredMember[] = []): RevisionReport {
    return revisionOf([...(this.rounds.get(roundOf(arriving.claims)) ?? []), ...justBefore], arriving);
  }

  /** What was refused, has not been received since, and was not removed; `at`: when it first came. */
  quarantined(): readonly { readonly sha512: string; readonly at: string; readonly report: RefusedEvent['report'] }[] {
    return [...this.refusals].flatMap(([sha512, { first, last }]) =>
      this.receivedFiles.has(sha512) || this.removed.has(sha512) ? [] : [{ sha512, at: first, report: last.report }],
    );
  }

  get hasRefused(): boolean {
    return this.refusals.size > 0;
  }

  /**
   * When this secretariat first saw a submission under the key that signed it, by our clock: in the register, or refused at its
   * door because it did not know the key yet. What was refused counts by the digest of the whole file, its signature included:
   * what was signed later, or by another key, was not seen earlier.
   */
  firstSeen(digest: string, key: string, sha512: string | undefined): string | undefined {
    const entered = this.underKey.get(JSON.stringify([digest, key]));
    const refused = sha512 === undefined ? undefined : this.refusals.get(sha512)?.first;
    return [entered, refused].filter((each) => each !== undefined).sort()[0];
  }
}

const roundOf = ({ state, exercise, practice }: ChainMember['claims']): string => JSON.stringify([state, exercise, practice]);
