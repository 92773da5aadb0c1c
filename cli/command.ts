import { parseArgs, type ParseArgsConfig } from 'node:util';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/** One word after `omnibus`. Its help is `cli.help.<name>` in the interface strings. */
export interface Command {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments it takes besides options. */
  readonly least: number;
  readonly most: number;
  run(call: CommandCall, terminal: Terminal): Promise<number>;
}

export interface CommandCall {
  readonly arguments: readonly string[];
  /** The value of an option that takes one. */
  option(name: string): string | undefined;
  /** Every value of an option that may stand several times. */
  options(name: string): readonly string[];
  flag(name: string): boolean;
}

/** What opens a protected data folder: every command that opens one takes it. */
export const DATA_PASSPHRASE_OPTION = 'data-passphrase-file';

/** Reads the arguments of a command. Throws `UsageError` for anything it does not know. */
export function readCall(command: Command, args: readonly string[]): CommandCall {
  const { values, positionals } = parse(command, args);
  if (positionals.length < command.least) throw new UsageError('too-few-arguments', { least: command.least });
  if (positionals.length > command.most) throw new UsageError('too-many-arguments', { argument: positionals[command.most] ?? '' });
  return {
    arguments: positionals,
    option: (name) => (typeof values[name] === 'string' ? values[name] : undefined),
    options: (name) => (Array.isArray(values[name]) ? values[name].filter((value) => typeof value === 'string') : []),
    flag: (name) => values[name] === true,
  };
}

function parse(
  { options: own }: Command,
  args: readonly string[],
): { readonly values: Readonly<Record<string, unknown>>; readonly positionals: readonly string[] } {
  const options = Object.hasOwn(own, 'data-dir') ? { ...own, [DATA_PASSPHRASE_OPTION]: { type: 'string' as const } } : own;
  try {
    return parseArgs({
      args: withValues(options, args),
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    throw new UsageError('wrong-option', { problem: error instanceof Error ? (error.message.split('. ')[0] ?? '') : '' });
  }
}

/**
 * Values joined to their options (`--key=-x…`), because the id of a key may begin with a dash, which would be read as an
 * option. What is an option of this command stays one: a value that was left out is still noticed.
 */
function withValues(options: Command['options'], args: readonly string[]): string[] {
  const takesValue = (arg: string): boolean => arg.startsWith('--') && options[arg.slice(2)]?.type === 'string';
  const isOption = (arg: string): boolean => arg.startsWith('--') && Object.hasOwn(options, arg.slice(2));
  const joined: string[] = [];
  for (let place = 0; place < args.length; place += 1) {
    const [arg = '', next] = [args[place], args[place + 1]];
    if (arg === '--') return [...joined, ...args.slice(place)];
    if (takesValue(arg) && next?.startsWith('-') && !isOption(next)) {
      joined.push(`${arg}=${next}`);
      place += 1;
    } else joined.push(arg);
  }
  return joined;
}
