/** The last `most` things that were asked for, by name. */
export class LastUsed<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  get(name: string): T | undefined {
    const known = this.kept.get(name);
    if (known === undefined) return undefined;
    this.kept.delete(name);
    this.kept.set(name, known);
    return known;
  }

  set(name: string, value: T): void {
    this.kept.delete(name);
    this.kept.set(name, value);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.most && oldest !== undefined) this.kept.delete(oldest);
  }
}
