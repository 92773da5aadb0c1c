import type { DurableFiles } from './durable-files';

/** A data folder that this process owns, or reads only. */
export interface DataFolder {
  readonly path: string;
  readonly access: 'owner' | 'read-only';
  readonly files: DurableFiles;
  /** Throws AppError `ownership-lost` or `read-only` unless this process may write now. Called before every write. */
  assertWritable(): Promise<void>;
  close(): Promise<void>;
}
