import type { Question, Questionnaire, Succession } from '../questionnaire/definition';
import { LANGUAGES, type Language } from '../questionnaire/wording';
import { isInternal } from '../submission/submitted-content';
import type { AddRow, OpenCell } from './tables';

/** The text of a key in a language; undefined where there is none. */
export type LabelOf = (key: string, language: Language) => string | undefined;

/** What an edition of the questionnaire asks, and what its codes mean. `name`: of the edition. `instruments`: only of these; absent: all. */
export function codebookRows(
  name: string,
  questionnaire: Questionnaire,
  labelOf: LabelOf,
  instruments: readonly string[] | undefined,
  add: AddRow,
): void {
  const { provisions, questions, scales } = questionnaire;
  const labels = (key: string): readonly OpenCell[] => LANGUAGES.map((language) => labelOf(key, language) ?? null);
  const wanted = (instrument: string): boolean => instruments?.includes(instrument) ?? true;
  const instrumentOf = new Map(provisions.map(({ id, instrument }) => [id, instrument]));
  const named = new Set<string>();
  const code = (
    list: string,
    place: string,
    id: string,
    key: string,
    { retired, replaces }: Succession = {},
    type: string | null = null,
  ): void => add('codebookCodes', [name, list, place, id, type, retired ?? false, replaces?.join('|') || null, ...labels(key)]);

  for (const { id, instrument, article, obligation, assessable, cluster, themes } of provisions) {
    if (!wanted(instrument)) continue;
    add('codebookProvisions', [
      ...[name, instrument, article, id, obligation, assessable, cluster, themes.join('|') || null],
      ...labels(`provision/${id}/subject`),
    ]);
  }
  const asked = questions.filter((question) => wanted(instrumentOf.get(question.provision) ?? '') && !isInternal(question, questionnaire));
  for (const question of asked) {
    const { id, provision, block, type, required, wording } = question;
    const list = listOf(question);
    add('codebookQuestions', [
      ...[name, instrumentOf.get(provision) ?? '', provision, id, block, type, required, list],
      ...labels(`question/${wording}/label`),
    ]);
    if (list === null || named.has(list)) continue;
    named.add(list);
    if (question.type === 'status')
      for (const { id: value, retired } of scales.find((scale) => scale.id === question.scale)?.values ?? [])
        code(list, 'option', value, `scale/${question.scale}/${value}`, { ...(retired && { retired }) });
    if (question.type === 'choice' || question.type === 'choices')
      for (const option of question.options) code(list, 'option', option.id, `question/${wording}/option/${option.id}`, option);
    if (question.type !== 'table') continue;
    const { rows, columns } = question.table;
    if (rows !== 'free') for (const row of rows) code(list, 'row', row.id, `question/${wording}/row/${row.id}`, row);
    if (columns === 'years') continue;
    for (const column of columns) {
      code(list, 'column', column.id, `question/${wording}/column/${column.id}`, column, column.type);
      for (const option of column.options ?? [])
        code(list, column.id, option.id, `question/${wording}/column/${column.id}/option/${option.id}`, option);
    }
  }
}

/** Questions that are worded alike share their codes. */
function listOf(question: Question): string | null {
  if (question.type === 'status') return `scale/${question.scale}`;
  return question.type === 'choice' || question.type === 'choices' || question.type === 'table' ? `question/${question.wording}` : null;
}
