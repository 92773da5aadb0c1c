import type { Questionnaire, Rule, RuleCase } from '../questionnaire/definition';
import { AdjacencyBuilder } from './adjacency';
import type { CompiledQuestionnaire } from './compile';
import type { ConditionScope } from './condition-scope';
import type { DependencyGraph } from './dependency-graph';
import type { Finding } from './live-assessment';

export interface PlacedCase {
  readonly rule: Rule;
  readonly of: RuleCase;
  /** Number of the provision, or -1. */
  readonly at: number;
}

const LEVEL_ORDER = { E: 0, W: 1, I: 2 } as const;

/** Findings in the order in which they are read: the assessment, then treaty order; in one place most serious first. */
export function orderedCases({ rules, instruments, provisions }: Questionnaire, scope: ConditionScope): readonly PlacedCase[] {
  const placeOfInstrument = new Map<string, number>();
  for (const { code, id } of instruments) {
    if (placeOfInstrument.has(code)) continue;
    const first = provisions.findIndex(({ instrument }) => instrument === code || instrument === id);
    placeOfInstrument.set(code, first < 0 ? provisions.length : first - 0.5);
  }
  const placeOf = (at: string): number => {
    if (at === 'assessment') return -1;
    return placeOfInstrument.get(at) ?? scope.provision(at);
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

/** Under which a finding is known, and its explanation kept. */
export const keyOf = (of: RuleCase): string => `${of.id}@${of.at}`;

function findingOf(rule: Rule, of: RuleCase & { effect: 'finding' }): Finding {
  const { id, level, group, at, involves, target } = of;
  return { key: keyOf(of), rule: rule.id, case: id, level, group, at, involves, ...(target !== undefined && { target }) };
}

type CompiledCases = Pick<
  CompiledQuestionnaire,
  'caseTests' | 'findings' | 'caseAt' | 'questionHiddenBy' | 'provisionHiddenBy' | 'notApplicableBy' | 'exemptBy' | 'findingsOf'
>;

/** `cases`: in the order of `orderedCases`, which gives them their numbers. */
export function compileCases(cases: readonly PlacedCase[], scope: ConditionScope, graph: DependencyGraph): CompiledCases {
  const { nodes, dependants } = graph;
  const questionHiddenBy = new AdjacencyBuilder();
  const provisionHiddenBy = new AdjacencyBuilder();
  const notApplicableBy = new AdjacencyBuilder();
  const exemptBy = new AdjacencyBuilder();
  const findingsOf = new AdjacencyBuilder();
  const findings: Finding[] = [];

  const connectFinding = (finding: Finding, at: number, number: number, node: number): void => {
    findings.push(finding);
    if (at < 0) return;
    findingsOf.add(at, number);
    dependants.add(nodes.flag('relevant', at), node);
    dependants.add(node, nodes.flag('complete', at));
  };
  const connectHiding = (target: string, number: number, node: number): void => {
    const provision = scope.provisions.get(target);
    if (provision !== undefined) {
      provisionHiddenBy.add(provision, number);
      dependants.add(node, nodes.flag('relevant', provision));
    } else {
      questionHiddenBy.add(scope.question(target), number);
      dependants.add(node, nodes.question(scope.question(target)));
    }
  };

  const caseTests = cases.map(({ rule, of, at }, number) => {
    const node = nodes.case(number);
    if (of.effect === 'finding') connectFinding(findingOf(rule, of), at, number, node);
    else if (of.effect === 'hide') connectHiding(of.target, number, node);
    else {
      const provision = scope.provision(of.at);
      (of.effect === 'exempt' ? exemptBy : notApplicableBy).add(provision, number);
      dependants.add(node, nodes.flag(of.effect, provision));
    }
    return graph.compileFor(node, of.when);
  });
  const provisions = scope.questionnaire.provisions.length;
  return {
    caseTests,
    findings,
    caseAt: Int32Array.from(cases, ({ at }) => at),
    questionHiddenBy: questionHiddenBy.build(scope.questionnaire.questions.length),
    provisionHiddenBy: provisionHiddenBy.build(provisions),
    notApplicableBy: notApplicableBy.build(provisions),
    exemptBy: exemptBy.build(provisions),
    findingsOf: findingsOf.build(provisions),
  };
}
