/** Names of the messages between the window and the main process. */
export const CHANNELS = {
  call: 'omnibus:call',
  cancel: 'omnibus:cancel',
  progress: 'omnibus:progress',
  chooseFiles: 'omnibus:choose-files',
  acceptFiles: 'omnibus:accept-files',
  saveFile: 'omnibus:save-file',
  openLink: 'omnibus:open-link',
  openedFiles: 'omnibus:opened-files',
  menu: 'omnibus:menu',
} as const;

export interface ProgressMessage {
  readonly call: string;
  readonly done: number;
  readonly total: number;
  readonly label?: string;
}
