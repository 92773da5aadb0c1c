import { isContent } from '../storage/data-folder-layout';

const MOST_DEPTH = 12;
const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Letters, digits and what else every file system takes as part of a name. */
const SEGMENT = /^(?!\.)[^\p{Cc}\p{Cs}\\/<>:"|?*]{1,200}(?<![. ])$/u;

/** Made anew by the program, or of no use elsewhere. */
const PASSING: ReadonlySet<string> = new Set(['register/opening', 'agencies/held']);
export const isPassing = (path: string): boolean => PASSING.has(path.split('/').slice(0, 2).join('/'));

/**
 * Whether a path may stand in a backup: relative, within the content of a data folder, and a name that every file system takes.
 * Hidden files are those of half-finished writes, or of the system.
 */
export function isContentPath(path: string): boolean {
  const segments = path.split('/');
  const [first = ''] = segments;
  if (segments.length > MOST_DEPTH || !isContent(first)) return false;
  if (isPassing(path)) return false;
  return segments.every((segment) => SEGMENT.test(segment) && !RESERVED_ON_WINDOWS.test(segment));
}

/** Named by a sum of its content and never changed: it can be read at any later time. */
export const isSettled = (path: string): boolean => /[0-9a-f]{64}[^/]*$/.test(path);

/** What can lie beside each other on every file system, also one that does not tell capital letters apart. */
export class NamesOnDisk {
  private readonly files = new Set<string>();
  private readonly folders = new Set<string>();

  /** False where a file of this path cannot lie beside those before. */
  takes(path: string): boolean {
    const name = path.normalize('NFC').toLowerCase();
    if (this.files.has(name) || this.folders.has(name)) return false;
    this.files.add(name);
    for (let end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      const folder = name.slice(0, end);
      if (this.files.has(folder)) return false;
      this.folders.add(folder);
    }
    return true;
  }
}
