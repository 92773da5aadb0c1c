/** The command was called in a way it does not know: exit status 64 and the sentence `cli.usage.<problem>`. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  constructor(
    readonly problem: string,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(problem);
  }
}
