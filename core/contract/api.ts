import type { CancelSignal } from './dispatch';
import type { Input, OperationName, Output } from './operations';
import type { Result } from './result';

/** How the renderer reaches the services, whatever the host. `window.omnibus` in Electron, HTTP in a browser tab. */
export interface HostApi {
  readonly host: 'electron' | 'web';
  call<N extends OperationName>(name: N, input: Input<N>, options?: CallOptions): Promise<Result<Output<N>>>;
  /**
   * Lets the user choose files; empty when they cancelled. Handles are single-use. Where a host has to carry the files, it
   * says how far it is, in bytes, and stops at the signal; then nothing of them stays.
   */
  chooseFiles(
    options: {
      readonly accept: readonly string[];
      readonly multiple: boolean;
      /** A folder instead: what of these kinds lies in it and in the folders within. */
      readonly folder?: boolean;
    },
    transfer?: CallOptions,
  ): Promise<readonly ChosenFile[]>;
  /** Makes handles of files dropped onto the window. */
  acceptFiles(files: readonly DroppedFile[], transfer?: CallOptions): Promise<readonly ChosenFile[]>;
  /** Gives an outgoing file to the user; one that was not saved may be saved again under the same handle. */
  saveFile(handle: string, suggestedName: string, transfer?: CallOptions): Promise<SavedFile>;
  /** Opens an http or https link outside, on the user's click only. */
  openLink(url: string): Promise<void>;
  /** Files that were opened from outside of the window since this was last asked; in the browser none ever is. */
  openedFiles(): Promise<readonly ChosenFile[]>;
  /**
   * Commands of a native menu; in the browser nothing calls back. Returns the way to stop listening. `start`,
   * `secretariat`, `review`, `assessment:<id>`: show it; `undo`, `redo`: the last change; `opened-file`: there is
   * something for `openedFiles` to give.
   */
  onMenu(listener: (command: string) => void): () => void;
}

export interface CallOptions {
  readonly signal?: CancelSignal;
  readonly onProgress?: (done: number, total: number, label?: string) => void;
}

export interface SavedFile {
  readonly saved: boolean;
  /** A file name to show, never a path of the machine. */
  readonly where?: string;
  /** It broke off on its way: nobody has stopped it. */
  readonly broken?: boolean;
}

export interface ChosenFile {
  readonly handle: string;
  readonly name: string;
  readonly bytes: number;
}

/** What is needed of a browser `File`; hosts know the rest. */
export interface DroppedFile {
  readonly name: string;
  readonly size: number;
}
