import type { Input, OperationName, OutgoingFile, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';

/** One user's program over a data folder of its own, whatever the host. */
export interface Office {
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Result<Output<N>>>;
  /** What the host answers to input that no type checker has seen. */
  callAnything(name: OperationName, input: unknown): Promise<Result<unknown>>;
  /** True when the host says that it knows no such operation. */
  knowsNot(name: string): Promise<boolean>;
  /** Chooses a file of the user; the answer goes where an input wants a file. */
  choose(file: string): Promise<string>;
  /** Keeps a file that an operation offers; answers with where it lies. */
  keep(offer: OutgoingFile): Promise<string>;
  close(): Promise<void>;
}

export interface Host {
  readonly name: string;
  /** Files are named by handles that are good once; on the command line they are named by their paths. */
  readonly hasHandles: boolean;
  /** `folder` is empty and the office's own. */
  open(folder: string): Promise<Office>;
}
