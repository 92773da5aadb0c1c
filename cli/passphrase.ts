import { readFile } from 'node:fs/promises';
import type { CommandCall } from './command';
import { say } from './sentences';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

export const PASSPHRASE_VARIABLE = 'OMNIBUS_PASSPHRASE';

/**
 * The passphrase from the first line of a file, else the environment, else asked for: never from an argument, which other
 * users of the machine can see. Throws `UsageError` where there is none and nobody to ask.
 */
export async function readPassphrase(call: CommandCall, terminal: Terminal): Promise<string> {
  const found = await offeredPassphrase(call, terminal);
  const passphrase = found ?? (await terminal.askHidden(say('cli.askPassphrase')));
  if (passphrase === null || passphrase === '') throw new UsageError('no-passphrase', { variable: PASSPHRASE_VARIABLE });
  return passphrase;
}

/** Only what was laid ready; nobody is asked. */
export async function offeredPassphrase(call: CommandCall, terminal: Terminal): Promise<string | undefined> {
  const file = call.option('passphrase-file');
  if (file === undefined) return terminal.environment[PASSPHRASE_VARIABLE];
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError('unreadable-file', { name: file });
  });
  return text.split(/\r?\n/, 1)[0];
}
