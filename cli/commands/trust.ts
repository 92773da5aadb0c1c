import type { TrustChange, TrustExportCheck } from '#core/contract/operations';
import type { Enrolment } from '#core/register/enrolment';
import { keyObjections } from '#core/register/key-objections';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { keepOutgoing } from '../file-fields';
import { oneOf } from '../one-of';
import { jsonLine } from '../json-line';
import { dataPassphrase } from '../passphrase';
import { plainLine } from '../plain-line';
import { say } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';
import { unlockOf } from './verify';

/** The journal is altered, signed by nobody who counts here, or says otherwise than ours. */
const EXIT_REFUSED = 1;

const ACTIONS = ['list', 'changes', 'export', 'check'] as const;

/** Whose keys count, how that came about, and whether a saved journal is whole. */
export const trust: Command = {
  options: {
    'data-dir': { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string' },
    key: { type: 'string' },
    'passphrase-file': { type: 'string' },
    json: { type: 'boolean' },
  },
  least: 1,
  most: 2,

  run: async (call, terminal) => {
    const [, file] = call.arguments;
    const action = oneOf('trust', call.arguments[0], ACTIONS);
    const dataFolder = call.option('data-dir');
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    if (action === 'check') {
      if (file === undefined) throw new UsageError('too-few-arguments', { least: 2 });
      return withSession({ dataFolder, mode: 'read-only', passphrase }, terminal, (session) => check(session, file, call, terminal));
    }
    if (file !== undefined) throw new UsageError('too-many-arguments', { argument: file });
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    if (action === 'export') return exported(call, terminal, dataFolder);
    return withSession({ dataFolder, mode: 'read-only', passphrase }, terminal, async (session) => {
      const lines = action === 'list' ? await listed(session, call) : await changed(session, call);
      for (const line of lines) terminal.print(line);
      if (lines.length === 0) terminal.note(say('cli.trust.none'));
      return 0;
    });
  },
};

async function listed(session: Session, call: CommandCall): Promise<readonly string[]> {
  const keys = await session.call('cards.list', {});
  const now = new Date().toISOString();
  if (call.flag('json')) return [jsonLine(keys.map((key) => ({ ...key, objections: keyObjections(key, now) })))];
  return keys.map((key) => plainLine(describeKey(key, now)));
}

function describeKey(enrolment: Enrolment, now: string): string {
  const { card, fingerprint, revoked } = enrolment;
  const [objection] = keyObjections(enrolment, now);
  const standing =
    objection === undefined
      ? say('secretariat.cards.inForce')
      : objection === 'revoked' && revoked
        ? say('trust.revokedFrom', { when: revoked.at })
        : say(`trust.standing.${objection}`);
  return `${card.state ?? card.purpose}${card.practice ? ' (practice)' : ''}  ${fingerprint}  ${card.holder}: ${standing}`;
}

async function changed(session: Session, call: CommandCall): Promise<readonly string[]> {
  const changes = await session.call('trust.changes', {});
  if (call.flag('json')) return [jsonLine(changes)];
  return changes.map((change) => plainLine(describeChange(change)));
}

const describeChange = ({ seq, at, state, holder, fingerprint, action, by, note, reason }: TrustChange): string =>
  [`${seq}  ${at}  ${state ?? 'secretariat'}  ${fingerprint}  ${holder}: ${say(`trust.changes.action.${action}`)}`, reason, by, note]
    .filter((part) => part !== undefined && part !== '')
    .join('; ');

async function exported(call: CommandCall, terminal: Terminal, dataFolder: string): Promise<number> {
  const format = oneOf('--format', call.option('format') ?? 'json', ['json', 'csv']);
  const sign = await unlockOf(call, terminal);
  return withSession({ dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) }, terminal, async (session) => {
    const file = await session.call('trust.export', { format, ...(sign && { sign }) });
    terminal.print(jsonLine(await keepOutgoing(file, call.option('out') ?? '.', session)));
    return 0;
  });
}

async function check(session: Session, file: string, call: CommandCall, terminal: Terminal): Promise<number> {
  const found = await session.call('trust.check', { file: admit(session, file) });
  if (call.flag('json')) terminal.print(jsonLine(found));
  else for (const line of describeCheck(found)) terminal.print(line);
  const believed = found.signature === 'valid' || found.signature === 'unsigned';
  return found.whole && believed && found.agreesWithOurs !== 'differs' ? 0 : EXIT_REFUSED;
}

const describeCheck = (found: TrustExportCheck): readonly string[] => [
  say(found.whole ? 'trust.check.whole' : 'trust.check.altered'),
  ...(found.brokenAt === undefined ? [] : [say('trust.check.brokenAt', { line: found.brokenAt })]),
  say('trust.check.about', { lines: found.lines, when: found.exportedAt }),
  say(`trust.check.signature.${found.signature}`),
  say(`trust.check.agrees.${found.agreesWithOurs}`),
];
