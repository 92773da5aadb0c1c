import type { Page } from '@playwright/test';

/** What the user does with a dialog of the system. */
export type DialogAnswer =
  | { readonly canceled: boolean; readonly filePaths: readonly string[] }
  | { readonly canceled: boolean; readonly filePath: string }
  | { readonly response: number };

/** The desktop program while it runs, as its user has it, whatever runs it. */
export interface DesktopRun {
  /** The page of its window, loaded. */
  page(): Promise<Page>;
  /** The next dialogs of the system, in this order; one that nobody foresaw fails the test. */
  answerDialogs(...answers: readonly DialogAnswer[]): Promise<void>;
  /** How many dialogs there have been. */
  dialogsShown(): Promise<number>;
  /** By the id of the entry (electron/menu.ts). */
  chooseFromMenu(id: string): Promise<void>;
  /** The words of the menu bar. */
  menuBar(): Promise<readonly string[]>;
  /** The words below one entry of the menu bar's menus, by its id. */
  submenu(id: string): Promise<readonly string[]>;
  /** Quits as the user would. Resolves with the exit status. */
  quit(): Promise<number>;
  /** Everything that went wrong in it. */
  faults(): readonly string[];
}

export interface DesktopStart {
  readonly dataFolder: string;
  /** What the user, or the system, puts after the program's name. */
  readonly words?: readonly string[];
}

/** Something that can run the built desktop program. */
export interface DesktopHost {
  start(start: DesktopStart): Promise<DesktopRun>;
  /** A start beside one that runs: it ends by itself. Resolves with the exit status. */
  startBeside(start: DesktopStart): Promise<number>;
}
