import { extname } from 'node:path';
import { arrangements, canBeArranged, COLUMNS, ROWS, TABLE_KINDS } from '#core/conference/table-request';
import type { Input } from '#core/contract/operations';
import { CONFERENCE_FORMATS, type ConferenceFormat } from '#core/contract/operations/conference';
import { LANGUAGES } from '#core/questionnaire/wording';
import type { Command, CommandCall } from '../command';
import { assertFree, assertNoDocumentAsked, keepDocument } from '../keep-document';
import { oneOf } from '../one-of';
import { jsonLine } from '../json-line';
import { dataPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/**
 * A table of what the Conference asks, over the register of a data folder: with `--out` as a file, otherwise as JSON. Only what States have
 * released counts, unless `--internal`; then the file says on every page that it is for internal use.
 */
export const conference: Command = {
  options: {
    'data-dir': { type: 'string' },
    out: { type: 'string' },
    force: { type: 'boolean' },
    format: { type: 'string' },
    language: { type: 'string' },
    rows: { type: 'string' },
    columns: { type: 'string' },
    exercise: { type: 'string' },
    instrument: { type: 'string', multiple: true },
    group: { type: 'string' },
    cluster: { type: 'string' },
    theme: { type: 'string' },
    internal: { type: 'boolean' },
  },
  least: 1,
  most: 1,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const asked = askedBy(call);
    const out = call.option('out');
    const format = out === undefined ? undefined : formatOf(call, out);
    if (out === undefined) assertNoDocumentAsked(call, ['format', 'force']);
    else if (!call.flag('force')) await assertFree(out);
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder, mode: 'read-only', passphrase }, terminal, async (session) => {
      if (out === undefined || format === undefined) {
        terminal.print(jsonLine(await session.call('conference.table', asked)));
        return 0;
      }
      const { file } = await session.call('conference.export', { ...asked, format });
      await keepDocument(file, out, call.flag('force'), session);
      terminal.print(say('cli.sample.written', { path: out }));
      return 0;
    });
  },
};

function askedBy(call: CommandCall): Input<'conference.table'> {
  const kind = oneOf('TABLE', call.arguments[0], TABLE_KINDS);
  const usual = arrangements(kind);
  const rows = oneOf('--rows', call.option('rows') ?? usual.rows[0], ROWS);
  const columns = oneOf('--columns', call.option('columns') ?? usual.columns.find((each) => each !== (rows as string)), COLUMNS);
  if (!canBeArranged({ kind, rows, columns })) {
    const known = usual.rows.flatMap((row) =>
      usual.columns.filter((column) => column !== (row as string)).map((column) => `${row} × ${column}`),
    );
    throw new UsageError('option-unknown', { option: '--rows, --columns', known: known.join(', ') });
  }
  const [group, cluster, theme, exercise] = ['group', 'cluster', 'theme', 'exercise'].map((name) => call.option(name));
  const instruments = call.options('instrument');
  return {
    kind,
    rows,
    columns,
    filter: {
      ...(instruments.length > 0 && { instruments: [...instruments] }),
      ...(group !== undefined && { group }),
      ...(cluster !== undefined && { cluster }),
      ...(theme !== undefined && { theme }),
    },
    ...(exercise !== undefined && { exercise }),
    scope: call.flag('internal') ? 'internal' : 'released',
    language: oneOf('--language', call.option('language') ?? 'en', LANGUAGES),
  };
}

const formatOf = (call: CommandCall, out: string): ConferenceFormat =>
  oneOf('--format', call.option('format') ?? extname(out).slice(1), CONFERENCE_FORMATS);
