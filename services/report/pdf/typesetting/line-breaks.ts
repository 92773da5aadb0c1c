import LineBreaker from 'linebreak';

/** May the line end after this code unit? */
export const NO_BREAK = 0;
export const MAY_BREAK = 1;
export const MUST_BREAK = 2;

/** By UAX #14: after spaces and hyphens, between Chinese characters, never before a closing bracket. One mark per code unit. */
export function lineBreaks(text: string): Uint8Array {
  const breaks = new Uint8Array(text.length);
  const breaker = new LineBreaker(text);
  for (let found = breaker.nextBreak(); found !== null; found = breaker.nextBreak()) {
    if (found.position > 0) breaks[found.position - 1] = found.required ? MUST_BREAK : MAY_BREAK;
  }
  return breaks;
}
