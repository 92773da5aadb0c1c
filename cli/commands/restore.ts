import { readFile } from 'node:fs/promises';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { jsonLine } from '../json-line';
import { dataPassphrase, readPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** Puts a backup in the place of everything in a data folder, which is kept aside; or only looks whether it is whole. */
export const restore: Command = {
  options: {
    'data-dir': { type: 'string' },
    'identity-file': { type: 'string' },
    'passphrase-file': { type: 'string' },
    check: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  least: 1,
  most: 1,

  run: async (call, terminal) => {
    const check = call.flag('check');
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined && !check) throw new UsageError('no-data-folder');
    const unlock = await unlockOf(call, terminal);
    return withSession(
      { dataFolder: check ? undefined : dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) },
      terminal,
      async (session) => {
        const file = admit(session, call.arguments[0] ?? '');
        const opened = await session.call('backup.open', { file, unlock });
        const { aside } = check ? { aside: null } : await session.call('backup.restore', { staged: opened.staged });
        const { name, made, files, sha512 } = opened;
        if (call.flag('json')) terminal.print(jsonLine({ ...opened, staged: undefined, restored: !check, aside }));
        else terminal.print(say(check ? 'cli.restore.whole' : 'cli.restore.restored', { name, made, files, sha512, aside: aside ?? '–' }));
        return 0;
      },
    );
  },
};

/** An age identity where a file with one is named; otherwise the passphrase. */
async function unlockOf(call: CommandCall, terminal: Terminal): Promise<{ readonly identity: string } | { readonly passphrase: string }> {
  const name = call.option('identity-file');
  if (name === undefined) return { passphrase: await readPassphrase(call, terminal) };
  const text = await readFile(name, 'utf8').catch(() => {
    throw new UsageError('unreadable-file', { name });
  });
  const identity = text.split(/\r?\n/).find((line) => line.startsWith('AGE-SECRET-KEY-1'));
  if (identity === undefined) throw new UsageError('unreadable-file', { name });
  return { identity: identity.trim() };
}
