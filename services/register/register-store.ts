import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { AppError } from '#core/contract/errors';
import { arrivalNotes } from '#core/register/chain';
import type { RegisterEntry } from '#core/register/register';
import { revisionOf } from '#core/register/revision';
import type { RevisionReport, VerificationReport } from '#core/submission/verification';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import { firstSeen, registerEntries } from './register-entries';
import { createRegisterJournal, type RegisterEvent } from './register-journal';

/** A bundle at the door: what came, and what verifying it found. */
export interface Arrival {
  /** SHA-512 of the file as it came. */
  readonly sha512: string;
  /** The file as it came; for the quarantine. */
  readonly path: string;
  readonly report: VerificationReport;
  /** The signed archive, decrypted where it came encrypted; for the register. */
  readonly archive: string;
}

export interface Admission {
  readonly outcome: 'received' | 'duplicate' | 'refused';
  /** With what the register adds to it: duplicate, older revision, fork, predecessor unknown. */
  readonly report: VerificationReport;
}

/** The secretariat's register: immutable bundles, and a journal of what happened to them. */
export interface RegisterStore {
  /** In order of arrival. Throws AppError `damaged` or `newer-version`. */
  list(): Promise<readonly RegisterEntry[]>;
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
  receiptIssued(digest: string, key: string): Promise<RegisterEntry>;
  /** The same for many, in their order. */
  receiptsIssued(digests: readonly string[], key: string): Promise<void>;
}

const bundlePathOf = (digest: string): string => `register/bundles/${digest}.omnibus`;
const quarantinePathOf = (sha512: string): string => `register/quarantine/${sha512}`;

export function createRegisterStore({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): RegisterStore {
  const journal = createRegisterJournal({ data, clock });
  const list = async () => registerEntries(await journal.read());
  const read = async (digest: string): Promise<RegisterEntry> => {
    const entry = (await list()).find((each) => each.digest === digest);
    if (!entry) throw new AppError('not-found', { what: 'submission', id: digest });
    return entry;
  };

  const keep = (from: string, to: string): Promise<number> =>
    data.files.writeStream(createReadStream(from), () => to, to.slice(0, to.lastIndexOf('/')));

  async function refuse({ sha512, path, report }: Arrival): Promise<Admission> {
    if ((await data.files.size(quarantinePathOf(sha512))) === null) await keep(path, quarantinePathOf(sha512));
    const event: RegisterEvent = { action: 'refused', sha512, report };
    await journal.append((events) => (events.some((each) => each.action === 'refused' && each.sha512 === sha512) ? null : event));
    return { outcome: 'refused', report };
  }

  return {
    list,
    read,

    async bundlePath(digest) {
      const { fileName } = await read(digest);
      if ((await data.files.size(bundlePathOf(digest))) === null) throw new AppError('file-missing', { name: fileName });
      return data.files.place(bundlePathOf(digest));
    },

    firstSeen: async (digest, key, sha512) => firstSeen(await journal.read(), { digest, key, sha512 }),

    hasRefused: async () => (await journal.read()).some(({ action }) => action === 'refused'),

    async revision({ digest, claims }) {
      return digest === undefined || !claims ? undefined : revisionOf(await list(), { digest, claims });
    },

    async admit(arrival) {
      await data.assertWritable();
      const { sha512, report } = arrival;
      const { verdict, digest, claims, signatures } = report;
      const key = signatures.find(({ status }) => status === 'valid')?.key;
      if (verdict !== 'whole' || digest === undefined || !claims || key === undefined) return refuse(arrival);
      const notesOn = (entries: readonly RegisterEntry[]) => arrivalNotes(entries, { digest, claims });
      const known = notesOn(await list()).includes('duplicate');
      if (!known) await keep(arrival.archive, bundlePathOf(digest));
      let notes = notesOn([]);
      let revision = revisionOf([], { digest, claims });
      await journal.append((events) => {
        const entries = registerEntries(events);
        notes = notesOn(entries);
        revision = revisionOf(entries, { digest, claims });
        return notes.includes('duplicate') ? null : { action: 'received', digest, sha512, claims, key, report };
      });
      const findings = [...report.findings, ...notes.map((code) => ({ code, severity: 'note' }) as const)];
      return { outcome: notes.includes('duplicate') ? 'duplicate' : 'received', report: { ...report, findings, revision } };
    },

    async receiptsIssued(digests, key) {
      for (const digest of digests) await journal.append(() => ({ action: 'receipt-issued', digest, key }));
    },

    async receiptIssued(digest, key) {
      await journal.append(() => ({ action: 'receipt-issued', digest, key }));
      return read(digest);
    },
  };
}

/** SHA-512 of a file, never whole in memory. */
export async function sha512OfFile(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
