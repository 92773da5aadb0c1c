/** Draws that are the same on every machine: one sequence a seed, and a seed of its own for every place that draws. */
export class Seeded {
  private state: number;

  constructor(...seed: readonly (string | number)[]) {
    this.state = hashOf(seed.join('\u001f'));
  }

  /** At least 0, below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `least` to `most`. */
  between = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));
  /** True in that share of cases. */
  chance = (share: number): boolean => this.next() < share;
  oneOf = <T>(from: readonly T[]): T => from[this.between(0, from.length - 1)]!;
  /** At least one, where there is one. */
  some = <T>(from: readonly T[], share = 0.4): T[] => {
    const taken = from.filter(() => this.chance(share));
    return taken.length > 0 || from.length === 0 ? taken : [this.oneOf(from)];
  };
}

/** FNV-1a over UTF-16 units, mixed once more. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return hash ^ (hash >>> 16);
}
