import type { Question, Questionnaire } from '#core/questionnaire/definition';
import type { CompiledContent } from '../compile';
import { optionsOf } from '../condition-compiler';
import { within, type Place, type Problems } from '../problem';
import type { ScenarioSource } from '../source-shapes';

/** Each rule is shown firing and staying silent, and scenarios name only what there is. */
export function checkScenarios({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const fired = new Map<string, Set<boolean>>();
  const index = new ScenarioIndex(questionnaire, problems);
  for (const { file, value } of origin.source.scenarios) {
    const top: Place = { file, path: [] };
    if (!questionnaire.rules.some(({ id }) => id === value.rule)) {
      problems.add('scenario-unknown', within(top, 'rule'), `There is no rule ${value.rule}.`, 'Name a rule of questionnaires/rules.');
      continue;
    }
    value.scenarios.forEach((scenario, number) => {
      const place = within(top, 'scenarios', number);
      fired.set(value.rule, (fired.get(value.rule) ?? new Set()).add(scenario.fires));
      index.checkScenario(scenario, place);
    });
  }
  for (const { rule, place } of origin.rules) {
    const seen = fired.get(rule.id);
    const missing = seen?.has(true) ? (seen.has(false) ? undefined : 'stays silent') : 'fires';
    if (missing === undefined) continue;
    problems.add(
      'no-scenario',
      within(place, 'id'),
      `No scenario shows that ${rule.id} ${missing}.`,
      `Add one to questionnaires/rules/scenarios/${rule.id}.yaml.`,
    );
  }
}

class ScenarioIndex {
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #places: ReadonlySet<string>;
  readonly #cases: ReadonlySet<string>;
  readonly #scales;

  constructor(
    readonly questionnaire: Questionnaire,
    readonly problems: Problems,
  ) {
    this.#questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
    this.#places = new Set([
      ...questionnaire.provisions.map(({ id }) => id),
      ...questionnaire.instruments.map(({ code }) => code),
      'assessment',
    ]);
    this.#cases = new Set(questionnaire.rules.flatMap(({ cases }) => cases.map(({ id }) => id)));
    this.#scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));
  }

  checkScenario(scenario: ScenarioSource, place: Place): void {
    const unknown = (at: Place, what: string) =>
      this.problems.add('scenario-unknown', at, what, 'Correct it; ids are those of the questionnaire.');
    for (const [id, answer] of Object.entries(scenario.answers)) {
      const at = within(place, 'answers', id);
      const question = this.#questions.get(id);
      if (!question) unknown(at, `There is no question ${id}.`);
      else for (const what of this.#wrongValues(question, answer, scenario)) unknown(at, what);
    }
    const codes = [
      ...(scenario.given.party ?? []),
      ...(scenario.given.assessed ?? []),
      ...(scenario.given.denounced ?? []),
      ...Object.keys(scenario.given.participation ?? {}),
    ];
    for (const code of codes) {
      if (!this.questionnaire.instruments.some((each) => each.code === code))
        unknown(within(place, 'given'), `There is no instrument ${code}.`);
    }
    const { then } = scenario;
    if (Object.values(then).every((each) => each === undefined))
      this.problems.add('scenario-empty', within(place, 'then'), 'The scenario expects nothing.', 'Say what is found, hidden or asked.');
    for (const key of ['finding', 'noFinding'] as const) {
      for (const wanted of then[key] ?? []) {
        if (!this.#cases.has(wanted.case)) unknown(within(place, 'then', key), `There is no case ${wanted.case}.`);
        if (!this.#places.has(wanted.at)) unknown(within(place, 'then', key), `There is no place ${wanted.at}.`);
      }
    }
    for (const key of ['hidden', 'asked', 'applicable', 'notApplicable', 'gap', 'noGap'] as const) {
      for (const id of then[key] ?? []) {
        if (!this.#questions.has(id) && !this.#places.has(id))
          unknown(within(place, 'then', key), `There is no question or provision ${id}.`);
      }
    }
  }

  #wrongValues(question: Question, answer: ScenarioSource['answers'][string], { evidence }: ScenarioSource): readonly string[] {
    if (typeof answer === 'object' && 'standing' in answer) return [];
    const values = Array.isArray(answer) ? answer : [answer];
    const several = question.type === 'choices' || question.type === 'citations';
    if (several !== Array.isArray(answer)) return [`${question.id} is answered ${several ? 'by a list' : 'by one value'}.`];
    if (question.type === 'citations')
      return values.filter((id) => !Object.hasOwn(evidence, String(id))).map((id) => `The scenario has no evidence ${String(id)}.`);
    const options = optionsOf(question, this.#scales);
    if (options)
      return values.filter((value) => !options.includes(String(value))).map((value) => `${question.id} has no option "${String(value)}".`);
    const isTable = typeof answer === 'object' && !Array.isArray(answer);
    if (isTable !== (question.type === 'table')) return [`${question.id} is ${question.type === 'table' ? 'a table' : 'no table'}.`];
    if (!isTable || question.type !== 'table') return [];
    const { rows, columns } = question.table;
    return Object.entries(answer.rows).flatMap(([row, cells]) => [
      ...(rows === 'free' || rows.some(({ id }) => id === row) ? [] : [`${question.id} has no row ${row}.`]),
      ...Object.keys(cells)
        .filter((column) => (columns === 'years' ? !/^\d{4}$/.test(column) : !columns.some(({ id }) => id === column)))
        .map((column) => `${question.id} has no column ${column}.`),
    ]);
  }
}
