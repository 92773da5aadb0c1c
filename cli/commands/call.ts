import { readFile } from 'node:fs/promises';
import { AppError } from '#core/contract/errors';
import { operations, type OperationName } from '#core/contract/operations';
import { failure, success, type Result } from '#core/contract/result';
import { unambiguousJson } from '#core/submission/unambiguous-json';
import type { Command } from '../command';
import { inputWithHandles, keepOutgoing } from '../file-fields';
import { jsonLine } from '../json-line';
import { dataPassphrase, offeredPassphrase } from '../passphrase';
import { sayError } from '../sentences';
import { withSession } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/** Operations that change nothing: they also work while a window has the data folder open. */
const READING: ReadonlySet<OperationName> = new Set<OperationName>([
  'app.describe',
  'preferences.read',
  'content.questionnaire',
  'content.wording',
  'content.states',
  'textPacks.list',
  'textPacks.text',
  'assessments.list',
  'assessments.open',
  'assessments.changesSince',
  'findings.list',
  'agencies.list',
  'history.list',
  'history.overview',
  'keys.list',
  'keys.problems',
  'cards.inspect',
  'cards.list',
  'register.list',
  'register.read',
  'bundles.verify',
  'signatures.read',
  'submissions.changes',
  'comparison.compare',
  'reviews.list',
  'reviews.read',
  'reviews.inspect',
  'reviews.submission',
  'reviews.document',
  'carryOver.asked',
  'versions.preview',
  'reports.write',
  'backup.state',
  'protection.state',
  'redaction.choices',
  'redaction.preview',
]);

/** One operation of the contract: its `Result` as JSON on standard output, 0 where it succeeded and 1 where it stopped. */
export const call: Command = {
  options: {
    'data-dir': { type: 'string' },
    input: { type: 'string' },
    out: { type: 'string' },
    'passphrase-file': { type: 'string' },
  },
  least: 1,
  most: 1,

  run: async (given, terminal) => {
    const name = given.arguments[0] ?? '';
    if (!Object.hasOwn(operations, name)) throw new UsageError('unknown-operation', { operation: name });
    const dataFolder = given.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const passphrase = await offeredPassphrase(given, terminal);
    const input = withPassphrase(await readInput(given.option('input') ?? '{}', terminal), name as OperationName, passphrase);
    const mode = READING.has(name as OperationName) ? 'read-only' : 'own';
    const result = await withSession(
      { dataFolder, mode, orNew: true, passphrase: () => dataPassphrase(given, terminal, !name.startsWith('protection.')) },
      terminal,
      async (session): Promise<Result<unknown>> => {
        const outcome = await session.attempt(name, inputWithHandles(input, session));
        return outcome.ok ? success(await keepOutgoing(outcome.value, given.option('out') ?? '.', session)) : outcome;
      },
    ).catch((error: unknown) => {
      if (error instanceof AppError) return failure({ code: error.code, params: error.params });
      throw error;
    });
    terminal.print(jsonLine(result));
    if (!result.ok) terminal.note(sayError(result.error));
    return result.ok ? 0 : 1;
  },
};

/** JSON itself, `@FILE`, or `-` for standard input. */
async function readInput(given: string, terminal: Terminal): Promise<unknown> {
  const text = given === '-' ? await terminal.readInput() : given.startsWith('@') ? await readText(given.slice(1)) : given;
  const input = unambiguousJson(text);
  if (input === undefined) throw new UsageError('input-not-json');
  return input;
}

const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError('unreadable-file', { name: path });
  });

/** A passphrase that was laid ready goes where the operation wants one and the input has none. */
function withPassphrase(input: unknown, name: OperationName, passphrase: string | undefined): unknown {
  if (passphrase === undefined || typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const unlock = 'unlock' in input ? input.unlock : undefined;
  if (typeof unlock === 'object' && unlock !== null && !('passphrase' in unlock)) return { ...input, unlock: { ...unlock, passphrase } };
  return Object.hasOwn(operations[name].input.shape, 'passphrase') && !('passphrase' in input) ? { ...input, passphrase } : input;
}
