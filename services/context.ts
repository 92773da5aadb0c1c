import type { ContentLibrary } from './content/content-library';
import type { FileExchange } from './files/file-exchange';
import type { DataFolder } from './storage/data-folder';

/** What every service is given; `create-services.ts` is the one place that puts it together. */
export interface ServiceContext {
  readonly data: DataFolder;
  readonly files: FileExchange;
  readonly content: ContentLibrary;
  readonly clock: Clock;
  /** A new random id, URL-safe, at least 128 bits. */
  readonly newId: () => string;
  /** Version of the program, written into what it makes. */
  readonly version: string;
}

export interface Clock {
  /** ISO instant in UTC, to the millisecond. */
  now(): string;
}
