import type { Input, IntakeRow } from '#core/contract/operations';
import { punctuationOf } from '#core/questionnaire/punctuation';
import { intakeCounts, verdictCounts } from '#core/register/intake';
import { csvLines } from '../history/csv-lines';
import { directionOf } from '../report/direction';
import { escapeHtml } from '../report/html/escape';
import { intakeRows } from './intake-detail';
import type { RecordedRun } from './run-journal';

/** The record of a run for the files of the secretariat. */
export const PROTOCOL_FORMAT = 'omnibus-intake-protocol/1';

type Request = Required<Omit<Input<'intake.protocol'>, 'run'>>;

export interface ProtocolOptions extends Request {
  readonly version: string;
  /** ISO instant. */
  readonly at: string;
  /** In the language of the protocol. */
  readonly stateName: (code: string) => string;
}

/** `json`: everything, with the chained lines as they were written; `csv` and `html`: one row a file, in words. */
export function protocolOf(recorded: RecordedRun, options: ProtocolOptions): { readonly name: string; readonly bytes: Uint8Array } {
  const { format } = options;
  const text =
    format === 'json' ? asJson(recorded, options) : format === 'csv' ? csvLines(tableOf(recorded, options)) : asHtml(recorded, options);
  return { name: `intake-${recorded.run.begunAt.slice(0, 19).replace(/[^0-9]/g, '')}.${format}`, bytes: Buffer.from(text, 'utf8') };
}

function asJson({ run, text, head }: RecordedRun, { version, at }: ProtocolOptions): string {
  const { id, kind, state, begunAt, lastAt } = run;
  const about = { id, kind, state, begunAt, lastAt, counts: intakeCounts(run), verdicts: verdictCounts(run) };
  const files = intakeRows(run).map((row) => ({ ...row, report: run.results.get(row.file)?.report }));
  const made = { format: PROTOCOL_FORMAT, made: at, generator: { name: 'Omnibus', version } };
  return `${JSON.stringify({ ...made, run: about, files, journal: text, head }, null, 1)}\n`;
}

const COLUMNS = [
  'file', 'name', 'bytes', 'outcome', 'verdict', 'state', 'exercise', 'instruments', 'number', 'findings', 'digest', 'sha512',
] as const; // prettier-ignore

const wordsOf =
  ({ labels }: ProtocolOptions) =>
  (key: string): string =>
    Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;

function tableOf({ run }: RecordedRun, options: ProtocolOptions): readonly (readonly string[])[] {
  const say = wordsOf(options);
  const rows = intakeRows(run).map((row) => COLUMNS.map((column) => cellOf(row, column, options)));
  return [COLUMNS.map((column) => say(`intake.column.${column}`)), ...rows];
}

function cellOf(row: IntakeRow, column: (typeof COLUMNS)[number], options: ProtocolOptions): string {
  const say = wordsOf(options);
  switch (column) {
    case 'file':
    case 'bytes':
      return String(row[column]);
    case 'outcome':
      return say(`intake.outcome.${row.outcome ?? 'undecided'}`);
    case 'verdict':
      return row.verdict ? say(`verdict.${row.verdict}.short`) : '';
    case 'state':
      return row.state ? options.stateName(row.state) : '';
    case 'instruments':
      return row.instruments?.join(' ') ?? '';
    case 'number':
      return row.number === undefined ? '' : String(row.number);
    case 'findings':
      return row.problem ? say(`error.${row.problem.code}`) : row.codes.map((code) => say(`verification.${code}`)).join(' ');
    default:
      return row[column] ?? '';
  }
}

const STYLE =
  'body{font:11pt/1.4 system-ui,sans-serif;margin:2em;color:#111}table{border-collapse:collapse;font-size:9pt}' +
  'th,td{border:1px solid #767676;padding:.2em .5em;text-align:start;vertical-align:top}thead{display:table-header-group}' +
  'td{overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .4em;overflow-wrap:anywhere}.sum{font-family:monospace}@page{size:A4 landscape;margin:12mm}';

function asHtml(recorded: RecordedRun, options: ProtocolOptions): string {
  const { run, head } = recorded;
  const { language, at, version } = options;
  const say = wordsOf(options);
  const numbers = new Intl.NumberFormat(language);
  const counts = intakeCounts(run);
  const fact = (name: string, value: string): string => `<dt>${escapeHtml(name)}</dt><dd><bdi>${escapeHtml(value)}</bdi></dd>`;
  const facts = [
    fact(say('intake.run'), run.id),
    fact(say('intake.begun'), run.begunAt),
    fact(say('intake.last'), run.lastAt),
    fact(say('intake.stateHeading'), say(`intake.states.${run.state}`)),
    fact(say('intake.files'), numbers.format(counts.files)),
    ...(['received', 'duplicate', 'refused', 'failed', 'undecided'] as const).map((outcome) =>
      fact(say(`intake.outcome.${outcome}`), numbers.format(counts[outcome])),
    ),
    ...Object.entries(verdictCounts(run)).map(([verdict, count]) => fact(say(`verdict.${verdict}.short`), numbers.format(count))),
  ];
  const [columns = [], ...rows] = tableOf(recorded, options);
  const long = new Set([COLUMNS.indexOf('digest'), COLUMNS.indexOf('sha512')]);
  const cells = (row: readonly string[]): string =>
    row.map((text, at) => `<td${long.has(at) ? ' class="sum"' : ''}><bdi>${escapeHtml(text)}</bdi></td>`).join('');
  const title = escapeHtml(say('intake.protocol'));
  return [
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}"><head><meta charset="utf-8"><title>${title}</title>`,
    `<style>${STYLE}</style></head><body><h1>${title}</h1><dl>${facts.join('')}</dl><table><thead><tr>`,
    `${columns.map((column) => `<th scope="col">${escapeHtml(column)}</th>`).join('')}</tr></thead><tbody>`,
    `${rows.map((row) => `<tr>${cells(row)}</tr>`).join('\n')}</tbody></table>`,
    `<dl>${fact(say('intake.head'), head)}${fact(say('intake.made'), `${at}${punctuationOf(language).comma}Omnibus ${version}`)}</dl></body></html>\n`,
  ].join('');
}
