import { ASIDE, isContent, STAGED } from './data-folder-layout';

/** Content that everybody may know: questionnaires lie in clear beside the program too. */
const PUBLIC = 'questionnaires';
/** Where an assessment is put together before it moves to its place. */
const TOGETHER = 'carrying';
/** Copies of files on their way in, which the program empties at each start. */
const PASSING: ReadonlySet<string> = new Set(['register/opening', 'agencies/held']);

/**
 * The name under which a file is sealed: its path relative to the data folder, as it is once everything lies in its place. Null where a
 * file is never sealed. Folders are moved as a whole (`removed/`, `aside/`), and copies stand beside what they are copies of.
 */
export function boundName(path: string): string | null {
  const inPlace = path
    .replace(new RegExp(`^(?:${STAGED}|${ASIDE})/[^/]+/`), '')
    .replace(/^removed\/(.+)-[A-Za-z0-9_-]{22}\//, 'assessments/$1/')
    .replace(new RegExp(`^${TOGETHER}/([^/]+)/`), 'assessments/$1/')
    .replace(/\/journal\.erased\.ndjson$/, '/journal.ndjson')
    .replace(/\.bak$/, '');
  const segments = inPlace.split('/');
  const [first = ''] = segments;
  if (first !== TOGETHER && !isContent(first)) return null;
  return first === PUBLIC || PASSING.has(segments.slice(0, 2).join('/')) ? null : inPlace;
}

/** Whether a file is sealed line by line, so that lines can be appended. */
export const isOfLines = (name: string): boolean => name.endsWith('.ndjson');
