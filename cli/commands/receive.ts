import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { IntakeDetail, IntakeRow, ReceivedBundle } from '#core/contract/operations';
import { EXIT_STATUS } from '#core/submission/verification';
import { filesIn } from '#services/files/files-in';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { jsonLine } from '../json-line';
import { dataPassphrase } from '../passphrase';
import { plainLine } from '../plain-line';
import { describeReport } from '../report-text';
import { say, sayError } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { unlockOf } from './verify';

/** Interrupted before every file had its turn, or some could not be read. */
const EXIT_STOPPED = 1;
const BUNDLE_ENDINGS = ['.omnibus', '.age'];

export const receive: Command = {
  options: {
    'data-dir': { type: 'string' },
    key: { type: 'string' },
    'passphrase-file': { type: 'string' },
    resume: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  least: 1,
  most: 1_000,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const folders = await foldersAmong(call.arguments);
    const unlock = await unlockOf(call, terminal);
    return withSession({ dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) }, terminal, async (session) =>
      folders.size > 0 || call.flag('resume')
        ? receiveMany(call, folders, session, terminal, { ...(unlock && { unlock }) })
        : receiveEach(call, session, terminal, { ...(unlock && { unlock }) }),
    );
  },
};

type Unlocking = { readonly unlock?: { readonly key: string; readonly passphrase: string } };

async function foldersAmong(paths: readonly string[]): Promise<ReadonlySet<string>> {
  const folders = new Set<string>();
  for (const path of paths) if ((await stat(path).catch(() => null))?.isDirectory()) folders.add(path);
  return folders;
}

/** A few files, each with its whole report. */
async function receiveEach(call: CommandCall, session: Session, terminal: Terminal, unlocking: Unlocking): Promise<number> {
  const files = call.arguments.map((path) => admit(session, path));
  const received = await session.call('bundles.receive', { files, ...unlocking });
  const status = Math.max(0, ...received.map(statusOf));
  if (call.flag('json')) terminal.print(jsonLine({ exitStatus: status, received }));
  else {
    for (const { report, outcome } of received) {
      terminal.print(say(`cli.outcome.${outcome}`, { name: report.fileName }));
      for (const line of await describeReport(report, session)) terminal.print(`  ${line}`);
    }
  }
  if (received.length < files.length) terminal.note(say('cli.stopped', { done: received.length, total: files.length }));
  return received.length < files.length ? Math.max(status, EXIT_STOPPED) : status;
}

/** Folders: one run with a record of its own. `--resume` goes on with the last one that did not end. */
async function receiveMany(
  call: CommandCall,
  folders: ReadonlySet<string>,
  session: Session,
  terminal: Terminal,
  unlocking: Unlocking,
): Promise<number> {
  const paths: string[] = [];
  for (const path of call.arguments) paths.push(...(folders.has(path) ? await filesIn(resolve(path), BUNDLE_ENDINGS) : [path]));
  if (paths.length === 0) throw new UsageError('no-bundles', { folder: call.arguments[0] ?? '' });
  const unended = (await session.call('intake.runs', {})).find(({ kind, state }) => kind === 'files' && state !== 'finished');
  if (call.flag('resume') && !unended) throw new UsageError('nothing-to-resume');
  const files = paths.map((path) => admit(session, path));
  const run = call.flag('resume') && unended ? { run: unended.id } : {};
  const detail = await session.call('intake.receive', { files, ...run, ...unlocking });
  const status = exitStatusOf(detail);
  if (call.flag('json')) terminal.print(jsonLine({ exitStatus: status, ...detail }));
  else show(detail, terminal);
  return status;
}

function show({ id, state, counts, rows }: IntakeDetail, terminal: Terminal): void {
  for (const row of rows) if (row.outcome === 'refused' || row.outcome === 'failed') terminal.print(lineOf(row));
  terminal.print(say(`secretariat.intake.${state === 'finished' ? 'finished' : 'stopped'}`, { ...counts }));
  terminal.print(say('cli.intake.record', { run: id }));
}

function lineOf({ name, verdict, codes, problem }: IntakeRow): string {
  const why = problem ? sayError(problem) : codes.map((code) => say(`verification.${code}`)).join(' ');
  return plainLine(`${name}: ${verdict ? say(`verdict.${verdict}.short`) : say('secretariat.intake.noVerdict')}. ${why}`);
}

function exitStatusOf({ rows }: IntakeDetail): number {
  const statuses = rows.map(({ verdict, outcome }) => {
    if (outcome === undefined || outcome === 'failed') return EXIT_STOPPED;
    return verdict ? EXIT_STATUS[verdict] : 0;
  });
  return Math.max(0, ...statuses);
}

const statusOf = ({ report }: ReceivedBundle): number => EXIT_STATUS[report.verdict];
