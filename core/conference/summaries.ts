import type { Mark, MarkKind } from './summary';

/** One submission in few bytes: pairs of numbers, a provision and what is said of it, as `Summaries` names them. */
export interface PackedSummary {
  readonly digest: string;
  /** Its bundle could not be read. */
  readonly unread?: true;
  readonly marks: Uint32Array;
}

export interface SaidMark {
  readonly kind: MarkKind;
  readonly value: string;
}

/** The marks of many submissions. Derived from the bundles alone, and never asked what is true. */
export class Summaries {
  private readonly packed = new Map<string, PackedSummary>();
  private readonly provisionNumbers = new Map<string, number>();
  private readonly saidNumbers = new Map<string, number>();
  private readonly provisionIds: string[] = [];
  private readonly said: SaidMark[] = [];

  /** As `provisions`, `marks` and `all` gave them. */
  static of(provisions: readonly string[], marks: readonly SaidMark[], packed: readonly PackedSummary[]): Summaries {
    const made = new Summaries();
    for (const provision of provisions) made.numberOfProvision(provision);
    for (const mark of marks) made.numberOfSaid(mark);
    for (const each of packed) made.packed.set(each.digest, each);
    return made;
  }

  get provisions(): readonly string[] {
    return this.provisionIds;
  }

  get marks(): readonly SaidMark[] {
    return this.said;
  }

  has(digest: string): boolean {
    return this.packed.has(digest);
  }

  of(digest: string): PackedSummary | undefined {
    return this.packed.get(digest);
  }

  /** In the order in which they were added. */
  all(): Iterable<PackedSummary> {
    return this.packed.values();
  }

  /** `marks`: null where the bundle could not be read. */
  add(digest: string, marks: Iterable<Mark> | null): void {
    const numbers: number[] = [];
    for (const { provision, kind, value } of marks ?? [])
      numbers.push(this.numberOfProvision(provision), this.numberOfSaid({ kind, value }));
    this.packed.set(digest, { digest, ...(marks === null && { unread: true as const }), marks: Uint32Array.from(numbers) });
  }

  /** The marks as they were added. */
  *marksOf({ marks }: PackedSummary): Generator<Mark> {
    for (let at = 0; at + 1 < marks.length; at += 2) {
      const said = this.said[marks[at + 1] ?? -1];
      const provision = this.provisionIds[marks[at] ?? -1];
      if (said && provision !== undefined) yield { provision, ...said };
    }
  }

  /** The marks of these kinds, provision by provision. */
  *byProvision({ marks }: PackedSummary, kinds: readonly MarkKind[]): Generator<readonly [string, readonly SaidMark[]]> {
    let provision = -1;
    let own: SaidMark[] = [];
    for (let at = 0; at + 1 < marks.length; at += 2) {
      const said = this.said[marks[at + 1] ?? -1];
      if (!said || !kinds.includes(said.kind)) continue;
      if (marks[at] !== provision) {
        if (own.length > 0) yield [this.provisionIds[provision] ?? '', own];
        provision = marks[at] ?? -1;
        own = [];
      }
      own.push(said);
    }
    if (own.length > 0) yield [this.provisionIds[provision] ?? '', own];
  }

  private numberOfProvision(provision: string): number {
    const known = this.provisionNumbers.get(provision) ?? this.provisionIds.push(provision) - 1;
    this.provisionNumbers.set(provision, known);
    return known;
  }

  private numberOfSaid(mark: SaidMark): number {
    const key = `${mark.kind}:${mark.value}`;
    const known = this.saidNumbers.get(key) ?? this.said.push(mark) - 1;
    this.saidNumbers.set(key, known);
    return known;
  }
}
