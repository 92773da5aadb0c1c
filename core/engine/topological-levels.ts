import type { Adjacency } from './adjacency';

export interface TopologicalLevels {
  /** Every node after all that it depends on. */
  readonly order: Int32Array;
  /** The longest way from a node without dependencies; a dependant always has a higher level. */
  readonly level: Int32Array;
  /** Nodes of level `l` have the places `starts[l]` up to `starts[l + 1] - 1` in `order`. */
  readonly starts: Int32Array;
}

/** Throws with the way round, in the words of `nameOf`, when nodes depend on each other in a circle. */
export function topologicalLevels(dependants: Adjacency, nameOf: (node: number) => string): TopologicalLevels {
  const count = dependants.starts.length - 1;
  const waiting = new Int32Array(count);
  for (const target of dependants.targets) waiting[target]!++;
  const reached = new Int32Array(count);
  const level = new Int32Array(count);
  let end = 0;
  for (let node = 0; node < count; node++) if (waiting[node] === 0) reached[end++] = node;
  for (let place = 0; place < end; place++) {
    const node = reached[place]!;
    for (let edge = dependants.starts[node]!; edge < dependants.starts[node + 1]!; edge++) {
      const target = dependants.targets[edge]!;
      if (level[target]! <= level[node]!) level[target] = level[node]! + 1;
      if (--waiting[target]! === 0) reached[end++] = target;
    }
  }
  if (end < count) throw new Error(`Conditions run in a circle: ${circle(dependants, waiting).map(nameOf).join(' → ')}.`);
  return { level, ...byLevel(level) };
}

function byLevel(level: Int32Array): { order: Int32Array; starts: Int32Array } {
  const levels = level.reduce((highest, of) => Math.max(highest, of), -1) + 1;
  const starts = new Int32Array(levels + 1);
  for (const of of level) starts[of + 1]!++;
  for (let of = 0; of < levels; of++) starts[of + 1]! += starts[of]!;
  const next = starts.slice();
  const order = new Int32Array(level.length);
  level.forEach((of, node) => {
    order[next[of]!++] = node;
  });
  return { order, starts };
}

/** Walks backwards among the nodes still waiting: each has a dependency still waiting, so the walk must meet itself. */
function circle(dependants: Adjacency, waiting: Int32Array): number[] {
  const cause = new Int32Array(waiting.length).fill(-1);
  for (let node = 0; node < waiting.length; node++)
    if (waiting[node]! > 0)
      for (let edge = dependants.starts[node]!; edge < dependants.starts[node + 1]!; edge++) cause[dependants.targets[edge]!] = node;
  const seen = new Set<number>();
  let node = waiting.findIndex((left) => left > 0);
  while (!seen.has(node)) {
    seen.add(node);
    node = cause[node]!;
  }
  const way = [node];
  for (let before = cause[node]!; before !== node; before = cause[before]!) way.push(before);
  // Walked backwards, read forwards.
  return [...way, node].reverse();
}
