import type { Condition, StatusKind } from '#core/questionnaire/condition';
import type { Provision, Question, Questionnaire, Scale, Table } from '#core/questionnaire/definition';

/** Texts of SurveyJS by language. */
export type Texts = Readonly<Record<string, string>>;
/** Looks a key of our wording up in every language. */
export type TextsOf = (key: string) => Texts;

/**
 * Our questionnaire as a form of SurveyJS, packed as ours is: a question that many provisions ask stands once. `@` in it is
 * the name of its page.
 */
export interface PackedForm {
  readonly elements: readonly object[];
  readonly pages: readonly { readonly title: Texts; readonly elements: readonly number[] }[];
  /** Answers that are there already, by name of the question. */
  readonly data: Readonly<Record<string, string>>;
}

/** `answers`: by question id of ours. */
export function packForm(
  questionnaire: Questionnaire,
  first: string,
  texts: TextsOf,
  answers: Readonly<Record<string, string>>,
): PackedForm {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const numbers = new Map<string, number>();
  const elements: object[] = [];
  const numberOf = (element: object): number => {
    const key = JSON.stringify(element);
    const known = numbers.get(key) ?? elements.push(element) - 1;
    numbers.set(key, known);
    return known;
  };
  const data: Record<string, string> = {};
  const pages = pagesOf(questionnaire, first).map((provision, page) => ({
    title: texts(`provision/${provision.id}/subject`),
    elements: provision.questions.map((id) => {
      if (answers[id] !== undefined) data[nameIn(pageName(page), localId(id))] = answers[id];
      return numberOf(elementOf(questions.get(id)!, provision, questionnaire.scales, texts));
    }),
  }));
  return { elements, pages, data };
}

/**
 * The provisions that ask anything: one page each. Those of `first`, an article, come first, so that they are there too when
 * only a part of the form is shown.
 */
export function pagesOf({ provisions }: Questionnaire, first: string): readonly Provision[] {
  const asking = provisions.filter(({ questions }) => questions.length > 0);
  return [...asking.filter(({ article }) => article === first), ...asking.filter(({ article }) => article !== first)];
}

/** What SurveyJS takes; of the first `most` questions, in whole pages. */
export function unpackForm(form: PackedForm, most: number): { readonly definition: object; readonly data: object } {
  const shapes = form.elements.map((element) => JSON.stringify(element));
  let questions = 0;
  const pages = form.pages.flatMap(({ title, elements }, page) => {
    questions += elements.length;
    if (questions > most) return [];
    const name = pageName(page);
    return [{ name, title, elements: elements.map((number) => JSON.parse(shapes[number]!.replaceAll('@', name)) as object) }];
  });
  // As ours: what is typed counts at once, and a page may be left before it is complete.
  return { definition: { showTOC: true, textUpdateMode: 'onTyping', checkErrorsMode: 'onComplete', pages }, data: form.data };
}

export const pageName = (page: number): string => `page${page}`;
const localId = (id: string): string => id.slice(id.indexOf('/') + 1);
export const nameIn = (page: string, local: string): string => `${page}_${local.replace(/[^a-z0-9]/gi, '_')}`;

function elementOf(question: Question, { id: provision, elements }: Provision, scales: readonly Scale[], texts: TextsOf): object {
  const name = nameIn('@', localId(question.id));
  const visibleIf = question.when && expressionOf(question.when, provision, scales);
  const title = texts(`question/${question.wording}/label`);
  const named = { name, title, isRequired: question.required, ...(visibleIf && { visibleIf }) };
  const choices = (options: readonly { readonly id: string }[], prefix: string) =>
    options.map(({ id }) => ({
      value: id,
      text: texts(elements.includes(id) ? `provision/${provision}/element/${id}` : `${prefix}/${id}`),
    }));
  switch (question.type) {
    case 'status': {
      const values = scales.find(({ id }) => id === question.scale)?.values ?? [];
      return { ...named, type: 'radiogroup', choices: choices(values, `scale/${question.scale}`) };
    }
    case 'choice':
      return { ...named, type: 'radiogroup', choices: choices(question.options, `question/${question.wording}/option`) };
    case 'choices':
      return { ...named, type: 'checkbox', choices: choices(question.options, `question/${question.wording}/option`) };
    case 'text':
      return { ...named, type: question.lines === 'many' ? 'comment' : 'text' };
    case 'number':
    case 'date':
      return { ...named, type: 'text', inputType: question.type };
    case 'citations':
      return { ...named, type: 'matrixdynamic', rowCount: 0, columns: [{ name: 'title', cellType: 'text' }] };
    case 'table':
      return { ...named, ...tableOf(question.table, question.wording, texts) };
  }
}

function tableOf({ rows, columns }: Table, wording: string, texts: TextsOf): object {
  const named =
    columns === 'years'
      ? [2023, 2024, 2025].map((year) => ({ name: String(year), cellType: 'text' }))
      : columns.map(({ id }) => ({ name: id, title: texts(`question/${wording}/column/${id}`), cellType: 'text' }));
  if (rows === 'free') return { type: 'matrixdynamic', rowCount: 0, columns: named };
  const given = rows.map(({ id }) => ({ value: id, text: texts(`question/${wording}/row/${id}`) }));
  return { type: 'matrixdropdown', rows: given, columns: named };
}

/** The condition where it looks at this provision alone; what looks elsewhere, or at the assessment, is taken to hold. */
function expressionOf(condition: Condition, provision: string, scales: readonly Scale[]): string {
  const inner = (part: Condition): string => expressionOf(part, provision, scales);
  if ('all' in condition) return join(condition.all.map(inner), ' and ');
  if ('any' in condition) return join(condition.any.map(inner), ' or ');
  if (!('question' in condition) || !condition.question.startsWith(`${provision}/`)) return '';
  const place = `{${nameIn('@', localId(condition.question))}}`;
  if ('kind' in condition) return `${place} anyof ${JSON.stringify(valuesOf(condition.kind, scales))}`;
  if ('answered' in condition) return `${place} ${condition.answered ? 'notempty' : 'empty'}`;
  if ('is' in condition) return `${place} = ${JSON.stringify(condition.is)}`;
  if ('includes' in condition) return `${place} contains ${JSON.stringify(condition.includes)}`;
  return '';
}

const join = (parts: readonly string[], word: string): string =>
  parts
    .filter((part) => part !== '')
    .map((part) => `(${part})`)
    .join(word);

/** Values of any scale that are of these kinds: a status has values of its own scale only. */
const valuesOf = (kinds: readonly StatusKind[], scales: readonly Scale[]): readonly string[] => [
  ...new Set(scales.flatMap(({ values }) => values.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id))),
];
