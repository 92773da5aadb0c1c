import { extname } from 'node:path';
import { CHANGES_ONLY } from '#core/comparison/filter';
import { COMPARISON_FORMATS, MOST_IN_A_ROW } from '#core/contract/operations/comparison';
import { LANGUAGES } from '#core/questionnaire/wording';
import { admit } from '../chosen-files';
import type { Command, CommandCall } from '../command';
import { describeComparison } from '../comparison-text';
import { assertFree, assertNoDocumentAsked, keepDocument } from '../keep-document';
import { oneOf } from '../one-of';
import { jsonLine } from '../json-line';
import { stateName } from '../report-text';
import { dataPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession, type Session } from '../session';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

/**
 * Two submissions beside each other, several over time, or one provision across States; with `--out` as a document. Whether they differ is no failure: the
 * exit status is 0 when they could be compared.
 */
export const compare: Command = {
  options: {
    json: { type: 'boolean' },
    all: { type: 'boolean' },
    trend: { type: 'boolean' },
    across: { type: 'string' },
    format: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    internal: { type: 'boolean' },
    'data-dir': { type: 'string' },
  },
  least: 1,
  most: 400,

  run: async (call, terminal) => {
    const out = call.option('out');
    const provision = call.option('across');
    if (provision === undefined) assertARow(call.arguments);
    if (out === undefined) assertNoDocumentAsked(call, ['format', 'language', 'force', 'internal']);
    else if (!call.flag('force')) await assertFree(out);
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder: call.option('data-dir'), mode: 'read-only', passphrase }, terminal, async (session) => {
      const of = call.arguments.map((given) => (DIGEST.test(given) ? { digest: given } : { file: admit(session, given) }));
      if (out !== undefined) return write(of, out, call, session, terminal);
      if (provision !== undefined) {
        const across = await session.call('comparison.across', { of, provision });
        const digests = across.states.map(({ digest }) => digest);
        terminal.print(jsonLine({ ...(await useOf(digests, session)), ...across }));
        return 0;
      }
      if (of.length > 2 || call.flag('trend')) {
        // A table over time is for a window or a document; in a terminal it is read by programs.
        const series = await session.call('comparison.series', { of });
        const digests = series.submissions.map(({ digest }) => digest);
        terminal.print(jsonLine({ ...(await useOf(digests, session)), ...series }));
        return 0;
      }
      const value = await session.call('comparison.compare', { older: of[0]!, newer: of[1]! });
      const use = await useOf([value.comparison.older.digest, value.comparison.newer.digest], session);
      if (call.flag('json')) terminal.print(jsonLine({ ...use, ...value.comparison }));
      else {
        if (use.use) terminal.print(say('document.mark.internal'));
        const state = await stateName(value.comparison.newer.state, session);
        for (const line of describeComparison(value, state, call.flag('all'))) terminal.print(line);
      }
      return 0;
    });
  },
};

/**
 * What is printed is read here, whole. Where it holds what its State has not released, it says so itself: what is printed can be sent on
 * like any file.
 */
async function useOf(digests: readonly string[], session: Session): Promise<{ readonly use?: 'internal' }> {
  const registered = new Set((await session.call('register.list', {})).map(({ digest }) => digest));
  for (const digest of digests.filter((each) => registered.has(each))) {
    const { released, confidential } = await session.call('register.release', { digest });
    if (!released || confidential.length > 0) return { use: 'internal' };
  }
  return {};
}

/** A submission of the register in the data folder, instead of a file. */
const DIGEST = /^[0-9a-f]{128}$/;

/** Of one State: two to twelve. */
function assertARow(submissions: readonly string[]): void {
  if (submissions.length < 2) throw new UsageError('too-few-arguments', { least: 2 });
  const [surplus] = submissions.slice(MOST_IN_A_ROW);
  if (surplus !== undefined) throw new UsageError('too-many-arguments', { argument: surplus });
}

async function write(
  of: readonly ({ readonly digest: string } | { readonly file: string })[],
  out: string,
  call: CommandCall,
  session: Session,
  terminal: Terminal,
): Promise<number> {
  const format = oneOf('--format', call.option('format') ?? extname(out).slice(1), COMPARISON_FORMATS);
  const language = oneOf('--language', call.option('language') ?? 'en', LANGUAGES);
  const provision = call.option('across');
  const internal = call.flag('internal');
  const written =
    provision === undefined
      ? await session.call('comparison.write', {
          of: [...of],
          what: call.flag('trend') ? 'trend' : 'comparison',
          ...(call.flag('all') && { filter: { ...CHANGES_ONLY, kinds: [] } }),
          format,
          language,
          internal,
        })
      : await session.call('comparison.writeAcross', { of: [...of], provision, format, language, internal });
  await keepDocument(written.file, out, call.flag('force'), session);
  terminal.print(say('cli.sample.written', { path: out }));
  return 0;
}
