import { STATUS_BLOCK, type ObligationLevel, type Questionnaire, type Rule, type RuleCase } from '../questionnaire/definition';
import type { StatusKind } from '../questionnaire/condition';
import { AdjacencyBuilder, type Adjacency } from './adjacency';
import { compileCondition } from './compile-condition';
import { ConditionScope, Reads } from './condition-scope';
import { decidingQuestions } from './deciding-questions';
import { KIND, type Test } from './engine-state';
import type { Finding } from './live-assessment';
import { nodeNumbers, type NodeNumbers } from './node-numbers';
import { compileGroups, type Groups } from './provision-groups';
import { topologicalLevels, type TopologicalLevels } from './topological-levels';

/** A questionnaire made ready to be opened many times: closures, flat arrays and the dependency graph. Never changes. */
export interface CompiledQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Numbers by id. */
  readonly questions: ReadonlyMap<string, number>;
  readonly provisions: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;

  readonly provisionOf: Int32Array;
  readonly required: Uint8Array;
  readonly when: readonly (Test | undefined)[];
  /** 1 where the question disappears with a provision that is not applicable. */
  readonly goesWithProvision: Uint8Array;
  /** Of status questions: `KIND` by the id of the value. */
  readonly kinds: readonly (ReadonlyMap<string, number> | undefined)[];
  /** By provision; -1 where there is none. */
  readonly statusOf: Int32Array;
  readonly questionsOf: Adjacency;
  /** Bits `1 << KIND`: the kinds of status that are a gap in this provision. */
  readonly gapKinds: Uint8Array;
  readonly groups: Groups;

  /** Findings first, in the order in which they are read; then the cases with other effects. */
  readonly caseTests: readonly Test[];
  readonly findings: readonly Finding[];
  /** The provision at which a case is reported; -1 for an instrument or the assessment. */
  readonly caseAt: Int32Array;
  readonly questionHiddenBy: Adjacency;
  readonly provisionHiddenBy: Adjacency;
  readonly notApplicableBy: Adjacency;
  readonly exemptBy: Adjacency;
  readonly findingsOf: Adjacency;

  readonly nodes: NodeNumbers;
  readonly dependants: Adjacency;
  readonly levels: TopologicalLevels;
  readonly factDependants: Adjacency;
  /** By citation question: the cases and questions that look at the evidence cited. */
  readonly evidenceDependants: Adjacency;
}

/** Which kinds of status are a gap. A partial answer to a duty to consider is none (the duty to consider is met). */
const GAP_KINDS: Readonly<Record<ObligationLevel, readonly StatusKind[]>> = {
  mandatory: ['partial', 'negative'],
  consider: ['negative'],
  optional: ['partial', 'negative'],
  facilitative: ['partial', 'negative'],
  final: ['partial', 'negative'],
};

/** Throws when a condition names what is not there, when two findings share a key, or when conditions run in a circle. */
export function compile(questionnaire: Questionnaire): CompiledQuestionnaire {
  const { questions, provisions, scales } = questionnaire;
  const scope = new ConditionScope(questionnaire);
  const cases = orderedCases(questionnaire, scope);
  const nodes = nodeNumbers(questions.length, provisions.length, cases.length);
  const dependants = new AdjacencyBuilder();
  const factDependants = new AdjacencyBuilder();
  const evidenceDependants = new AdjacencyBuilder();
  const compileFor = (node: number, when: RuleCase['when']): Test => {
    const reads = new Reads();
    const test = compileCondition(when, scope, reads);
    for (const question of reads.questions) dependants.add(nodes.question(question), node);
    for (const { flag, provision } of reads.flags) dependants.add(nodes.flag(flag, provision), node);
    for (const fact of reads.facts) factDependants.add(fact, node);
    for (const question of reads.citations) evidenceDependants.add(question, node);
    return test;
  };

  const provisionOf = new Int32Array(questions.length);
  const required = new Uint8Array(questions.length);
  const statusOf = new Int32Array(provisions.length).fill(-1);
  const questionsOf = new AdjacencyBuilder();
  const kindsOfScale = new Map(scales.map(({ id, values }) => [id, new Map(values.map((value) => [value.id, KIND[value.kind]]))]));
  questions.forEach((question, number) => {
    const provision = scope.provision(question.provision);
    provisionOf[number] = provision;
    required[number] = question.required ? 1 : 0;
    questionsOf.add(provision, number);
    if (question.block === STATUS_BLOCK) statusOf[provision] = number;
    if (question.type === 'status' && !kindsOfScale.has(question.scale)) throw new Error(`${question.id} has no scale ${question.scale}.`);
  });
  const deciding = decidingQuestions(questionnaire, scope);
  const goesWithProvision = Uint8Array.from(questions, ({ block }, number) => (block === STATUS_BLOCK || deciding.has(number) ? 0 : 1));

  const when = questions.map((question, number) => {
    const provision = provisionOf[number]!;
    const node = nodes.question(number);
    dependants.add(nodes.flag('relevant', provision), node);
    if (goesWithProvision[number]) dependants.add(nodes.flag('not-applicable', provision), node);
    dependants.add(node, nodes.flag('complete', provision));
    return question.when && compileFor(node, question.when);
  });
  provisions.forEach((_, provision) => {
    const relevant = nodes.flag('relevant', provision);
    for (const flag of ['not-applicable', 'exempt', 'gap', 'complete'] as const) dependants.add(relevant, nodes.flag(flag, provision));
    dependants.add(nodes.flag('exempt', provision), nodes.flag('gap', provision));
    dependants.add(nodes.flag('not-applicable', provision), nodes.flag('complete', provision));
    const status = statusOf[provision]!;
    if (status >= 0)
      for (const flag of ['not-applicable', 'gap'] as const) dependants.add(nodes.question(status), nodes.flag(flag, provision));
  });

  const caseAt = new Int32Array(cases.length).fill(-1);
  const effects = {
    questionHiddenBy: new AdjacencyBuilder(),
    provisionHiddenBy: new AdjacencyBuilder(),
    notApplicableBy: new AdjacencyBuilder(),
    exemptBy: new AdjacencyBuilder(),
    findingsOf: new AdjacencyBuilder(),
  };
  const findings: Finding[] = [];
  const caseTests = cases.map(({ rule, of, at }, number) => {
    const node = nodes.case(number);
    caseAt[number] = at;
    if (of.effect === 'finding') {
      findings.push(findingOf(rule, of));
      if (at >= 0) {
        effects.findingsOf.add(at, number);
        dependants.add(nodes.flag('relevant', at), node);
        dependants.add(node, nodes.flag('complete', at));
      }
    } else if (of.effect === 'hide') {
      const provision = scope.provisions.get(of.target);
      if (provision !== undefined) {
        effects.provisionHiddenBy.add(provision, number);
        dependants.add(node, nodes.flag('relevant', provision));
      } else {
        const question = scope.question(of.target);
        effects.questionHiddenBy.add(question, number);
        dependants.add(node, nodes.question(question));
      }
    } else {
      const provision = scope.provision(of.at);
      (of.effect === 'exempt' ? effects.exemptBy : effects.notApplicableBy).add(provision, number);
      dependants.add(node, nodes.flag(of.effect, provision));
    }
    return compileFor(node, of.when);
  });

  const graph = dependants.build(nodes.count);
  return {
    questionnaire,
    questions: scope.questions,
    provisions: scope.provisions,
    facts: scope.facts,
    provisionOf,
    required,
    when,
    goesWithProvision,
    kinds: questions.map((question) => (question.type === 'status' ? kindsOfScale.get(question.scale) : undefined)),
    statusOf,
    questionsOf: questionsOf.build(provisions.length),
    gapKinds: Uint8Array.from(provisions, ({ obligation }) => GAP_KINDS[obligation].reduce((bits, kind) => bits | (1 << KIND[kind]), 0)),
    groups: compileGroups(questionnaire),
    caseTests,
    findings,
    caseAt,
    questionHiddenBy: effects.questionHiddenBy.build(questions.length),
    provisionHiddenBy: effects.provisionHiddenBy.build(provisions.length),
    notApplicableBy: effects.notApplicableBy.build(provisions.length),
    exemptBy: effects.exemptBy.build(provisions.length),
    findingsOf: effects.findingsOf.build(provisions.length),
    nodes,
    dependants: graph,
    levels: topologicalLevels(graph, nameOfNode(questionnaire, nodes, cases)),
    factDependants: factDependants.build(scope.facts.size),
    evidenceDependants: evidenceDependants.build(questions.length),
  };
}

interface PlacedCase {
  readonly rule: Rule;
  readonly of: RuleCase;
  /** Number of the provision, or -1. */
  readonly at: number;
}

const LEVEL_ORDER = { E: 0, W: 1, I: 2 } as const;

/** Findings in the order in which they are read: the assessment, then treaty order; in one place most serious first. */
function orderedCases({ rules, instruments, provisions }: Questionnaire, scope: ConditionScope): readonly PlacedCase[] {
  const placeOf = (at: string): number => {
    if (at === 'assessment') return -1;
    const instrument = instruments.find(({ code }) => code === at);
    if (!instrument) return scope.provision(at);
    const first = provisions.findIndex((provision) => provision.instrument === instrument.code || provision.instrument === instrument.id);
    return first < 0 ? provisions.length : first - 0.5;
  };
  const seen = new Set<string>();
  const ranked = rules.flatMap((rule) =>
    rule.cases.map((of) => {
      const place = placeOf(of.at);
      if (of.effect === 'finding') {
        const key = keyOf(of);
        if (seen.has(key)) throw new Error(`Two findings share the key ${key}; give one of the cases another id.`);
        seen.add(key);
      }
      const level = of.effect === 'finding' ? LEVEL_ORDER[of.level] : 0;
      return { rule, of, at: scope.provisions.get(of.at) ?? -1, isFinding: of.effect === 'finding' ? 0 : 1, place, level };
    }),
  );
  return ranked.sort((a, b) => a.isFinding - b.isFinding || a.place - b.place || a.level - b.level);
}

const keyOf = (of: RuleCase): string => `${of.id}@${of.at}`;

function findingOf(rule: Rule, of: RuleCase & { effect: 'finding' }): Finding {
  const { id, level, group, at, involves, target } = of;
  return { key: keyOf(of), rule: rule.id, case: id, level, group, at, involves, ...(target !== undefined && { target }) };
}

function nameOfNode({ questions, provisions }: Questionnaire, nodes: NodeNumbers, cases: readonly PlacedCase[]) {
  return (node: number): string => {
    const { kind, number } = nodes.describe(node);
    if (kind === 'question') return questions[number]!.id;
    if (kind === 'case') return `rule ${keyOf(cases[number]!.of)}`;
    return `${provisions[number]!.id} (${kind})`;
  };
}
