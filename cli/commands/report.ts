import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Input, WrittenReport } from '#core/contract/operations';
import { LANGUAGES } from '#core/questionnaire/wording';
import { REPORT_FORMATS, REPORT_KINDS } from '#core/report/report-source';
import { EXIT_STATUS, type VerificationReport } from '#core/submission/verification';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { assertFree, keepDocument } from '../keep-document';
import { describeReport } from '../report-text';
import { say, sayError } from '../sentences';
import { oneOf } from '../one-of';
import { dataPassphrase } from '../passphrase';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { unlockOf } from './verify';

type Request = Input<'reports.write'>;

/**
 * A document of a bundle file, of a submission in the register (by its digest), of an assessment (by its id), or of a submission
 * sealed from it (`--submission` and its digest). Only what is
 * whole is set; which key signed it is said in the document and here. Exit status: 0 written; of a bundle that is not whole,
 * that of `verify`.
 */
export const report: Command = {
  options: {
    format: { type: 'string' },
    kind: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    agency: { type: 'string' },
    submission: { type: 'string' },
    instrument: { type: 'string', multiple: true },
    credits: { type: 'boolean' },
    names: { type: 'boolean' },
    internal: { type: 'boolean' },
    trust: { type: 'string', multiple: true },
    'data-dir': { type: 'string' },
    key: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  least: 1,
  most: 1,

  run: async (call, terminal) => {
    const out = call.option('out');
    if (out === undefined) throw new UsageError('option-missing', { option: '--out FILE' });
    const wanted = wantedOf(call, out);
    const targets = wanted.format === 'csv' ? [out, codebookBeside(out)] : [out];
    if (!call.flag('force')) for (const target of targets) await assertFree(target);
    const unlock = await unlockOf(call, terminal);
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder: call.option('data-dir'), mode: 'read-only', passphrase }, terminal, async (session) => {
      const [source = ''] = call.arguments;
      const of = async (): Promise<Request['of']> => ({ ...(await sourceOf(source, call, session)), ...(unlock && { unlock }) });
      const result = await session.attempt('reports.write', { ...wanted, of: await of() });
      if (!result.ok) {
        terminal.note(sayError(result.error));
        return (await isFile(source)) ? explained(source, call, unlock, session, terminal) : 1;
      }
      const written = result.value as WrittenReport;
      await keepDocument(written.file, out, call.flag('force'), session);
      if (written.codebook) await keepDocument(written.codebook.file, codebookBeside(out), call.flag('force'), session);
      if (written.verdict) terminal.note(`${basename(source)}: ${say(`cli.verdict.${written.verdict}`)}`);
      for (const path of targets) terminal.print(say('cli.sample.written', { path }));
      return 0;
    });
  },
};

function wantedOf(call: CommandCall, out: string): Omit<Request, 'of'> {
  const agency = call.option('agency');
  const kind = oneOf('--kind', call.option('kind') ?? (agency === undefined ? 'full' : 'agency'), REPORT_KINDS);
  if (kind === 'agency' && agency === undefined) throw new UsageError('option-missing', { option: '--agency NAME' });
  const instruments = call.options('instrument');
  return {
    kind,
    format: oneOf('--format', call.option('format') ?? extname(out).slice(1), REPORT_FORMATS),
    language: oneOf('--language', call.option('language') ?? 'en', LANGUAGES),
    ...(agency !== undefined && { agency }),
    ...(instruments.length > 0 && { instruments: [...instruments] }),
    credits: call.flag('credits'),
    names: call.flag('names'),
    ...(call.flag('internal') && { internal: true }),
  };
}

/** A submission of the register in the data folder, instead of a file. */
const DIGEST = /^[0-9a-f]{128}$/;

async function sourceOf(given: string, call: CommandCall, session: Session): Promise<Request['of']> {
  const submission = call.option('submission');
  if (submission !== undefined) return { assessment: given, submission };
  if (DIGEST.test(given)) return { digest: given };
  if (call.option('data-dir') !== undefined && !(await isFile(given))) return { assessment: given };
  return { file: admit(session, given), trust: call.options('trust').map((card) => admit(session, card)) };
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true;

/** Says of a file what is wrong with it; nothing where the stop had another reason. */
async function explained(
  source: string,
  call: CommandCall,
  unlock: Input<'bundles.verify'>['unlock'],
  session: Session,
  terminal: Terminal,
): Promise<number> {
  const trust = call.options('trust').map((card) => admit(session, card));
  const result = await session.attempt('bundles.verify', { file: admit(session, source), trust, ...(unlock && { unlock }) });
  if (!result.ok) return 1;
  const verified = result.value as VerificationReport;
  if (verified.verdict === 'whole') return 1;
  for (const line of await describeReport(verified, session)) terminal.note(line);
  return EXIT_STATUS[verified.verdict];
}

const codebookBeside = (out: string): string => {
  const ending = extname(out);
  return `${out.slice(0, out.length - ending.length)}-codebook${ending || '.csv'}`;
};
