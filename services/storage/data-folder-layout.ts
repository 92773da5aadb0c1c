/** What lies in a data folder beside its content: of the running program, on its way, or kept from before. */
export const FOLDER_FILE = 'folder.json';
/** Of a sealed folder: without what stands in it nobody could ever read the content. */
export const FOLDER_FILE_COPY = 'folder.json.bak';
/** The language in which a sealed folder asks for its passphrase. */
export const LOCK_SCREEN_FILE = 'lock-screen.json';
/** Content that is unpacked and not yet in place. */
export const STAGED = 'restore';
/** Content that was replaced, one folder each time. */
export const ASIDE = 'aside';
/** While content is replaced: first the old goes out, then the new comes in. */
export const GOING_OUT = 'switching-out.json';
export const COMING_IN = 'switching-in.json';

const NOT_CONTENT: ReadonlySet<string> = new Set([
  FOLDER_FILE,
  FOLDER_FILE_COPY,
  LOCK_SCREEN_FILE,
  STAGED,
  ASIDE,
  GOING_OUT,
  COMING_IN,
  'owner',
  'outgoing',
  'incoming',
  'hand-over.secret',
  'signing',
  'carrying',
]);

/** Whether an entry directly in the data folder is content: whatever is not known to be something else. */
export const isContent = (name: string): boolean => !name.startsWith('.') && !NOT_CONTENT.has(name.toLowerCase());

/** What passes through on its way to or from a user, or is put together; emptied at every start. */
const PASSING_FOLDERS: ReadonlySet<string> = new Set(['outgoing', 'incoming', 'signing', 'carrying', STAGED]);
export const isPassingFolder = (name: string): boolean => PASSING_FOLDERS.has(name);
/** A file that was being written when the program stopped. */
export const isHalfWritten = (name: string): boolean => /^\.[0-9a-f]{24}\.tmp$/.test(name);
