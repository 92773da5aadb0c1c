/** How the files are told apart by their names; what is in them decides. */
export const PACKAGE_ENDING = '.omnibus-task';
export const CONTRIBUTION_ENDING = '.omnibus-answers';

/** What a file says of itself by its name, whatever was added before the ending. */
export function agencyFileOf(name: string): 'package' | 'contribution' | null {
  const folded = name.toLowerCase();
  if (folded.endsWith(PACKAGE_ENDING)) return 'package';
  return folded.endsWith(CONTRIBUTION_ENDING) ? 'contribution' : null;
}
