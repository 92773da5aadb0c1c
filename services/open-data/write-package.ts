import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Output } from '#core/contract/operations';
import { codebookRows } from '#core/open-data/codebook-rows';
import { lineageRows } from '#core/open-data/lineage-rows';
import { dataPackage, readMe, readMeName, type OpenFilter } from '#core/open-data/descriptor';
import { submissionRows } from '#core/open-data/submission-rows';
import { punctuationOf } from '#core/questionnaire/punctuation';
import { LANGUAGES } from '#core/questionnaire/wording';
import type { RegisterEntry } from '#core/register/register';
import type { StandingRelease } from '#core/register/release-book';
import { releasedContent } from '#core/submission/release';
import { cancellation } from '../bundle/cancellation';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import type { RegisterStore } from '../register/register-store';
import { readRegisteredWith } from '../register/registered-submission';
import { interfaceWords } from '../report/interface-words';
import { diskError } from '../storage/durable-files';
import type { Chosen } from './choose-submissions';
import { CarriedEditions } from './editions';
import { TableFiles } from './table-files';

interface Needs {
  readonly context: ServiceContext;
  readonly register: Pick<RegisterStore, 'bundlePath'>;
  readonly releaseOf: (digest: string) => StandingRelease;
}

/**
 * Writes the package and offers it; whatever fails or is cancelled leaves no file. The same register on the same day gives the same bytes. Throws
 * AppError `cancelled`, `file-missing`, `file-unreadable`, `disk-full`, `disk-failed`.
 */
export async function writePackage(
  { context, register, releaseOf }: Needs,
  { entries, preview }: Chosen,
  filter: OpenFilter,
  call: CallContext,
): Promise<Output<'openData.write'>> {
  const made = context.clock.now().slice(0, 10);
  const name = `open-data-${made}.zip`;
  const target =
    context.data.access === 'owner'
      ? await context.data.files.absolute(outgoingPath(context, name))
      : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);
  const folder = path.join(path.dirname(target), 'tables');
  try {
    await mkdir(folder);
    const tables = await TableFiles.in(folder);
    const abort = cancellation(call.signal);
    let answers = 0;
    try {
      const editions = new CarriedEditions(context.content);
      for (const [place, entry] of entries.entries()) {
        if (call.signal.aborted) throw new AppError('cancelled');
        answers += await addSubmission({ context, register, releaseOf }, entry, editions, filter, tables);
        await tables.flush();
        call.progress(place + 1, entries.length, 'reading');
      }
      const asked = editions.all();
      for (const { name: edition, questionnaire, labelOf } of asked) {
        codebookRows(edition, questionnaire, labelOf, filter.instruments, (table, row) => tables.add(table, row));
        await tables.flush();
      }
      lineageRows(asked, filter.instruments, (table, row) => tables.add(table, row));
      const facts = { made, filter, generator: `Omnibus ${context.version}`, ...(await tables.finish()) };
      const texts: (readonly [string, string])[] = [['datapackage.json', `${JSON.stringify(dataPackage(facts), null, 2)}\n`]];
      for (const language of LANGUAGES)
        texts.push([readMeName(language), readMe(facts, await interfaceWords(language), punctuationOf(language))]);
      const files = Object.values(facts.files).flatMap(({ csv, json }) => [csv, json]);
      const sums = [...files.map(({ path: at, sha256 }) => [at, sha256]), ...texts.map(([at, text]) => [at, sha256Of(text)])];
      const manifest = sums
        .map(([at, sum]) => `${sum ?? ''}  ${at ?? ''}\n`)
        .sort((one, other) => (one.slice(64) < other.slice(64) ? -1 : 1));
      const zip = new ZipFile();
      const options = { mtime: dayOf(made), mode: 0o100644, forceDosTimestamp: true };
      for (const [at, text] of [...texts, ['manifest-sha256.txt', manifest.join('')] as const])
        zip.addBuffer(Buffer.from(text, 'utf8'), at, options);
      for (const { path: at } of files) zip.addFile(path.join(folder, at.replaceAll('/', '-')), at, options);
      zip.end();
      await pipeline(zip.outputStream as Readable, createWriteStream(target, { flags: 'wx', mode: 0o600 }), { signal: abort.signal });
    } finally {
      abort.release();
      await tables.close();
    }
    await rm(folder, { recursive: true, force: true });
    const { size: bytes } = await stat(target);
    return {
      file: await context.files.offer(target, name),
      name,
      bytes,
      submissions: preview.submissions,
      states: preview.states,
      answers,
    };
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    if (call.signal.aborted) throw new AppError('cancelled');
    throw diskError(name, error);
  }
}

async function addSubmission(
  { context, register, releaseOf }: Needs,
  { digest, fileName }: RegisterEntry,
  editions: CarriedEditions,
  { instruments }: OpenFilter,
  tables: TableFiles,
): Promise<number> {
  const read = await readRegisteredWith(await register.bundlePath(digest), digest, (submission, beside) =>
    editions.of(submission.questionnaire.sha512, submission.sealedAt, () => beside.questionnaire()),
  );
  const edition = read?.beside;
  if (!read || !edition) throw new AppError('file-unreadable', { name: fileName, problem: 'bundle' });
  const submission = releasedContent(read.submission, releaseOf(digest));
  if (!submission) return 0;
  const state = context.content.states().find(({ code }) => code === submission.state);
  return submissionRows(
    {
      ...{ digest, submission, questionnaire: edition.questionnaire, edition: edition.name },
      ...{ stateName: state?.name.en ?? submission.state, group: state?.group ?? null },
      ...(instruments && { instruments }),
    },
    (table, row) => tables.add(table, row),
  );
}

const sha256Of = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Midnight of the day wherever the machine stands. */
function dayOf(day: string): Date {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
}
