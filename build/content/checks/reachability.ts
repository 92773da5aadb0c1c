import type { CompiledContent } from '../compile';
import { within, type Place, type Problems } from '../problem';
import { canHold } from './satisfiability';

/** Every question must be reachable in some provision, and every case of a rule able to hold somewhere. */
export function checkReachability({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));

  const tested = new Map<string, { place: Place; name: string; reachable: boolean }>();
  for (const { question: draft, place, conditions } of origin.provisions.flatMap((each) => each.questions)) {
    const question = questions.get(draft.id);
    if (!question?.when) continue;
    const at = conditions.at(-1)?.place ?? place;
    const key = `${at.file.path} ${JSON.stringify(at.path)}`;
    const known = tested.get(key);
    if (known?.reachable) continue;
    tested.set(key, { place: at, name: question.wording, reachable: canHold(question.when, questions, scales) });
  }
  for (const { place, name, reachable } of tested.values()) {
    if (!reachable)
      problems.add(
        'never-holds',
        place,
        `${name} can never be asked: its condition contradicts itself or the question it rests on.`,
        'Correct the condition.',
      );
  }

  for (const { rule, cases } of origin.rules) {
    for (const [id, place] of cases) {
      const instances = rule.cases.filter((each) => each.id === id);
      if (instances.some(({ when }) => canHold(when, questions, scales))) continue;
      if (
        problems.list.some(
          ({ file, line }) => file === place.file.path && line >= place.file.lineOf(place.path) && line <= lastLineOf(place),
        )
      )
        continue;
      problems.add('never-holds', within(place, 'when'), `${id} can never hold.`, 'Correct the condition, or the filter of the case.');
    }
  }
}

/** A case whose reference is dead has been told already; this is where it ends. */
function lastLineOf(place: Place): number {
  const next = [...place.path.slice(0, -1), Number(place.path.at(-1)) + 1];
  const line = place.file.lineOf(next);
  return line > place.file.lineOf(place.path) ? line - 1 : Infinity;
}
