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
const OPTIONAL_KEY: ReadonlySet<OpenTableName> = new Set(['cells']);

const nameOf = (path: string): string => path.replaceAll('/', '-');

/** For whoever opens the package without any program. Plain text, English. */
export function readMe({ made, filter, generator, rows }: PackageFacts): string {
  const chosen = (values: readonly string[] | undefined): string => values?.join(', ') ?? 'all';
  const lines = [
    'OPEN DATA: SELF-ASSESSMENTS OF STATES',
    '',
    `Made on ${made} by ${generator}.`,
    `Reporting rounds: ${chosen(filter.exercises)}. Treaties: ${chosen(filter.instruments)}.`,
    '',
    'WHAT IS IN IT',
    'What States themselves have answered under the Convention against Transnational Organized Crime, its Protocols and the Convention',
    'against Corruption. Only the latest submission of a State in a round, only where the State has released it, and without the',
    'provisions that the State has marked as confidential: these are not listed at all. Practice submissions are never in it.',
    'A State that is missing may not have submitted, or may not have released its submission: nothing follows from its absence.',
    'Answers are what each State says of itself. Nothing here is a score, a ranking or a finding of the United Nations.',
    '',
    'FILES',
    'Each table is there twice with the same rows: as CSV (RFC 4180, UTF-8 without byte order mark, first line: column names) and as JSON',
    '(an array of objects; numbers are numbers, blank is null).',
    ...OPEN_TABLE_NAMES.map((name) => `  ${OPEN_TABLES[name].path}  (${String(rows[name])} rows)  ${OPEN_TABLES[name].about}`),
    '  datapackage.json  describes all of them as a Frictionless Data Package (version 1): columns, types, keys, sums.',
    '  manifest-sha256.txt  sums of all files; check with: sha256sum --check manifest-sha256.txt',
    '',
    'HOW TO READ IT',
    'Join the tables by submission and question; join the codebook by questionnaire (of data/submissions) and question, or by',
    'questionnaire, codes and code. Codes and ids are the same in all languages; labels are in Arabic, Chinese, English, French, Russian and',
    'Spanish. codebook/lineage says which questions of earlier versions a question takes the place of.',
    'In CSV a text that a spreadsheet program could take for a formula begins with an apostrophe; in JSON it stands as it was written.',
    'A question that is not in data/answers was not answered, was not asked of this State, or is confidential: data/provisions lists the',
    'provisions that were asked. not-known and not-applicable are answers. An absent cell of a table is blank, which is not zero.',
    '',
  ];
  return lines.join('\r\n');
}
