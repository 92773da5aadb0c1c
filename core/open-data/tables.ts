import { LANGUAGES, type Language } from '../questionnaire/wording';

/** A number stays a number; null is blank. */
export type OpenCell = string | number | boolean | null;
export type OpenRow = readonly OpenCell[];

export interface OpenColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'date' | 'boolean';
  /** In English, for whoever reads the descriptor. */
  readonly about: string;
}

export interface OpenTable {
  /** Path without its ending. */
  readonly path: string;
  readonly about: string;
  readonly columns: readonly OpenColumn[];
  readonly key: readonly string[];
}

const text = (name: string, about: string): OpenColumn => ({ name, type: 'string', about });
const integer = (name: string, about: string): OpenColumn => ({ name, type: 'integer', about });
const number = (name: string, about: string): OpenColumn => ({ name, type: 'number', about });
const date = (name: string, about: string): OpenColumn => ({ name, type: 'date', about });
const boolean = (name: string, about: string): OpenColumn => ({ name, type: 'boolean', about });
const labels = (about: string): readonly OpenColumn[] =>
  LANGUAGES.map((language: Language) =>
    text(
      `label_${language}`,
      `${about} (${language}); blank where it is not translated, or was asked in words that are only in the bundles`,
    ),
  );

const SUBMISSION = [
  text('submission', 'SHA-512 by which the submission is known; see submissions'),
  text('state', 'ISO 3166-1 alpha-2 code, or EU'),
  text('exercise', 'reporting round; see submissions'),
  integer('revision', 'number of the submission of this State in this round'),
];
const QUESTION = [
  text('instrument', 'code of the treaty; the prefix of provision ids'),
  text('provision', 'paragraph to which the question belongs; see codebook/provisions'),
  text('question', 'id of the question; see codebook/questions'),
];
const ASKED = text(
  'questionnaire',
  'edition of the questionnaire that was asked; what has one edition was asked the same in the same words',
);

export const OPEN_TABLES = {
  submissions: {
    path: 'data/submissions',
    about: 'One row per submission in this package: the latest that each State has released.',
    columns: [
      ...SUBMISSION,
      text('state_name', 'name of the State in English'),
      text('regional_group', 'regional group of the United Nations; blank for others'),
      text('exercise_title', 'title of the reporting round, in the words of the State'),
      text('mechanism', 'untoc-review, uncac-review or self-assessment'),
      text('instruments', 'codes of the treaties covered, separated by |'),
      date('assessment_date', 'the law as it stood on this day'),
      date('sealed', 'day on which the State signed it'),
      text('languages', 'languages of the answers, separated by |, the main one first'),
      ASKED,
      integer('answers', 'number of its answers in this package'),
    ],
    key: ['submission'],
  },
  participation: {
    path: 'data/participation',
    about: 'What each State said of its participation in the treaties, one row per submission and treaty.',
    columns: [
      ...SUBMISSION,
      text('instrument', 'code of the treaty'),
      text('standing', 'party, signatory or none'),
      date('signed', 'day of signature'),
      text('act', 'ratification, acceptance, approval, accession or succession'),
      date('deposited', 'day of deposit'),
      date('in_force', 'day of entry into force for the State'),
    ],
    key: ['submission', 'instrument'],
  },
  provisions: {
    path: 'data/provisions',
    about: 'One row per provision that was asked of a State and is not confidential: how far it was answered. No score.',
    columns: [...SUBMISSION, ...QUESTION.slice(0, 2), text('progress', 'open, begun, needs, complete, not-known or not-applicable')],
    key: ['submission', 'provision'],
  },
  answers: {
    path: 'data/answers',
    about: 'One row per answer. Choices, tables, citations and versions in further languages are in tables of their own, in long form.',
    columns: [
      ...SUBMISSION,
      ...QUESTION,
      text('type', 'status, choice, choices, text, number, date, citations or table'),
      text('standing', 'answered, not-known or not-applicable'),
      text('code', 'of a status or a choice: the option; see codebook/codes'),
      text('value', 'of a text or a date: what was written; of several choices or citations: the codes, separated by |'),
      number('number', 'of a number'),
      text('reason', 'why it is not known or not applicable, where the State says so'),
      text('language', 'language of the words, where the State says so'),
      date('answered', 'day of the answer'),
      text('origin', 'entered, carried-over (from an earlier round), reused (from a twin provision) or merged (from an agency)'),
    ],
    key: ['submission', 'question'],
  },
  choices: {
    path: 'data/choices',
    about: 'One row per option chosen where several may be.',
    columns: [...SUBMISSION, ...QUESTION, text('code', 'the option; see codebook/codes')],
    key: ['submission', 'question', 'code'],
  },
  cells: {
    path: 'data/cells',
    about:
      'Answers that are tables, in long form: one row per filled cell, or per code where a cell holds several. An absent cell is blank, not zero.',
    columns: [
      ...SUBMISSION,
      ...QUESTION,
      text('row', 'id of the row; of rows that States add themselves, their number from 1'),
      text('column', 'id of the column, or the year'),
      text('code', 'of a choice or a citation; `not-available` where the State says so'),
      text('value', 'of a text or a date'),
      number('number', 'of a number'),
    ],
    key: ['submission', 'question', 'row', 'column', 'code'],
  },
  texts: {
    path: 'data/texts',
    about: 'The same text in further languages, where a State gave it.',
    columns: [...SUBMISSION, ...QUESTION, text('language', 'language of this version'), text('value', 'the text')],
    key: ['submission', 'question', 'language'],
  },
  citations: {
    path: 'data/citations',
    about: 'Which answer cites which source.',
    columns: [...SUBMISSION, ...QUESTION, text('source', 'see data/sources')],
    key: ['submission', 'question', 'source'],
  },
  sources: {
    path: 'data/sources',
    about: 'Laws, cases, statistics and other sources that the answers in this package cite. Files are not in the package.',
    columns: [
      ...SUBMISSION,
      text('source', 'id within the submission'),
      text('kind', 'law, case, statistic, link, file, agreement or authority'),
      text('title', 'title'),
      text('reference', 'article, section or number'),
      text('stage', 'in-force, adopted, bill or repealed'),
      date('adopted', 'day of adoption'),
      date('in_force', 'day of entry into force'),
      date('date', 'day of a decision or a figure'),
      text('court', 'court or body'),
      text('outcome', 'outcome'),
      text('link', 'address'),
      text('language', 'language of the source'),
      text('summary', 'summary'),
    ],
    key: ['submission', 'source'],
  },
  codebookProvisions: {
    path: 'codebook/provisions',
    about: 'Every provision that was asked, by edition of the questionnaire.',
    columns: [
      ASKED,
      text('instrument', 'code of the treaty'),
      text('article', 'article'),
      text('provision', 'id'),
      text('obligation', 'mandatory, consider, optional, facilitative or final'),
      boolean('assessable', 'whether it is answered with a status'),
      text('cluster', 'group of provisions'),
      text('themes', 'themes, separated by |'),
      ...labels('what it is about'),
    ],
    key: ['questionnaire', 'provision'],
  },
  codebookQuestions: {
    path: 'codebook/questions',
    about: 'Every question that was asked and may leave a State, by edition of the questionnaire.',
    columns: [
      ASKED,
      text('instrument', 'code of the treaty'),
      text('provision', 'provision that asks it'),
      text('question', 'id'),
      text('block', 'part of the form'),
      text('type', 'status, choice, choices, text, number, date, citations or table'),
      boolean('required', 'whether it counts towards completeness while it is asked'),
      text('codes', 'list of codes in codebook/codes; blank where it has none'),
      ...labels('the question'),
    ],
    key: ['questionnaire', 'question'],
  },
  codebookCodes: {
    path: 'codebook/codes',
    about: 'Options of choices and scales, rows and columns of tables, by list and version of the questionnaire.',
    columns: [
      ASKED,
      text('codes', 'name of the list; see codebook/questions'),
      text('place', 'option, row, column, or the id of the column whose option it is'),
      text('code', 'as it stands in the data'),
      text('type', 'of a column: the type of its cells'),
      boolean('retired', 'offered no longer'),
      text('replaces', 'codes whose place it takes, separated by |'),
      ...labels('meaning'),
    ],
    key: ['questionnaire', 'codes', 'place', 'code'],
  },
  codebookLineage: {
    path: 'codebook/lineage',
    about:
      'What became of questions from one edition of the questionnaire to the next: one row per pair. What is not listed keeps its id and says the same.',
    columns: [
      ASKED,
      text('earlier', 'the edition before it in this package; blank where what it replaces was asked in none of them'),
      text('kind', 'question or provision'),
      text('id', 'id in this edition; blank where it is retired'),
      text('replaces', 'id in the earlier edition; blank where it is new'),
      text(
        'became',
        'reworded (the same id says something else in English, also where nothing else differs), moved, split (several take the place of one), merged (one takes the place of several), retired or new',
      ),
    ],
    key: ['questionnaire', 'earlier', 'kind', 'id', 'replaces'],
  },
} as const satisfies Readonly<Record<string, OpenTable>>;

export type OpenTableName = keyof typeof OPEN_TABLES;
export const OPEN_TABLE_NAMES = Object.keys(OPEN_TABLES) as readonly OpenTableName[];

/** Takes the rows of every table as they come. */
export type AddRow = (table: OpenTableName, row: OpenRow) => void;
