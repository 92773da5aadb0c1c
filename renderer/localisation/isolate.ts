import { unsteered } from '#core/answers/unsteered';
import type { Direction } from './direction';

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LEFT_TO_RIGHT = /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc])\p{L}/u;
const OPEN = '\u2068';
const CLOSE = '\u2069';

/**
 * A name, file or reference inside a sentence that runs the other way: isolated, so that the words, figures and brackets
 * around it keep their order. Anything that runs the way of the sentence stays as it is.
 */
export function isolate(value: string, sentence: Direction): string {
  if (!closesWhatItOpens(value)) return isolate(unsteered(value), sentence);
  const foreign = sentence === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  return foreign.test(value) && !value.startsWith(OPEN) ? `${OPEN}${value}${CLOSE}` : value;
}

/** Has no marks but those that this puts around a name, each with its end. Whatever else came from elsewhere could turn the sentence around. */
function closesWhatItOpens(value: string): boolean {
  let open = 0;
  for (const [mark] of value.matchAll(/[\u202a-\u202e\u2066-\u2069]/g)) {
    if (mark !== OPEN && mark !== CLOSE) return false;
    open += mark === OPEN ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
}
