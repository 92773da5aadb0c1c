import type { StatusKind } from '../questionnaire/condition';
import { STATUS_BLOCK, type ObligationLevel, type Questionnaire } from '../questionnaire/definition';
import { AdjacencyBuilder, type Adjacency } from './adjacency';
import { compileCases, keyOf, orderedCases, type PlacedCase } from './compile-cases';
import { ConditionScope } from './condition-scope';
import { decidingQuestions } from './deciding-questions';
import { DependencyGraph } from './dependency-graph';
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
  const { questions, provisions } = questionnaire;
  const scope = new ConditionScope(questionnaire);
  const cases = orderedCases(questionnaire, scope);
  const nodes = nodeNumbers(questions.length, provisions.length, cases.length);
  const graph = new DependencyGraph(scope, nodes);
  const compiledQuestions = compileQuestions(questionnaire, scope, graph);
  connectFlags(compiledQuestions.statusOf, graph);
  const compiledCases = compileCases(cases, scope, graph);
  const dependants = graph.dependants.build(nodes.count);
  return {
    questionnaire,
    questions: scope.questions,
    provisions: scope.provisions,
    facts: scope.facts,
    ...compiledQuestions,
    gapKinds: Uint8Array.from(provisions, ({ obligation }) => GAP_KINDS[obligation].reduce((bits, kind) => bits | (1 << KIND[kind]), 0)),
    groups: compileGroups(questionnaire),
    ...compiledCases,
    nodes,
    dependants,
    levels: topologicalLevels(dependants, nameOfNode(questionnaire, nodes, cases)),
    factDependants: graph.factDependants.build(scope.facts.size),
    evidenceDependants: graph.evidenceDependants.build(questions.length),
  };
}

type CompiledQuestions = Pick<
  CompiledQuestionnaire,
  'provisionOf' | 'required' | 'when' | 'goesWithProvision' | 'kinds' | 'statusOf' | 'questionsOf'
>;

function compileQuestions(questionnaire: Questionnaire, scope: ConditionScope, graph: DependencyGraph): CompiledQuestions {
  const { questions, provisions, scales } = questionnaire;
  const { nodes, dependants } = graph;
  const kindsOfScale = new Map(scales.map(({ id, values }) => [id, new Map(values.map((value) => [value.id, KIND[value.kind]]))]));
  const deciding = decidingQuestions(questionnaire, scope);
  const goesWithProvision = Uint8Array.from(questions, ({ block }, number) => (block === STATUS_BLOCK || deciding.has(number) ? 0 : 1));
  const provisionOf = Int32Array.from(questions, ({ provision }) => scope.provision(provision));
  const statusOf = new Int32Array(provisions.length).fill(-1);
  const questionsOf = new AdjacencyBuilder();
  const when = questions.map((question, number) => {
    const provision = provisionOf[number]!;
    const node = nodes.question(number);
    if (question.block === STATUS_BLOCK) statusOf[provision] = number;
    questionsOf.add(provision, number);
    dependants.add(nodes.flag('relevant', provision), node);
    if (goesWithProvision[number]) dependants.add(nodes.flag('not-applicable', provision), node);
    dependants.add(node, nodes.flag('complete', provision));
    return question.when && graph.compileFor(node, question.when);
  });
  const kinds = questions.map((question) => {
    if (question.type !== 'status') return undefined;
    const ofScale = kindsOfScale.get(question.scale);
    if (!ofScale) throw new Error(`The questionnaire has no scale ${question.scale}, although ${question.id} uses it.`);
    return ofScale;
  });
  const required = Uint8Array.from(questions, (question) => (question.required ? 1 : 0));
  return { provisionOf, required, when, goesWithProvision, kinds, statusOf, questionsOf: questionsOf.build(provisions.length) };
}

/** How the flags of a provision rest on each other and on its status. */
function connectFlags(statusOf: Int32Array, { nodes, dependants }: DependencyGraph): void {
  statusOf.forEach((status, provision) => {
    const relevant = nodes.flag('relevant', provision);
    for (const flag of ['not-applicable', 'exempt', 'gap', 'complete'] as const) dependants.add(relevant, nodes.flag(flag, provision));
    dependants.add(nodes.flag('exempt', provision), nodes.flag('gap', provision));
    dependants.add(nodes.flag('not-applicable', provision), nodes.flag('complete', provision));
    if (status < 0) return;
    for (const flag of ['not-applicable', 'gap'] as const) dependants.add(nodes.question(status), nodes.flag(flag, provision));
  });
}

function nameOfNode({ questions, provisions }: Questionnaire, nodes: NodeNumbers, cases: readonly PlacedCase[]) {
  return (node: number): string => {
    const { kind, number } = nodes.describe(node);
    if (kind === 'question') return questions[number]!.id;
    if (kind === 'case') return `rule ${keyOf(cases[number]!.of)}`;
    return `${provisions[number]!.id} (${kind})`;
  };
}
