import { basename } from 'node:path';
import type { AppErrorBody } from '#core/contract/errors';
import { EXIT_STATUS, EXIT_USAGE, type VerificationReport } from '#core/submission/verification';
import { VERIFICATION_FORMAT } from '#core/submission/verification-shape';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { jsonLine } from '../json-line';
import { dataPassphrase, readPassphrase } from '../passphrase';
import { describeReport } from '../report-text';
import { sayError } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';

/** A file that could not even be looked at counts as unreadable. */
const EXIT_UNREADABLE = EXIT_STATUS.altered;

type Looked = { readonly report: VerificationReport } | { readonly file: string; readonly error: AppErrorBody };

export const verify: Command = {
  options: {
    trust: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    'data-dir': { type: 'string' },
    key: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  least: 1,
  most: 1_000,

  run: (call, terminal) =>
    withSession(
      { dataFolder: call.option('data-dir'), mode: 'read-only', passphrase: () => dataPassphrase(call, terminal) },
      terminal,
      async (session) => {
        for (const card of call.options('trust')) {
          const result = await session.attempt('cards.inspect', { file: admit(session, card) });
          if (result.ok) continue;
          terminal.note(sayError(result.error));
          return EXIT_USAGE;
        }
        const unlock = await unlockOf(call, terminal);
        const looked: Looked[] = [];
        for (const file of call.arguments) looked.push(await look(session, file, call.options('trust'), unlock));
        const status = Math.max(...looked.map(statusOf));
        if (call.flag('json')) terminal.print(jsonLine(jsonOf(looked, status)));
        else for (const each of looked) await show(each, session, terminal);
        return status;
      },
    ),
};

interface Unlock {
  readonly key: string;
  readonly passphrase: string;
}

/** `--key` names the key of ours that may open an encrypted bundle. */
export async function unlockOf(call: CommandCall, terminal: Terminal): Promise<Unlock | undefined> {
  const key = call.option('key');
  return key === undefined ? undefined : { key, passphrase: await readPassphrase(call, terminal) };
}

async function look(session: Session, file: string, cards: readonly string[], unlock: Unlock | undefined): Promise<Looked> {
  const result = await session.attempt('bundles.verify', {
    file: admit(session, file),
    ...(cards.length > 0 && { trust: cards.map((card) => admit(session, card)) }),
    ...(unlock && { unlock }),
  });
  return result.ok ? { report: result.value as VerificationReport } : { file: basename(file), error: result.error };
}

const statusOf = (looked: Looked): number => ('report' in looked ? EXIT_STATUS[looked.report.verdict] : EXIT_UNREADABLE);

const jsonOf = (looked: readonly Looked[], status: number) => ({
  format: VERIFICATION_FORMAT,
  exitStatus: status,
  reports: looked.flatMap((each) => ('report' in each ? [each.report] : [])),
  unreadable: looked.flatMap((each) => ('report' in each ? [] : [each])),
});

async function show(looked: Looked, session: Session, terminal: Terminal): Promise<void> {
  if ('report' in looked) for (const line of await describeReport(looked.report, session)) terminal.print(line);
  else terminal.note(sayError(looked.error));
}
