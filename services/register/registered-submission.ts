import { createHash } from 'node:crypto';
import type { Submission } from '#core/submission/submission';
import { readSubmissionText } from '#core/submission/submission-schema';
import { MANIFEST, MEMORY_LIMITS, QUESTIONNAIRE, readManifest, SUBMISSION, TAG_MANIFEST } from '../bundle/bag-layout';
import { openArchive, type Archive } from '../bundle/open-archive';
import { textOf } from '../bundle/read-json';

type Place = Parameters<typeof openArchive>[0];

/**
 * What a bundle of the register says, without verifying it anew: only its digest, and that the submission is the one under it. Null where
 * that does not hold, or where it came encrypted and could not be opened.
 */
export async function readRegistered(bundle: Place, digest: string): Promise<Submission | null> {
  return (await readRegisteredWith(bundle, digest, async () => undefined))?.submission ?? null;
}

/** What a bundle carries beside the submission, each file under its own digest in the same way. */
interface Beside {
  /** `data/questionnaire.json`, as the submission names it; null where it is not that. */
  questionnaire(): Promise<Buffer | null>;
}

/** The same, with whatever `beside` reads of the questionnaire that the bundle carries, while it is open. */
export async function readRegisteredWith<T>(
  bundle: Place,
  digest: string,
  beside: (submission: Submission, files: Beside) => Promise<T>,
): Promise<{ readonly submission: Submission; readonly beside: T } | null> {
  const opened = await openArchive(bundle);
  if ('findings' in opened) return null;
  try {
    const tags = await contentOf(opened.archive, TAG_MANIFEST, MEMORY_LIMITS.tagFile);
    if (!tags || sha512(tags) !== digest) return null;
    const manifest = await contentOf(opened.archive, MANIFEST, MEMORY_LIMITS.tagFile);
    if (!manifest || readManifest(tags.toString('utf8'))?.get(MANIFEST) !== sha512(manifest)) return null;
    const content = await contentOf(opened.archive, SUBMISSION, MEMORY_LIMITS.submission);
    if (!content || readManifest(manifest.toString('utf8'))?.get(SUBMISSION) !== sha512(content)) return null;
    const reading = readSubmissionText(textOf(content) ?? '');
    if (!('value' in reading)) return null;
    const submission = reading.value;
    const questionnaire = async (): Promise<Buffer | null> => {
      const found = await contentOf(opened.archive, QUESTIONNAIRE, MEMORY_LIMITS.questionnaire);
      return found && sha512(found) === submission.questionnaire.sha512 ? found : null;
    };
    return { submission, beside: await beside(submission, { questionnaire }) };
  } finally {
    await opened.archive.close();
  }
}

async function contentOf({ entries }: Archive, name: string, limit: number): Promise<Buffer | null> {
  const entry = entries.find((each) => each.name.slice(each.name.indexOf('/') + 1) === name);
  if (!entry || entry.bytes > limit) return null;
  const pieces: Buffer[] = [];
  for await (const piece of entry.read()) pieces.push(piece);
  const [whole] = pieces;
  return whole && pieces.length === 1 ? whole : Buffer.concat(pieces);
}

const sha512 = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');
