import { createHash } from 'node:crypto';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsOf } from '#core/submission/claims';
import type { Submission } from '#core/submission/submission';
import type { SubmissionClaims, VerificationReport } from '#core/submission/verification';
import type { ContentLibrary } from '#services/content/content-library';
import { journalLine } from '#services/register/register-journal';
import type { DataFolder } from '#services/storage/data-folder';
import { createTrustStore } from '#services/trust/trust-store';
import { ROUNDS, type PlannedSubmission } from './conference-plan';
import { writeBundles, type WritingBundles } from './conference-bundles';
import { InventedSubmissions } from './invented-submission';

/**
 * Fills an empty data folder with a register as it stands after all planned submissions were received: keys enrolled, bundles kept,
 * one line of the journal each. Nothing is verified on the way; for tests and benches of what comes after.
 */
export async function fillRegister(
  data: DataFolder,
  content: ContentLibrary,
  plan: readonly PlannedSubmission[],
  progress: (done: number) => void = () => undefined,
  writing: WritingBundles = {},
): Promise<number> {
  const trust = createTrustStore({ data, clock: { now: () => '2021-07-01T08:00:00.000Z' } });
  const bundles = await data.files.absolute('register/bundles/new');
  const enrolled = new Set<string>();
  const lines: string[] = [];
  let head: string | undefined;
  for await (const written of writeBundles(content, plan, bundles, writing)) {
    const { path, digest, signer } = written;
    if (!enrolled.has(signer.key)) {
      const { fingerprint } = signer.card.publicKey;
      await trust.enrol(signer.card, { fingerprint, confirmedBy: 'B. Officer', note: `NV ${signer.state}/2021` });
      enrolled.add(signer.key);
    }
    const { size } = await stat(path);
    await rename(path, join(bundles, '..', `${digest}.omnibus`));
    const claims = claimsOf(written.submission);
    const { fingerprint } = signer.card.publicKey;
    const arrived = { digest, bytes: size, key: signer.key, fingerprint, fileName: path.slice(path.lastIndexOf('/') + 1) };
    const { line, checksum } = journalLine(eventOf(claims, arrived), lines.length + 1, head);
    lines.push(line);
    head = checksum;
    progress(lines.length);
  }
  await data.files.write('register/journal.ndjson', Buffer.from(`${lines.join('\n')}\n`));
  return lines.length;
}

interface Arrived {
  readonly digest: string;
  readonly bytes: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly fileName: string;
}

function eventOf(claims: SubmissionClaims, { digest, bytes, key, fingerprint, fileName }: Arrived): Parameters<typeof journalLine>[0] {
  const report: VerificationReport = {
    verdict: 'whole',
    fileName,
    bytes,
    encrypted: false,
    digest,
    claims,
    signatures: [{ slot: 'state', key, fingerprint, status: 'valid' }],
    findings: claims.practice ? [{ code: 'practice-submission', severity: 'note' }] : [],
    trustedByCaller: false,
  };
  return { action: 'received', digest, sha512: digest, claims, key, report, at: claims.sealedAt };
}

/**
 * The same at once, for what needs no bundle: the journal alone, with made-up digests. Resolves with what each submission says, made when
 * it is asked for.
 */
export async function fillRegisterWithoutBundles(
  data: DataFolder,
  content: ContentLibrary,
  plan: readonly PlannedSubmission[],
): Promise<(digest: string) => Promise<Submission | null>> {
  const submissions = new InventedSubmissions(content);
  const byDigest = new Map<string, PlannedSubmission>();
  const lines: string[] = [];
  let head: string | undefined;
  for (const planned of plan) {
    const digest = inventedDigest(planned, planned.number);
    byDigest.set(digest, planned);
    const event = eventOf(plannedClaims(planned), {
      digest,
      bytes: 300_000,
      key: `key-${planned.state}`,
      fingerprint: planned.state,
      fileName: `${digest.slice(0, 12)}.omnibus`,
    });
    const { line, checksum } = journalLine(event, lines.length + 1, head);
    lines.push(line);
    head = checksum;
  }
  await data.files.write('register/journal.ndjson', Buffer.from(`${lines.join('\n')}\n`));
  return async (digest) => {
    const planned = byDigest.get(digest);
    return planned ? submissions.make(planned).submission : null;
  };
}

const inventedDigest = ({ state, instrument, round, practice }: PlannedSubmission, number: number): string =>
  createHash('sha512')
    .update(JSON.stringify([state, instrument, round, practice, number]))
    .digest('hex');

function plannedClaims(planned: PlannedSubmission): SubmissionClaims {
  const { state, instrument, round, number, practice, sealedAt } = planned;
  const { id, title } = ROUNDS[round]!.exercise;
  const replaces = number === 1 ? null : inventedDigest(planned, number - 1);
  return { state, exercise: id, exerciseTitle: title, instruments: [instrument], number, replaces, practice, sealedAt };
}
