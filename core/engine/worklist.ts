import type { TopologicalLevels } from './topological-levels';

/** Nodes to re-evaluate, each once, those that others depend on first. Holds nothing between two runs. */
export class Worklist {
  private readonly waiting: Uint8Array;
  private readonly queue: Int32Array;
  private readonly filled: Int32Array;
  private lowest = 0;
  private highest = -1;

  constructor(private readonly levels: TopologicalLevels) {
    this.waiting = new Uint8Array(levels.level.length);
    this.queue = new Int32Array(levels.level.length);
    this.filled = new Int32Array(levels.starts.length);
  }

  add(node: number): void {
    if (this.waiting[node]) return;
    this.waiting[node] = 1;
    const level = this.levels.level[node]!;
    this.queue[this.levels.starts[level]! + this.filled[level]!++] = node;
    if (this.highest < 0 || level < this.lowest) this.lowest = level;
    if (level > this.highest) this.highest = level;
  }

  /** `evaluate` may add nodes of higher levels than its own, which are reached in the same run. */
  run(evaluate: (node: number) => void): void {
    for (let level = this.lowest; level <= this.highest; level++) {
      const start = this.levels.starts[level]!;
      for (let place = 0; place < this.filled[level]!; place++) {
        const node = this.queue[start + place]!;
        this.waiting[node] = 0;
        evaluate(node);
      }
      this.filled[level] = 0;
    }
    this.highest = -1;
  }
}
