import type { Person } from '#core/answers/answer';
import { AppError } from '#core/contract/errors';
import type { ChainMember } from '#core/register/chain';
import type { RegisterEntry } from '#core/register/register';
import type { RegisteredMember } from '#core/register/revision';
import type { RevisionReport, VerificationReport } from '#core/submission/verification';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import { registerEntries } from './register-entries';
import { createRegisterJournal, type RegisterEvent } from './register-journal';
import type { RegisterState } from './register-state';

/** A bundle at the door: what came, and what verifying it found. Paths are relative to the data folder. */
export interface Arrival {
  /** SHA-512 of the file as it came. */
  readonly sha512: string;
  /** Our own copy of the file as it came, synced; for the quarantine. It may be moved away. */
  readonly staged: string;
  readonly report: VerificationReport;
  /** The signed archive, decrypted where it came encrypted; for the register. It may be moved away. */
  readonly archive: string;
  /** The run of intake in which it came. */
  readonly intake?: string;
}

export interface Admission {
  readonly outcome: 'received' | 'duplicate' | 'refused';
  /** With what the register adds to it: duplicate, older revision, fork, predecessor unknown. */
  readonly report: VerificationReport;
}

/** A refused file that lies in quarantine. */
export interface Quarantined {
  readonly sha512: string;
  readonly bytes: number;
  /** When it first came. */
  readonly firstAt: string;
  /** As it was last verified. */
  readonly report: VerificationReport;
}

/** The secretariat's register: immutable bundles, and a journal of what happened to them. */
export interface RegisterStore {
  /** In order of arrival. Throws AppError `damaged` or `newer-version`. */
  list(): Promise<readonly RegisterEntry[]>;
  /** What is recorded, as it is asked for at the door. Throws the same. */
  state(): Promise<RegisterState>;
  /** Throws AppError `not-found`. */
  read(digest: string): Promise<RegisterEntry>;
  /** Where the bundle of an entry lies. Throws AppError `not-found`, or `file-missing` where it was taken away. */
  bundlePath(digest: string): Promise<FilePlace>;
  /**
   * When this submission entered the register under this key, or this file (SHA-512) first came, by our clock: what a revocation of
   * the key is judged by.
   */
  firstSeen(digest: string, key: string, sha512?: string): Promise<string | undefined>;
  /** Whether anything was ever refused at the door: then a file may have come before under no digest of the register. */
  hasRefused(): Promise<boolean>;
  /** The place that a verified bundle has, or would have, beside what is here; undefined where it says too little of itself. */
  revision(report: Pick<VerificationReport, 'digest' | 'claims'>): Promise<RevisionReport | undefined>;
  /** Enters a whole bundle; anything else goes to quarantine. The file is on disk before the register says so. */
  admit(arrival: Arrival): Promise<Admission>;
  /** The same for several: all of them or none, and the disk waits for once. In their order. */
  admitAll(arrivals: readonly Arrival[]): Promise<readonly Admission[]>;
  quarantine(): Promise<readonly Quarantined[]>;
  /** Where a refused file lies in the data folder. Throws AppError `not-found`. */
  quarantinePath(sha512: string): Promise<string>;
  /** Removes a refused file for good; that it came stays known. Throws AppError `not-found`. */
  removeQuarantined(sha512: string, reason: string, by: Person): Promise<void>;
  /** Takes away files that an interrupted process left without a line, and refused ones that were received since. */
  sweep(): Promise<void>;
  receiptIssued(digest: string, key: string): Promise<RegisterEntry>;
  /** The same for many, in their order. */
  receiptsIssued(digests: readonly string[], key: string): Promise<void>;
}

const BUNDLES = 'register/bundles';
const QUARANTINE = 'register/quarantine';
const bundlePathOf = (digest: string): string => `${BUNDLES}/${digest}.omnibus`;
const quarantinePathOf = (sha512: string): string => `${QUARANTINE}/${sha512}`;
const SHA512 = /^[0-9a-f]{128}$/;

export function createRegisterStore({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): RegisterStore {
  const journal = createRegisterJournal({ data, clock });
  const list = async () => registerEntries((await journal.read()).events);
  const read = async (digest: string): Promise<RegisterEntry> => {
    const entry = (await list()).find((each) => each.digest === digest);
    if (!entry) throw new AppError('not-found', { what: 'submission', id: digest });
    return entry;
  };

  /** Files are put in place and their lines written by one at a time: what has no line yet is nobody's left-over. */
  let turn: Promise<unknown> = Promise.resolve();
  const alone = <T>(work: () => Promise<T>): Promise<T> => {
    const result = turn.then(work, work);
    turn = result.catch(() => undefined);
    return result;
  };

  async function putInPlace(arrivals: readonly Arrival[], state: RegisterState): Promise<void> {
    const moves = new Map<string, string>();
    for (const { archive, staged, sha512, report } of arrivals) {
      const entry = entering(report);
      if (entry) {
        if (state.received(entry.digest) || moves.has(bundlePathOf(entry.digest))) continue;
        if (archive !== staged) await data.files.sync(archive);
        moves.set(bundlePathOf(entry.digest), archive);
      } else if ((await data.files.size(quarantinePathOf(sha512))) === null) moves.set(quarantinePathOf(sha512), staged);
    }
    if (moves.size > 0) await data.files.settle([...moves].map(([to, from]) => ({ from, to })));
  }

  const admitAll = (arrivals: readonly Arrival[]): Promise<readonly Admission[]> =>
    alone(async () => {
      await putInPlace(arrivals, await journal.read());
      let admissions: readonly Admission[] = [];
      const state = await journal.append((known) => {
        const decided = arrivalsDecided(arrivals, known);
        admissions = decided.admissions;
        return decided.events;
      });
      for (const { sha512, report } of arrivals)
        if (entering(report) && state.refused(sha512) && (await data.files.size(quarantinePathOf(sha512))) !== null)
          await data.files.remove(quarantinePathOf(sha512));
      return admissions;
    });

  const quarantined = async (): Promise<readonly string[]> => (await data.files.list(QUARANTINE)).filter((name) => SHA512.test(name));
  const inQuarantine = async (sha512: string): Promise<string> => {
    if (!SHA512.test(sha512) || (await data.files.size(quarantinePathOf(sha512))) === null)
      throw new AppError('not-found', { what: 'quarantine', id: sha512.slice(0, 128) });
    return quarantinePathOf(sha512);
  };

  return {
    list,
    read,
    state: () => journal.read(),

    async bundlePath(digest) {
      const { fileName } = await read(digest);
      if ((await data.files.size(bundlePathOf(digest))) === null) throw new AppError('file-missing', { name: fileName });
      return data.files.place(bundlePathOf(digest));
    },

    firstSeen: async (digest, key, sha512) => (await journal.read()).firstSeen(digest, key, sha512),

    hasRefused: async () => (await journal.read()).hasRefused,

    async revision({ digest, claims }) {
      return digest === undefined || !claims ? undefined : (await journal.read()).revision({ digest, claims });
    },

    async admit(arrival) {
      const [admission] = await admitAll([arrival]);
      if (!admission) throw new Error('an arrival without an admission');
      return admission;
    },
    admitAll,

    async quarantine() {
      const found: Quarantined[] = [];
      for (const { sha512, at: firstAt, report } of (await journal.read()).quarantined()) {
        const bytes = await data.files.size(quarantinePathOf(sha512));
        if (bytes !== null) found.push({ sha512, bytes, firstAt, report });
      }
      return found.sort((a, b) => (a.firstAt < b.firstAt ? -1 : a.firstAt > b.firstAt ? 1 : a.sha512 < b.sha512 ? -1 : 1));
    },

    async receiptsIssued(digests, key) {
      await journal.append(() => digests.map((digest) => ({ action: 'receipt-issued', digest, key })));
    },

    quarantinePath: inQuarantine,

    removeQuarantined: (sha512, reason, by) =>
      alone(async () => {
        const path = await inQuarantine(sha512);
        await journal.append(() => [{ action: 'quarantine-removed', sha512, reason, by }]);
        await data.files.remove(path);
      }),

    sweep: () =>
      alone(async () => {
        const state = await journal.read();
        for (const name of await data.files.list(BUNDLES)) {
          const [digest = '', ending] = name.split('.', 2);
          if (ending === 'omnibus' && SHA512.test(digest) && !state.received(digest)) await data.files.remove(`${BUNDLES}/${name}`);
        }
        for (const sha512 of await quarantined())
          if (!state.refused(sha512) || state.hasReceived(sha512) || state.wasRemoved(sha512))
            await data.files.remove(quarantinePathOf(sha512));
      }),

    async receiptIssued(digest, key) {
      await journal.append(() => [{ action: 'receipt-issued', digest, key }]);
      return read(digest);
    },
  };
}

interface Entering extends ChainMember {
  readonly claims: NonNullable<VerificationReport['claims']>;
  readonly key: string;
}

/** What of a whole bundle the register says; nothing for any other. */
function entering({ verdict, digest, claims, signatures }: VerificationReport): Entering | null {
  const key = signatures.find(({ status }) => status === 'valid')?.key;
  return verdict === 'whole' && digest !== undefined && claims && key !== undefined ? { digest, claims, key } : null;
}

function arrivalsDecided(
  arrivals: readonly Arrival[],
  state: RegisterState,
): { readonly events: readonly RegisterEvent[]; readonly admissions: readonly Admission[] } {
  const events: RegisterEvent[] = [];
  const justBefore: RegisteredMember[] = [];
  const admissions = arrivals.map(({ sha512, report, intake }): Admission => {
    const entry = entering(report);
    if (!entry) {
      const last = events.findLast((event) => event.action === 'refused' && event.sha512 === sha512) ?? state.refused(sha512);
      // What is found otherwise now than the last time is worth a line.
      const same = last?.action === 'refused' && last.report.verdict === report.verdict && !state.wasRemoved(sha512);
      if (!same) events.push({ action: 'refused', sha512, report });
      return { outcome: 'refused', report };
    }
    const notes = state.notesOn(entry, justBefore);
    const revision = state.revision(entry, justBefore);
    const isNew = !notes.includes('duplicate');
    if (isNew) {
      events.push({
        action: 'received',
        digest: entry.digest,
        sha512,
        claims: entry.claims,
        key: entry.key,
        report,
        ...(intake && { intake }),
      });
      justBefore.push({ ...entry, receivedAt: report.firstSeen ?? report.checkedAt ?? '' });
    }
    const findings = [...report.findings, ...notes.map((code) => ({ code, severity: 'note' }) as const)];
    return { outcome: isNew ? 'received' : 'duplicate', report: { ...report, findings, revision } };
  });
  return { events, admissions };
}
