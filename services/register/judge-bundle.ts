import type { CallContext } from '#core/contract/dispatch';
import type { VerificationReport } from '#core/submission/verification';
import { decryptBundle, isEncrypted, startsEncrypted } from '../bundle/decrypt-bundle';
import { sha512Of } from '../bundle/sha512-of';
import { hashOfFile } from './hash-of-file';
import { bagFromAhead, type ReadAhead } from './read-ahead';
import { openingReport, verifyBundle, type VerifyOptions } from '../bundle/verify-bundle';

/** How bundles are judged, but for what differs from one to the next. */
export type Judgement = Omit<VerifyOptions, 'call' | 'now' | 'firstSeen'> & {
  /** When this submission was first received under this key, or this file (SHA-512) first came. */
  readonly firstSeenHere: (digest: string, key: string, sha512: string) => Promise<string | undefined>;
};

/** Our own copy of a file that came. Paths are absolute. */
export interface ToJudge {
  readonly path: string;
  /** Where it is opened, if it is encrypted and one of our keys opens it: a path that does not exist yet. */
  readonly opening: string;
  /** The user's name for it. */
  readonly name: string;
  /** ISO instant by our clock. */
  readonly now: string;
  /** What the copy holds, where that is little: it stays as it is until the bundle is judged. */
  readonly content: Uint8Array | null;
  /** What another thread has found it to hold. */
  readonly ahead?: ReadAhead;
}

export interface Judged {
  /** Of the file as it came. */
  readonly sha512: string;
  readonly report: VerificationReport;
  /** The signed archive lies at `opening` now. */
  readonly opened: boolean;
}

/** Hashes, opens and verifies one file. Throws what `verifyBundle` does; the caller removes what was opened. */
export async function judgeBundle(
  { path, opening, name, now, content: bytes, ahead }: ToJudge,
  judgement: Judgement,
  signal: CallContext['signal'],
): Promise<Judged> {
  const { firstSeenHere, ...rest } = judgement;
  const content = bytes && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Of what is in memory, while it is verified.
  const hashing = ahead ? Promise.resolve(ahead.sha512) : content ? sha512Of(content) : hashOfFile(path);
  // Whoever waits for it hears of its failure.
  hashing.catch(() => undefined);
  const firstSeen = async (digest: string, key: string) => firstSeenHere(digest, key, await hashing);
  const bag = ahead?.bag && bagFromAhead(ahead.bag);
  const opened = content && !startsEncrypted(content) ? false : await openedInto(opening, path, judgement.identities ?? [], signal);
  const { report } = await verifyBundle(
    { path: opened ? opening : path, name, ...(content && !opened && { content }), ...(bag && { bag }) },
    // Progress counts bundles, not the bytes of one.
    { ...rest, now, firstSeen, call: { signal, progress: () => {} } },
  );
  const sha512 = await hashing;
  const asItCame = { ...report, fileName: name, encrypted: report.encrypted || opened };
  return { sha512, report: { ...asItCame, ...(opened && { opening: openingReport(true, judgement) }) }, opened };
}

/**
 * Opens an encrypted bundle into `target`, if one of our keys does, for as long as it is being received. What is encrypted
 * once more inside is no archive, and is left as it came: nobody could read it from the register later.
 */
async function openedInto(target: string, path: string, identities: readonly string[], signal: CallContext['signal']): Promise<boolean> {
  if (!(await isEncrypted(path))) return false;
  if ((await decryptBundle(path, target, identities, signal)) !== null) return false;
  return !(await isEncrypted(target));
}
