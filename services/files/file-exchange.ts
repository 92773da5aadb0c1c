/**
 * How files cross a host: as single-use handles, never as paths from the window. A host turns what the user chose
 * into handles; services take them once. What services make for the user is offered, and the host hands it over.
 */
export interface FileExchange {
  /** The file behind a handle; throws AppError `handle-unknown` the second time. */
  take(handle: string): Promise<IncomingFile>;
  /**
   * Registers a finished file for the host to hand over, once. A `lasting` file belongs to the data and stays; any other
   * was made for this occasion, and the host may remove it when the user has it.
   */
  offer(path: string, name: string, lasting?: 'lasting'): Promise<string>;
}

export interface IncomingFile {
  /** Where it can be read; only services see it. */
  readonly path: string;
  /** The user's name for it, without folders. */
  readonly name: string;
  readonly bytes: number;
  /** Removes a temporary copy, where the host made one; never the user's own file. */
  release(): Promise<void>;
}
