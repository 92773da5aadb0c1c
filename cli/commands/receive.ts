import type { ReceivedBundle } from '#core/contract/operations';
import { EXIT_STATUS } from '#core/submission/verification';
import { admit } from '../chosen-files';
import type { Command } from '../command';
import { describeReport } from '../report-text';
import { say } from '../sentences';
import { dataPassphrase } from '../passphrase';
import { withSession } from '../session';
import { UsageError } from '../usage-error';
import { unlockOf } from './verify';

/** Interrupted before every file had its turn. */
const EXIT_STOPPED = 1;

export const receive: Command = {
  options: { 'data-dir': { type: 'string' }, key: { type: 'string' }, 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } },
  least: 1,
  most: 1_000,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const unlock = await unlockOf(call, terminal);
    return withSession({ dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) }, terminal, async (session) => {
      const files = call.arguments.map((path) => admit(session, path));
      const received = await session.call('bundles.receive', { files, ...(unlock && { unlock }) });
      const status = Math.max(0, ...received.map(statusOf));
      if (call.flag('json')) terminal.print(JSON.stringify({ exitStatus: status, received }));
      else {
        for (const { report, outcome } of received) {
          terminal.print(say(`cli.outcome.${outcome}`, { name: report.fileName }));
          for (const line of await describeReport(report, session)) terminal.print(`  ${line}`);
        }
      }
      if (received.length < files.length) terminal.note(say('cli.stopped', { done: received.length, total: files.length }));
      return received.length < files.length ? Math.max(status, EXIT_STOPPED) : status;
    });
  },
};

const statusOf = ({ report }: ReceivedBundle): number => EXIT_STATUS[report.verdict];
