import type * as Electron from 'electron';

export interface FrameAddress {
  readonly url: string;
  /** The frame lies in another one. */
  readonly isInner?: boolean;
}

export interface WindowOpening {
  readonly window: number;
  readonly width: number;
  readonly height: number;
  /** Absolute path and text of the preload; null when there is none. */
  readonly preload: { readonly file: string; readonly text: string } | null;
  readonly preferences: Readonly<Record<string, unknown>>;
}

export interface MenuEntry {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly accelerator?: string;
  readonly type?: string;
  readonly enabled?: boolean;
  readonly submenu?: readonly MenuEntry[];
}

export interface DialogShown {
  readonly kind: 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox';
  readonly options: Readonly<Record<string, unknown>>;
}

/** Told as they happen, in their order. */
export type Note =
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'schemes'; readonly schemes: readonly Electron.CustomScheme[] }
  | { readonly kind: 'switch'; readonly name: string }
  | { readonly kind: 'menu'; readonly entries: readonly MenuEntry[] }
  | { readonly kind: 'error-box'; readonly text: string }
  | { readonly kind: 'external'; readonly url: string }
  | { readonly kind: 'print' }
  | { readonly kind: 'shown' | 'focus' | 'restored' | 'maximized'; readonly window: number }
  | { readonly kind: 'background'; readonly color: string }
  | { readonly kind: 'spell-checker'; readonly on: boolean }
  | { readonly kind: 'exit'; readonly status: number };

/** What the program asks of the test, which owns the browser. */
export interface AskedOfTest {
  note(input: Note): null;
  openWindow(input: WindowOpening): null;
  loadPage(input: { readonly window: number; readonly url: string }): string | null;
  reloadPage(input: { readonly window: number }): null;
  /** Resolves with false where the page stays; `force`: it is not asked. */
  closePage(input: { readonly window: number; readonly force: boolean }): boolean;
  sendToPage(input: { readonly window: number; readonly channel: string; readonly text: string }): null;
  showDialog(input: DialogShown): Readonly<Record<string, unknown>>;
}

export interface PageRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageAnswer {
  /** Chromium's word for why there is no answer. */
  readonly failed?: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface Invocation {
  readonly window: number;
  readonly channel: string;
  /** Packed input. */
  readonly text: string;
  /** `null`: the frame is gone by the time the message is handled (docs/api/structures/ipc-main-invoke-event). */
  readonly frame: FrameAddress | null;
}

/** What the test asks of the program. */
export interface AskedOfProgram {
  serve(input: PageRequest): PageAnswer;
  /** May this request leave? */
  mayRequest(input: { readonly url: string }): boolean;
  invoke(input: Invocation): { readonly ok: boolean; readonly text: string };
  send(input: Invocation): null;
  mayNavigate(input: { readonly window: number; readonly url: string; readonly isMainFrame: boolean }): boolean;
  mayOpen(input: { readonly window: number; readonly url: string }): boolean;
  mayHave(input: { readonly window: number; readonly permission: string }): boolean;
  /** The page wants to stay: does the program let it go all the same? */
  mayUnload(input: { readonly window: number }): boolean;
  mayDownload(input: { readonly url: string }): boolean;
  mayAttachWebview(input: { readonly window: number }): boolean;
  clickMenu(input: { readonly id: string }): null;
  pageCrashed(input: { readonly window: number }): null;
  systemTurnsDark(input: { readonly dark: boolean }): null;
  openFile(input: { readonly file: string }): null;
  moveWindow(input: { readonly window: number; readonly bounds: Electron.Rectangle; readonly maximized: boolean }): null;
  closeWindow(input: { readonly window: number }): null;
  quit(input: null): null;
}
