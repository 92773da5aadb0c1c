import path from 'node:path';
import type { ChosenFile } from '#core/contract/api';
import { AppError } from '#core/contract/errors';
import type { FileDialogs } from './file-dialogs';

/** As the system hands them over: a double click, a drop onto the program, "open with". */
const OPENS = /\.omnibus(\.age|-task|-answers)?$/i;

/**
 * Bundles, work packages and contributions that were opened from outside of the window. They wait here as handles until the page
 * takes them; the page shows what they are and receives or opens nothing by itself.
 */
export class OpenedFiles {
  private waiting: ChosenFile[] = [];

  constructor(
    private readonly files: FileDialogs,
    /** Called when there is something to take. */
    private readonly tell: () => void,
  ) {}

  /** The words after the program's name; relative ones as seen from `folder`. Others than files of this program that exist are left alone. */
  async open(words: readonly string[], folder: string): Promise<void> {
    const ours = words.filter((word) => !word.startsWith('-') && OPENS.test(word)).map((word) => path.resolve(folder, word));
    for (const file of ours) {
      try {
        this.add(await this.files.admit([file]));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
      }
    }
  }

  add(files: readonly ChosenFile[]): void {
    this.waiting.push(...files);
    if (files.length > 0) this.tell();
  }

  /** Each file is given once. */
  take(): readonly ChosenFile[] {
    const taken = this.waiting;
    this.waiting = [];
    return taken;
  }
}
