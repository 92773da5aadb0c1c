import type { RuleCase } from '#core/questionnaire/definition';
import { referencesOf } from '../condition-references';
import type { CompiledContent } from '../compile';
import { within, type Place, type Problems } from '../problem';

/** What decides what: questions by their id, derived flags as `<provision>#<flag>`. */
type Graph = Map<string, Set<string>>;

/** Whether a question is asked must never rest, through conditions and rules, on its own answer. */
export function checkCycles({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const graph: Graph = new Map();
  const places = new Map<string, Place>(origin.questionPlaces);
  const edge = (from: string, to: string) => graph.set(from, (graph.get(from) ?? new Set()).add(to));
  const restsOn = (from: string, condition: Parameters<typeof referencesOf>[0]) => {
    const { questions, provisions } = referencesOf(condition);
    questions.forEach((question) => edge(from, question));
    provisions.forEach(({ id, flag }) => edge(from, `${id}#${flag}`));
  };

  for (const question of questionnaire.questions) {
    edge(question.id, `${question.provision}#relevant`);
    if (question.when) restsOn(question.id, question.when);
  }
  for (const { id, questions } of questionnaire.provisions) {
    for (const question of questions) edge(`${id}#complete`, question);
    const [status] = questions;
    if (status !== undefined) edge(`${id}#gap`, status);
    edge(`${id}#gap`, `${id}#exempt`);
    edge(`${id}#gap`, `${id}#not-applicable`);
    edge(`${id}#complete`, `${id}#not-applicable`);
    if (status !== undefined) edge(`${id}#not-applicable`, status);
  }
  for (const { rule, cases } of origin.rules) {
    for (const each of rule.cases) {
      const node = decidedBy(each);
      restsOn(node, each.when);
      const place = cases.get(each.id);
      if (place && !places.has(node)) places.set(node, within(place, 'when'));
    }
  }

  const told = new Set<string>();
  for (const cycle of cyclesOf(graph)) {
    const node = cycle.find((each) => places.has(each));
    const place = node === undefined ? undefined : places.get(node);
    if (!place) continue;
    const key = `${place.file.path} ${JSON.stringify(place.path)}`;
    if (told.has(key)) continue;
    told.add(key);
    const way = cycle.filter((each) => !each.includes('#') || each.includes('/'));
    problems.add('cycle', place, `This rests on itself: ${[...way, way[0]].join(' → ')}.`, 'Take one of these conditions away.');
  }
}

/** What a case decides; a finding decides whether its provision is complete. */
function decidedBy(each: RuleCase): string {
  if (each.effect === 'finding') return `${each.at}#complete`;
  if (each.effect === 'hide') return each.target.includes('/') ? each.target : `${each.target}#relevant`;
  return `${each.at}#${each.effect}`;
}

/** One way round for each set of nodes that reach one another. */
function cyclesOf(graph: Graph): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const stack: string[] = [];
  const visit = (node: string): void => {
    state.set(node, 'open');
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (state.get(next) === 'open') cycles.push(stack.slice(stack.indexOf(next)));
      else if (!state.has(next)) visit(next);
    }
    stack.pop();
    state.set(node, 'done');
  };
  for (const node of graph.keys()) if (!state.has(node)) visit(node);
  return cycles;
}
