import { AppError } from './errors';
import { operations, type Input, type OperationName, type Output } from './operations';
import { failure, success, type Result } from './result';

/** The part of `AbortSignal` that every environment has. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Long work says how far it is and stops when asked. */
export interface CallContext {
  readonly signal: CancelSignal;
  progress(done: number, total: number, label?: string): void;
}

export type Handlers = { readonly [N in OperationName]: (input: Input<N>, context: CallContext) => Promise<Output<N>> };

/** What to do with an unforeseen error: note it without answers, and return a reference that the user can quote. */
export type NoteUnforeseen = (operation: string, error: unknown) => string;

/** Checks, calls, and turns every outcome into a `Result`. Never rejects. Own properties only. */
export async function dispatch(
  handlers: Handlers,
  name: string,
  rawInput: unknown,
  context: CallContext,
  noteUnforeseen: NoteUnforeseen,
): Promise<Result<unknown>> {
  if (!Object.hasOwn(operations, name)) return failure({ code: 'operation-unknown', params: { operation: name.slice(0, 100) } });
  const operation = name as OperationName;
  const parsed = operations[operation].input.safeParse(rawInput);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return failure({
      code: 'input-invalid',
      params: { operation, path: issue?.path.map(String).join('.') ?? '', problem: issue?.message ?? '' },
    });
  }
  try {
    const handler = handlers[operation] as (input: unknown, context: CallContext) => Promise<unknown>;
    return success(await handler(parsed.data, context));
  } catch (error) {
    if (error instanceof AppError) return failure({ code: error.code, params: error.params });
    if (context.signal.aborted) return failure({ code: 'cancelled', params: {} });
    return failure({ code: 'internal', params: { reference: noteUnforeseen(operation, error) } });
  }
}
