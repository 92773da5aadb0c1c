import i18next from 'i18next';
import type { AppErrorBody } from '#core/contract/errors';

/** Where the words of a parameter's code stand in the interface strings. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  problem: ['problem', 'textPackProblem', 'signatureProblem', 'verification'],
  what: ['what'],
  reason: ['reason'],
  file: ['what'],
};

/** A foreseen stop as a sentence; a parameter whose code has words of its own is said in them, any other as it came. */
export function errorSentence({ code, params }: AppErrorBody): string {
  return i18next.t(`error.${sentenceOf(code, params)}`, { ...params, ...inWords(params), remedy: remedyFor(params['problem']) });
}

/** What to do about a problem, for sentences that have room for it. */
function remedyFor(problem: string | number | undefined): string {
  const own = `remedy.${problem ?? ''}`;
  return i18next.t(i18next.exists(own) ? own : 'remedy.other');
}

/** What was given can be wrong as a whole; then there is no place to name. */
const sentenceOf = (code: AppErrorBody['code'], params: AppErrorBody['params']): string =>
  code === 'input-invalid' && params['path'] ? 'input-invalid-at' : code;

function inWords(params: AppErrorBody['params']): Readonly<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [name, places] of Object.entries(WORDS)) {
    const key = places.map((place) => `${place}.${params[name]}`).find((each) => i18next.exists(each));
    if (key !== undefined) said[name] = i18next.t(key).replace(/[\s\u00a0]?[.。:：]$/u, '');
  }
  return said;
}
