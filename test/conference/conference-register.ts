import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SubmissionClaims, VerificationReport } from '#core/submission/verification';
import type { ContentLibrary } from '#services/content/content-library';
import { journalLine } from '#services/register/register-journal';
import type { DataFolder } from '#services/storage/data-folder';
import { createTrustStore } from '#services/trust/trust-store';
import type { PlannedSubmission } from './conference-plan';
import { writeBundles, type WrittenBundle } from './conference-bundles';

/**
 * Fills an empty data folder with a register as it stands after all planned submissions were received: keys enrolled, bundles kept,
 * one line of the journal each. Nothing is verified on the way; for tests and benches of what comes after.
 */
export async function fillRegister(
  data: DataFolder,
  content: ContentLibrary,
  plan: readonly PlannedSubmission[],
  progress: (done: number) => void = () => undefined,
): Promise<number> {
  const trust = createTrustStore({ data, clock: { now: () => '2021-07-01T08:00:00.000Z' } });
  const bundles = await data.files.absolute('register/bundles/new');
  const enrolled = new Set<string>();
  const lines: string[] = [];
  let head: string | undefined;
  for await (const written of writeBundles(content, plan, bundles)) {
    const { path, digest, signer } = written;
    if (!enrolled.has(signer.key)) {
      const { fingerprint } = signer.card.publicKey;
      await trust.enrol(signer.card, { fingerprint, confirmedBy: 'B. Officer', note: `NV ${signer.state}/2021` });
      enrolled.add(signer.key);
    }
    const { size } = await stat(path);
    await rename(path, join(bundles, '..', `${digest}.omnibus`));
    const { line, checksum } = journalLine(eventOf(written, size), lines.length + 1, head);
    lines.push(line);
    head = checksum;
    progress(lines.length);
  }
  await data.files.write('register/journal.ndjson', Buffer.from(`${lines.join('\n')}\n`));
  return lines.length;
}

function eventOf({ digest, submission, signer, path }: WrittenBundle, bytes: number): Parameters<typeof journalLine>[0] {
  const { state, exercise, instruments, number, replaces, practice, sealedAt } = submission;
  const claims: SubmissionClaims = {
    state,
    exercise: exercise.id,
    exerciseTitle: exercise.title,
    instruments,
    number,
    replaces,
    practice,
    sealedAt,
  };
  const { fingerprint } = signer.card.publicKey;
  const report: VerificationReport = {
    verdict: 'whole',
    fileName: path.slice(path.lastIndexOf('/') + 1),
    bytes,
    encrypted: false,
    digest,
    claims,
    signatures: [{ slot: 'state', key: signer.key, fingerprint, status: 'valid' }],
    findings: practice ? [{ code: 'practice-submission', severity: 'note' }] : [],
    trustedByCaller: false,
  };
  return { action: 'received', digest, sha512: digest, claims, key: signer.key, report, at: sealedAt };
}
