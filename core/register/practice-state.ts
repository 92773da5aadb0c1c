/**
 * The State of examples and trainings, so that no real State's name stands under invented answers. The code is one that
 * ISO 3166 leaves to its users; it counts only where everything is marked as practice.
 */
export const PRACTICE_STATE = 'XX';

/** Whether a code names a State that may act here: one of the list, or the practice State in a practice. */
export const isStateCode = (code: string, practice: boolean, states: readonly { readonly code: string }[]): boolean =>
  states.some((state) => state.code === code) || (practice && code === PRACTICE_STATE);
