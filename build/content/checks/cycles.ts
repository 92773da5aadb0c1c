import type { Condition } from '#core/questionnaire/condition';
import type { RuleCase } from '#core/questionnaire/definition';
import { referencesOf } from '../condition-references';
import type { CompiledContent } from '../compile';
import { within, type Place, type Problems } from '../problem';

/** What rests on what: questions by their id, derived flags as `TIP:5(1) (relevant)`; with the condition that says so. */
class Graph {
  readonly #next = new Map<string, Map<string, Place | undefined>>();

  add(from: string, to: string, place?: Place): void {
    const targets = this.#next.get(from) ?? new Map<string, Place | undefined>();
    if (place || !targets.has(to)) targets.set(to, place);
    this.#next.set(from, targets);
  }

  addCondition(from: string, condition: Condition, place: Place | undefined): void {
    const { questions, provisions } = referencesOf(condition);
    questions.forEach((question) => this.add(from, question, place));
    provisions.forEach(({ id, flag }) => this.add(from, flagOf(id, flag), place));
  }

  /** Place of the condition by which `from` rests on `to`; undefined where it follows from the nature of the two. */
  place(from: string, to: string): Place | undefined {
    return this.#next.get(from)?.get(to);
  }

  /** At least one way round for each set of nodes that reach one another. */
  cycles(): readonly (readonly string[])[] {
    const cycles: string[][] = [];
    const done = new Set<string>();
    const way: string[] = [];
    const visit = (node: string): void => {
      way.push(node);
      for (const next of this.#next.get(node)?.keys() ?? []) {
        if (way.includes(next)) cycles.push(way.slice(way.indexOf(next)));
        else if (!done.has(next)) visit(next);
      }
      way.pop();
      done.add(node);
    };
    for (const node of this.#next.keys()) if (!done.has(node)) visit(node);
    return cycles;
  }
}

/** Whether a question is asked must never rest, through conditions and rules, on its own answer. */
export function checkCycles(content: CompiledContent, problems: Problems): void {
  const graph = graphOf(content);
  const told = new Set<string>();
  for (const cycle of graph.cycles()) {
    const places = cycle.flatMap((node, index) => graph.place(node, cycle[(index + 1) % cycle.length] ?? node) ?? []);
    const place = places.find(({ file }) => file.path.includes('/rules/')) ?? places[0];
    if (!place) continue;
    const key = `${place.file.path} ${JSON.stringify(place.path)}`;
    if (told.has(key)) continue;
    told.add(key);
    problems.add('cycle', place, `This rests on itself: ${[...cycle, cycle[0]].join(' → ')}.`, 'Take one of these conditions away.');
  }
}

function graphOf({ questionnaire, origin }: CompiledContent): Graph {
  const graph = new Graph();
  const conditions = new Map(
    origin.provisions.flatMap((each) => each.questions).map((draft) => [draft.question.id, draft.conditions.at(-1)?.place]),
  );
  for (const question of questionnaire.questions) {
    graph.add(question.id, flagOf(question.provision, 'relevant'));
    if (question.when) graph.addCondition(question.id, question.when, conditions.get(question.id));
  }
  for (const { id, questions, assessable } of questionnaire.provisions) {
    for (const question of questions) graph.add(flagOf(id, 'complete'), question);
    graph.add(flagOf(id, 'complete'), flagOf(id, 'not-applicable'));
    graph.add(flagOf(id, 'gap'), flagOf(id, 'exempt'));
    graph.add(flagOf(id, 'gap'), flagOf(id, 'not-applicable'));
    const [status] = questions;
    if (!assessable || status === undefined) continue;
    graph.add(flagOf(id, 'gap'), status);
    graph.add(flagOf(id, 'not-applicable'), status);
  }
  for (const { rule, cases } of origin.rules) {
    for (const each of rule.cases) {
      const place = cases.get(each.id);
      graph.addCondition(decidedBy(each), each.when, place && within(place, 'when'));
    }
  }
  return graph;
}

/** What a case decides; a finding decides whether its provision is complete. */
function decidedBy(each: RuleCase): string {
  if (each.effect === 'finding') return flagOf(each.at, 'complete');
  if (each.effect === 'hide') return each.target.includes('/') ? each.target : flagOf(each.target, 'relevant');
  return flagOf(each.at, each.effect);
}

const flagOf = (provision: string, flag: string): string => `${provision} (${flag})`;
