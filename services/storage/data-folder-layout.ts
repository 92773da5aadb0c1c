/** What lies in a data folder beside its content: of the running program, on its way, or kept from before. */
export const FOLDER_FILE = 'folder.json';
/** Content that is unpacked and not yet in place. */
export const STAGED = 'restore';
/** Content that was replaced, one folder each time. */
export const ASIDE = 'aside';
/** While content is replaced: first the old goes out, then the new comes in. */
export const GOING_OUT = 'switching-out.json';
export const COMING_IN = 'switching-in.json';

const NOT_CONTENT: ReadonlySet<string> = new Set([
  FOLDER_FILE,
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
