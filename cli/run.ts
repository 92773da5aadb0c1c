import { AppError } from '#core/contract/errors';
import { EXIT_USAGE } from '#core/submission/verification';
import { readCall, type Command } from './command';
import { backup } from './commands/backup';
import { call } from './commands/call';
import { compare } from './commands/compare';
import { conference } from './commands/conference';
import { merge } from './commands/merge';
import { receive } from './commands/receive';
import { openData } from './commands/open-data';
import { report } from './commands/report';
import { restore } from './commands/restore';
import { review } from './commands/review';
import { register } from './commands/register';
import { sample } from './commands/sample';
import { trust } from './commands/trust';
import { verify } from './commands/verify';
import { programVersion } from './program-version';
import { say, sayError } from './sentences';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** Foreseen stops other than a verdict on a bundle. */
const EXIT_STOPPED = 1;

export const COMMANDS = {
  verify,
  receive,
  compare,
  conference,
  merge,
  report,
  review,
  backup,
  restore,
  trust,
  call,
  register,
  'open-data': openData,
  sample,
} satisfies Readonly<Record<string, Command>>;
export type CommandName = keyof typeof COMMANDS;

/** Runs one command line and returns the exit status. Never rejects for a foreseen reason. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--version') {
    terminal.print(programVersion());
    return 0;
  }
  if (name === '--help' || name === '-h' || name === 'help') return help(rest[0], terminal);
  try {
    if (name === undefined) throw new UsageError('no-command', { commands: Object.keys(COMMANDS).join(', ') });
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name as CommandName] : undefined;
    if (!command) throw new UsageError('unknown-command', { command: name, commands: Object.keys(COMMANDS).join(', ') });
    const before = rest.slice(0, rest.includes('--') ? rest.indexOf('--') : rest.length);
    if (before.includes('--help') || before.includes('-h')) return help(name, terminal);
    return await command.run(readCall(command, rest), terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.note(say(`cli.usage.${error.problem}`, error.params));
      for (const line of usageOf(name)) terminal.note(line);
      return EXIT_USAGE;
    }
    if (!(error instanceof AppError)) throw error;
    terminal.note(sayError(error));
    return EXIT_STOPPED;
  }
}

/** How this command is called, and where more about it stands. */
function usageOf(name: string | undefined): readonly string[] {
  if (!isCommand(name)) return [say('cli.usage.seeHelp')];
  const [calls = ''] = say(`cli.help.${name}`).split('\n\n');
  return [calls, say('cli.usage.seeHelpOf', { command: name })];
}

const isCommand = (name: string | undefined): name is string => name !== undefined && Object.hasOwn(COMMANDS, name);

function help(command: string | undefined, terminal: Terminal): number {
  const known = isCommand(command);
  terminal.print(say(known ? `cli.help.${command}` : 'cli.help.all'));
  return 0;
}
