import { extname } from 'node:path';
import { CHANGES_ONLY } from '#core/comparison/filter';
import { COMPARISON_FORMATS } from '#core/contract/operations/comparison';
import { LANGUAGES } from '#core/questionnaire/wording';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { describeComparison } from '../comparison-text';
import { assertFree, keepDocument } from '../keep-document';
import { stateName } from '../report-text';
import { dataPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/**
 * Two submissions beside each other, or several over time; with `--out` as a document. Whether they differ is no failure: the
 * exit status is 0 when they could be compared.
 */
export const compare: Command = {
  options: {
    json: { type: 'boolean' },
    all: { type: 'boolean' },
    trend: { type: 'boolean' },
    format: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    'data-dir': { type: 'string' },
  },
  least: 2,
  most: 12,

  run: async (call, terminal) => {
    const out = call.option('out');
    if (out !== undefined && !call.flag('force')) await assertFree(out);
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder: call.option('data-dir'), mode: 'read-only', passphrase }, terminal, async (session) => {
      const of = call.arguments.map((given) => (DIGEST.test(given) ? { digest: given } : { file: admit(session, given) }));
      if (out !== undefined) return write(of, out, call, session, terminal);
      if (of.length > 2 || call.flag('trend')) {
        // A table over time is for a window or a document; in a terminal it is read by programs.
        terminal.print(JSON.stringify(await session.call('comparison.series', { of })));
        return 0;
      }
      const value = await session.call('comparison.compare', { older: of[0]!, newer: of[1]! });
      if (call.flag('json')) terminal.print(JSON.stringify(value.comparison));
      else {
        const state = await stateName(value.comparison.newer.state, session);
        for (const line of describeComparison(value, state, call.flag('all'))) terminal.print(line);
      }
      return 0;
    });
  },
};

/** A submission of the register in the data folder, instead of a file. */
const DIGEST = /^[0-9a-f]{128}$/;

async function write(
  of: readonly ({ readonly digest: string } | { readonly file: string })[],
  out: string,
  call: CommandCall,
  session: Session,
  terminal: Terminal,
): Promise<number> {
  const one = <T extends string>(option: string, given: string, known: readonly T[]): T => {
    const found = known.find((each) => each === given);
    if (found === undefined) throw new UsageError('option-unknown', { option: `--${option}`, known: known.join(', ') });
    return found;
  };
  const written = await session.call('comparison.write', {
    of: [...of],
    what: call.flag('trend') ? 'trend' : 'comparison',
    ...(call.flag('all') && { filter: { ...CHANGES_ONLY, kinds: [] } }),
    format: one('format', call.option('format') ?? extname(out).slice(1), COMPARISON_FORMATS),
    language: one('language', call.option('language') ?? 'en', LANGUAGES),
  });
  await keepDocument(written.file, out, call.flag('force'), session);
  terminal.print(say('cli.sample.written', { path: out }));
  return 0;
}
