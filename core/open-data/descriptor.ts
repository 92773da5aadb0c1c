import type { Punctuation } from '../questionnaire/punctuation';
import { SOURCE_LANGUAGE, type Language } from '../questionnaire/wording';
import type { Say } from '../report/report-speech';
import { OPEN_TABLES, OPEN_TABLE_NAMES, type OpenTableName } from './tables';

/** The file that is made of a table. */
export interface OpenFile {
  readonly path: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

export interface PackageFacts {
  /** ISO date on which it was made. */
  readonly made: string;
  readonly filter: OpenFilter;
  readonly generator: string;
  readonly rows: Readonly<Record<OpenTableName, number>>;
  readonly files: Readonly<Record<OpenTableName, { readonly csv: OpenFile; readonly json: OpenFile }>>;
}

/** Absent: all. */
export interface OpenFilter {
  readonly exercises?: readonly string[];
  readonly instruments?: readonly string[];
}

/** `datapackage.json`: a Frictionless Data Package (version 1), so that its tables are read with their types without us. */
export function dataPackage({ made, filter, generator, rows, files }: PackageFacts): object {
  return {
    profile: 'data-package',
    name: 'omnibus-open-data',
    title:
      'Self-assessments of States under the Conventions against transnational organized crime and corruption: what States have released',
    description: 'See README.txt.',
    version: made,
    created: `${made}T00:00:00Z`,
    generator,
    filter: { exercises: filter.exercises ?? 'all', instruments: filter.instruments ?? 'all' },
    resources: OPEN_TABLE_NAMES.flatMap((name) => {
      const { path, about, columns, key } = OPEN_TABLES[name];
      const { csv, json } = files[name];
      const common = { description: about, rows: rows[name], encoding: 'utf-8' };
      const sums = ({ bytes, sha256 }: OpenFile): object => ({ bytes, hash: `sha256:${sha256}` });
      const fields = columns.map((column) => ({ name: column.name, type: column.type, description: column.about }));
      const schema = { fields, missingValues: [''], ...(OPTIONAL_KEY.has(name) ? {} : { primaryKey: key }) };
      return [
        {
          ...{ profile: 'tabular-data-resource', name: nameOf(path), path: csv.path, format: 'csv', mediatype: 'text/csv' },
          ...{ ...common, ...sums(csv), dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true }, schema },
        },
        { name: `${nameOf(path)}-json`, path: json.path, format: 'json', mediatype: 'application/json', ...common, ...sums(json) },
      ];
    }),
  };
}

/** Where a part of the key may be blank, the format knows no key. */
const OPTIONAL_KEY: ReadonlySet<OpenTableName> = new Set(['cells', 'codebookLineage']);

const nameOf = (path: string): string => path.replaceAll('/', '-');

export const readMeName = (language: Language): string => (language === SOURCE_LANGUAGE ? 'README.txt' : `README-${language}.txt`);

/** For whoever opens the package without any program: plain text, in the language of `say`. */
export function readMe({ made, filter, generator, rows }: PackageFacts, say: Say, { comma, colon }: Punctuation): string {
  const line = (key: string, params?: Readonly<Record<string, string>>): string => say(`openData.readMe.${key}`, params);
  const chosen = (values: readonly string[] | undefined): string => values?.join(comma) ?? line('all');
  // Names and codes as the files have them, in whatever language is spoken of them.
  const codes = (...names: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(names.map((name) => [name.replace('-', '_'), name]));
  const paragraphs = [
    [line('title')],
    [line('made', { day: made, generator, exercises: chosen(filter.exercises), instruments: chosen(filter.instruments) })],
    [line('inIt'), line('what'), line('missing'), line('noScore')],
    [
      line('files'),
      line('twice', { blank: 'null' }),
      ...OPEN_TABLE_NAMES.map((name) => {
        const about = { name: OPEN_TABLES[name].path, rows: String(rows[name]), about: line(`table.${name}`) };
        return `  ${line('row', about)}`;
      }),
      `  datapackage.json${colon}${line('descriptor')}`,
      `  manifest-sha256.txt${colon}${line('sums')}`,
    ],
    [
      line('how'),
      line('join', codes('submission', 'question', 'questionnaire', 'codes', 'code')),
      line('lineage', codes('reworded', 'moved', 'split', 'merged', 'retired', 'new')),
      line('apostrophe'),
      line('absent', codes('not-known', 'not-applicable')),
    ],
  ];
  return paragraphs.map((lines) => `${lines.join('\r\n')}\r\n`).join('\r\n');
}
