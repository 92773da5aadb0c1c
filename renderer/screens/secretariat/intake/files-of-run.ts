import type { ListedFile } from '#core/register/intake';

export interface FilesOfRun {
  /** Chosen, and not in the list: going on would add them. */
  readonly more: number;
  /** In the list and not yet decided, and not chosen: going on leaves them untouched. */
  readonly missing: number;
}

/** What a choice of files is to a run, by name and length: nothing else is known of a file before it is read. */
export function filesOfRun(rows: readonly (ListedFile & { readonly outcome?: string })[], chosen: readonly ListedFile[]): FilesOfRun {
  const undecided = countByName(rows.filter(({ outcome }) => outcome === undefined || outcome === 'failed'));
  const listed = countByName(rows);
  let more = 0;
  for (const file of chosen) {
    const name = nameOf(file);
    const left = listed.get(name) ?? 0;
    if (left === 0) more += 1;
    listed.set(name, Math.max(0, left - 1));
    undecided.set(name, Math.max(0, (undecided.get(name) ?? 0) - 1));
  }
  return { more, missing: [...undecided.values()].reduce((sum, count) => sum + count, 0) };
}

function countByName(files: readonly ListedFile[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(nameOf(file), (counts.get(nameOf(file)) ?? 0) + 1);
  return counts;
}

/** As the program calls it once it has it. */
const nameOf = ({ name, bytes }: ListedFile): string => `${bytes} ${name.normalize('NFC')}`;
