/** A benchmark that `bench/run.ts` knows by name. Its figures are printed as JSON under that name. */
export interface Benchmark {
  readonly name: string;
  /** Says in one line what is being done; never mixed into the figures. */
  run(say: (line: string) => void): Promise<BenchmarkResult>;
}

export interface BenchmarkResult {
  /** What `--json` prints. */
  readonly figures: unknown;
  /** What a reader sees. */
  readonly table: readonly string[];
}
