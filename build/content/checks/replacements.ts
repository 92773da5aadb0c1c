import type { Question } from '#core/questionnaire/definition';
import type { CompiledContent } from '../compile';
import type { QuestionDraft } from '../question-builder';
import { within, type Place, type Problems } from '../problem';

type Successor = { readonly id: string; readonly retired?: true; readonly replaces?: readonly string[] };

/** What takes the place of something released names it, and finds it retired; only what was released is retired. */
export function checkReplacements({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const released = new Set(origin.source.locks.flatMap(({ value }) => Object.keys(value.questions)));
  const asked = new Set(questionnaire.questions.map(({ id }) => id));
  const retired = new Set(origin.retired.map(({ question }) => question.id));

  for (const drafts of byPlace(origin.provisions.flatMap(({ questions }) => questions.filter(({ question }) => asked.has(question.id))))) {
    // A question of a block stands once and is asked often: an id that serves in one provision serves.
    const [first] = drafts;
    if (!first) continue;
    const place = within(first.place, 'replaces');
    (first.question.replaces ?? []).forEach((_, index) => {
      const named = drafts.flatMap(({ question }) => question.replaces?.[index] ?? []);
      if (named.some((id) => retired.has(id) && !asked.has(id))) return;
      const id = named.find((each) => asked.has(each)) ?? named.find((each) => released.has(each)) ?? named[0] ?? '';
      if (asked.has(id)) stillThere(id, first.question.id, place, problems);
      else if (!released.has(id)) neverThere(id, place, problems);
    });
    checkSuccession(first.question, first.place, problems);
  }

  const provisions = new Set(questionnaire.provisions.map(({ id }) => id));
  for (const { provision, place } of origin.provisions) {
    for (const id of provision.replaces ?? []) {
      if (provisions.has(id)) stillThere(id, provision.id, within(place, 'replaces'), problems);
      else if (![...released].some((each) => each.startsWith(`${id}/`))) neverThere(id, within(place, 'replaces'), problems);
    }
  }

  for (const drafts of byPlace(origin.retired)) {
    const [first] = drafts;
    if (first && !drafts.some(({ question }) => released.has(question.id)))
      problems.add(
        'replaces',
        within(first.place, 'retired'),
        `${first.question.id} was never released, so nobody has answered it.`,
        'Take it out altogether; only what was released needs `retired:`.',
      );
  }
}

function checkSuccession(question: Question, place: Place, problems: Problems): void {
  const check = (all: readonly Successor[], ...path: string[]): void => {
    for (const { id, replaces = [] } of all) {
      for (const former of replaces) {
        const found = all.find((each) => each.id === former);
        const where = within(place, ...path, id, 'replaces');
        if (!found) neverThere(former, where, problems);
        else if (!found.retired) stillThere(former, id, where, problems);
      }
    }
  };
  if (question.type === 'choice' || question.type === 'choices') check(question.options, 'options');
  if (question.type !== 'table') return;
  const { rows, columns } = question.table;
  if (rows !== 'free') check(rows, 'table', 'rows');
  if (columns === 'years') return;
  check(columns, 'table', 'columns');
  for (const { id, options = [] } of columns) check(options, 'table', 'columns', id, 'options');
}

const stillThere = (id: string, heir: string, place: Place, problems: Problems): void =>
  problems.add(
    'replaces',
    place,
    `${heir} replaces ${id}, which is still there.`,
    `Retire ${id} with the date, or take it out of \`replaces\`: nothing takes the place of what stays.`,
  );

const neverThere = (id: string, place: Place, problems: Problems): void =>
  problems.add(
    'replaces',
    place,
    `Nothing with the id ${id} was ever released here.`,
    'Correct the id; what was never released needs no `replaces`.',
  );

function byPlace(drafts: readonly QuestionDraft[]): readonly (readonly QuestionDraft[])[] {
  const groups = new Map<string, QuestionDraft[]>();
  for (const draft of drafts) {
    const key = `${draft.place.file.path} ${JSON.stringify(draft.place.path)}`;
    groups.set(key, [...(groups.get(key) ?? []), draft]);
  }
  return [...groups.values()];
}
