import type { Option, Question, QuestionKind, Succession, Table, TableColumn, TableRow } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import type { OptionsSource, QuestionSource, TableSource } from './source-shapes';
import type { WordingCollector } from './wording-collector';

/** A question before its conditions are compiled, with the places where question and conditions were written. */
export interface QuestionDraft {
  readonly question: Question;
  readonly place: Place;
  readonly conditions: readonly { readonly raw: unknown; readonly place: Place }[];
  /** ISO date since which it is no longer asked. */
  readonly retired?: string;
}

export interface QuestionHome {
  readonly provision: string;
  readonly block: string;
  /** Local id: `legal-basis.citations` or `means-for-children`. */
  readonly local: string;
  readonly wording: string;
  readonly internal: boolean;
}

/** The structure of one question as written; undefined where it asks for elements and the provision has none. */
export function buildQuestion(
  source: QuestionSource,
  home: QuestionHome,
  elements: readonly Option[],
  place: Place,
  problems: Problems,
): Question | undefined {
  const kind = buildKind(source, elements, place, problems);
  if (!kind) return undefined;
  return {
    id: `${home.provision}/${home.local}`,
    provision: home.provision,
    block: home.block,
    wording: home.wording,
    required: source.required,
    internal: source.internal ?? home.internal,
    ...(source.replaces ? { replaces: source.replaces.map((id) => replacedId(id, home)) } : {}),
    ...kind,
  };
}

/** A question is named as its neighbours are: by its id in the same provision or block, or by its whole id. */
function replacedId(id: string, { provision, block }: QuestionHome): string {
  if (id.includes('/')) return id;
  return `${provision}/${block === 'own' || id.includes('.') ? id : `${block}.${id}`}`;
}

function buildKind(source: QuestionSource, elements: readonly Option[], place: Place, problems: Problems): QuestionKind | undefined {
  switch (source.type) {
    case 'choice':
      return { type: 'choice', options: buildOptions(source.options) };
    case 'choices':
      if (source.options !== 'elements') return { type: 'choices', options: buildOptions(source.options) };
      return elements.length > 0 ? { type: 'choices', options: elements } : undefined;
    case 'text':
      return { type: 'text', lines: source.lines };
    case 'number':
      return {
        type: 'number',
        whole: source.whole,
        ...(source.minimum === undefined ? {} : { minimum: source.minimum }),
        ...(source.maximum === undefined ? {} : { maximum: source.maximum }),
      };
    case 'date':
      return { type: 'date' };
    case 'citations':
      return { type: 'citations', accepts: source.accepts };
    case 'table':
      return { type: 'table', table: buildTable(source.table, within(place, 'table'), problems) };
  }
}

const buildOptions = (options: OptionsSource): readonly Option[] =>
  Object.entries(options).map(([id, option]) =>
    typeof option === 'object' ? { id, ...(option.exclusive ? { exclusive: true } : {}), ...successionOf(option) } : { id },
  );

const successionOf = ({
  retired,
  replaces,
}: {
  readonly retired?: string | undefined;
  readonly replaces?: readonly string[] | undefined;
}): Succession => ({
  ...(retired === undefined ? {} : { retired: true }),
  ...(replaces ? { replaces } : {}),
});

function buildTable(source: TableSource, place: Place, problems: Problems): Table {
  const rows =
    source.rows === 'free'
      ? 'free'
      : Object.entries(source.rows).map(([id, row]): TableRow => {
          const known = source.rows as Record<string, unknown>;
          for (const named of [...(row.totalOf ?? []).flat(), ...(row.partOf === undefined ? [] : [row.partOf])]) {
            if (!Object.hasOwn(known, named))
              problems.add('unknown-row', within(place, 'rows', id), `The table has no row "${named}".`, 'Use the id of one of its rows.');
          }
          return {
            id,
            ...(row.totalOf ? { totalOf: row.totalOf } : {}),
            ...(row.partOf === undefined ? {} : { partOf: row.partOf }),
            ...successionOf(row),
          };
        });
  const columns =
    source.columns === 'years'
      ? 'years'
      : Object.entries(source.columns).map(([id, column]): TableColumn => {
          const needsOptions = column.type === 'choice' || column.type === 'choices';
          if (needsOptions !== (column.options !== undefined)) {
            problems.add(
              'shape',
              within(place, 'columns', id),
              `The column ${id} ${needsOptions ? 'has no options' : 'cannot have options'}.`,
              'A column of type choice or choices has options, no other has.',
            );
          }
          return {
            id,
            type: column.type,
            required: column.required,
            ...(column.options ? { options: buildOptions(column.options) } : {}),
            ...(column.minimum === undefined ? {} : { minimum: column.minimum }),
            ...(column.whole === undefined ? {} : { whole: column.whole }),
            ...successionOf(column),
          };
        });
  return { rows, columns };
}

/** Collects label, hint, options, rows and columns under `question/<wording>/…`. */
export function collectQuestionWording(
  source: QuestionSource,
  wording: string,
  place: Place,
  part: string,
  collector: WordingCollector,
  block?: string,
): void {
  const add = (key: string, text: string | undefined, ...path: (string | number)[]) =>
    collector.add(`question/${wording}/${key}`, text, within(place, ...path), part, block);
  add('label', source.label, 'label');
  add('hint', source.hint, 'hint');
  add('retired', source.retired?.because, 'retired', 'because');
  collector.noteReworded(`question/${wording}`, source.reworded, within(place, 'reworded'));
  if ((source.type === 'choice' || source.type === 'choices') && source.options !== 'elements') {
    for (const [id, option] of Object.entries(source.options)) add(`option/${id}`, labelOf(option), 'options', id);
  }
  if (source.type !== 'table') return;
  const { rows, columns } = source.table;
  if (rows !== 'free') for (const [id, row] of Object.entries(rows)) add(`row/${id}`, row.label, 'table', 'rows', id);
  if (columns === 'years') return;
  for (const [id, column] of Object.entries(columns)) {
    add(`column/${id}`, column.label, 'table', 'columns', id);
    for (const [option, value] of Object.entries(column.options ?? {})) {
      add(`column/${id}/option/${option}`, labelOf(value), 'table', 'columns', id, 'options', option);
    }
  }
}

const labelOf = (option: OptionsSource[string]): string => (typeof option === 'string' ? option : option.label);
