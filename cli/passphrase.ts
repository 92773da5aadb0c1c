import { readFile } from 'node:fs/promises';
import { DATA_PASSPHRASE_OPTION, type CommandCall } from './command';
import { say } from './sentences';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

const PASSPHRASE_VARIABLE = 'OMNIBUS_PASSPHRASE';
const DATA_PASSPHRASE_VARIABLE = 'OMNIBUS_DATA_PASSPHRASE';

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
export const offeredPassphrase = (call: CommandCall, terminal: Terminal): Promise<string | undefined> =>
  laidReady(call.option('passphrase-file'), terminal.environment[PASSPHRASE_VARIABLE]);

/** Of a protected data folder; undefined where there is none and nobody to ask. `ask`: whether somebody may be asked. */
export async function dataPassphrase(call: CommandCall, terminal: Terminal, ask = true): Promise<string | undefined> {
  const found = await laidReady(call.option(DATA_PASSPHRASE_OPTION), terminal.environment[DATA_PASSPHRASE_VARIABLE]);
  return found ?? (ask ? ((await terminal.askHidden(say('cli.askDataPassphrase'))) ?? undefined) : undefined);
}

async function laidReady(file: string | undefined, otherwise: string | undefined): Promise<string | undefined> {
  if (file === undefined) return otherwise;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError('unreadable-file', { name: file });
  });
  return text.split(/\r?\n/, 1)[0];
}
