import type { Condition } from '../questionnaire/condition';
import { AdjacencyBuilder } from './adjacency';
import { compileCondition } from './compile-condition';
import { Reads, type ConditionScope } from './condition-scope';
import type { Test } from './engine-state';
import type { NodeNumbers } from './node-numbers';

/** Gathers, while conditions are compiled, who has to look again when something changes. */
export class DependencyGraph {
  /** From node to node. */
  readonly dependants = new AdjacencyBuilder();
  /** From a fact to nodes. */
  readonly factDependants = new AdjacencyBuilder();
  /** From a citation question to nodes that look at the evidence it cites. */
  readonly evidenceDependants = new AdjacencyBuilder();

  private readonly reads = new Reads();

  constructor(
    private readonly scope: ConditionScope,
    readonly nodes: NodeNumbers,
  ) {}

  /** Compiles a condition of a node and connects the node with all that the condition reads. */
  compileFor(node: number, condition: Condition): Test {
    const { reads } = this;
    reads.clear();
    const test = compileCondition(condition, this.scope, reads);
    for (const question of reads.questions) this.dependants.add(this.nodes.question(question), node);
    for (const { flag, provision } of reads.flags) this.dependants.add(this.nodes.flag(flag, provision), node);
    for (const fact of reads.facts) this.factDependants.add(fact, node);
    for (const question of reads.citations) this.evidenceDependants.add(question, node);
    return test;
  }
}
