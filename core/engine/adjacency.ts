/** Lists of numbers, one list per source, in two flat arrays (compressed sparse rows). */
export interface Adjacency {
  /** The list of `source` is `targets[starts[source]]` up to `targets[starts[source + 1] - 1]`. */
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

/** Gathers pairs and lays them out by source, each list in the order in which its pairs were added. */
export class AdjacencyBuilder {
  private readonly sources: number[] = [];
  private readonly targets: number[] = [];

  add(source: number, target: number): void {
    this.sources.push(source);
    this.targets.push(target);
  }

  build(sourceCount: number): Adjacency {
    const starts = new Int32Array(sourceCount + 1);
    for (const source of this.sources) starts[source + 1]!++;
    for (let source = 0; source < sourceCount; source++) starts[source + 1]! += starts[source]!;
    const next = starts.slice();
    const targets = new Int32Array(this.targets.length);
    this.sources.forEach((source, pair) => {
      targets[next[source]!++] = this.targets[pair]!;
    });
    return { starts, targets };
  }
}
