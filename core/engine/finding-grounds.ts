import type { CompiledQuestionnaire } from './compile';

const known = new WeakMap<CompiledQuestionnaire, ReadonlyMap<string, readonly string[]>>();

/** By finding key: the questions whose answers decide whether the finding stands. Worked out once for each questionnaire. */
export function findingGrounds(compiled: CompiledQuestionnaire): ReadonlyMap<string, readonly string[]> {
  const found = known.get(compiled) ?? groundsOf(compiled);
  known.set(compiled, found);
  return found;
}

function groundsOf({ questionnaire, findings, nodes, dependants }: CompiledQuestionnaire): ReadonlyMap<string, readonly string[]> {
  const readers = new Map<number, number[]>();
  for (let source = 0; source < nodes.firstCase; source++) {
    for (let at = dependants.starts[source]!; at < dependants.starts[source + 1]!; at++) {
      const target = dependants.targets[at]!;
      // What a question is asked for is not what a finding looks at.
      if (target >= nodes.firstFlag) readers.set(target, [...(readers.get(target) ?? []), source]);
    }
  }
  const questionsOf = (node: number, passed: Set<number>): void => {
    for (const source of readers.get(node) ?? []) {
      if (passed.has(source)) continue;
      passed.add(source);
      if (source >= nodes.firstFlag) questionsOf(source, passed);
    }
  };
  return new Map(
    findings.map(({ key }, number) => {
      const passed = new Set<number>();
      questionsOf(nodes.case(number), passed);
      const questions = [...passed].filter((node) => node < nodes.firstFlag).sort((one, other) => one - other);
      return [key, questions.map((question) => questionnaire.questions[question]!.id)];
    }),
  );
}
