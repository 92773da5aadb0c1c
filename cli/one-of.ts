import { UsageError } from './usage-error';

/** What was given, where it is among what is known. Throws `UsageError`, which names all of them. */
export function oneOf<T extends string>(option: string, given: string | undefined, known: readonly T[]): T {
  const found = known.find((each) => each === given);
  if (found === undefined) throw new UsageError('option-unknown', { option, known: known.join(', ') });
  return found;
}
