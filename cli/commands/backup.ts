import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { copyBeside } from '../file-fields';
import type { Command } from '../command';
import { jsonLine } from '../json-line';
import { dataPassphrase, offeredPassphrase, readPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/** Everything of a data folder in one file. With recipients a passphrase may be left out. */
export const backup: Command = {
  options: {
    'data-dir': { type: 'string' },
    out: { type: 'string' },
    recipient: { type: 'string', multiple: true },
    'passphrase-file': { type: 'string' },
    json: { type: 'boolean' },
  },
  least: 0,
  most: 0,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const recipients = [...call.options('recipient')];
    const passphrase = recipients.length > 0 ? await offeredPassphrase(call, terminal) : await readPassphrase(call, terminal);
    return withSession({ dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) }, terminal, async (session) => {
      const made = await session.call('backup.make', { ...(passphrase === undefined ? {} : { passphrase }), encryptFor: [], recipients });
      const { path, name } = session.files.claim(made.file);
      const kept = await copyBeside(path, call.option('out') ?? '.', name);
      await rm(dirname(path), { recursive: true, force: true });
      const { made: at, bytes, sha512, files, leftOut } = made;
      await session.call('backup.note', { made: at, bytes, sha512 });
      if (call.flag('json')) terminal.print(jsonLine({ file: kept, made: at, bytes, sha512, files, leftOut }));
      else terminal.print(say('cli.backup.made', { file: kept, files, bytes, sha512 }));
      return 0;
    });
  },
};
