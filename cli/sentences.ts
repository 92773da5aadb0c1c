import { readFileSync } from 'node:fs';
import type { AppErrorBody } from '#core/contract/errors';

interface Strings {
  readonly [key: string]: string | Strings;
}

/** The command line speaks English: `cli.json` is its own, everything else it shares with the windows. */
const strings: Strings = { ...read('ui.json'), ...read('cli.json') };

function read(name: string): Strings {
  return JSON.parse(readFileSync(new URL(`../locales/en/${name}`, import.meta.url), 'utf8')) as Strings;
}

type Params = Readonly<Record<string, string | number>>;

/** The English sentence under a key of the interface strings, its places filled; an unknown key is shown as it is. */
export function say(key: string, params: Params = {}): string {
  let found: string | Strings | undefined = strings;
  for (const part of key.split('.')) found = typeof found === 'object' && Object.hasOwn(found, part) ? found[part] : undefined;
  return typeof found === 'string' ? fill(found, params) : key;
}

const has = (key: string): boolean => say(key) !== key;

/** Where the words of a parameter's code stand in the interface strings. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  problem: ['problem', 'textPackProblem', 'signatureProblem', 'verification'],
  what: ['what'],
  reason: ['reason'],
  file: ['what'],
};

/**
 * A stop in words, with its remedy; `cli.error` where the window's sentence speaks of what only a window has. A parameter's code
 * that has words is said in them, any other as it came.
 */
export function sayError({ code, params }: AppErrorBody): string {
  const said = Object.entries(params).flatMap(([name, value]) => {
    const key = WORDS[name]?.map((place) => `${place}.${value}`).find(has);
    return key === undefined ? [] : [[name, say(key).replace(/[.:]$/, '')] as const];
  });
  const remedy = `remedy.${params['problem'] ?? ''}`;
  const dated = typeof params['since'] === 'string' ? { ...params, since: moment(params['since']) } : params;
  // What was given can be wrong as a whole; then there is no place to name.
  const sentence = code === 'input-invalid' && params['path'] ? 'input-invalid-at' : code;
  return say(has(`cli.error.${sentence}`) ? `cli.error.${sentence}` : `error.${sentence}`, {
    ...dated,
    ...Object.fromEntries(said),
    remedy: say(has(remedy) ? remedy : 'remedy.other'),
  });
}

/** An instant by this computer's clock; what is none is said as it came. */
function moment(instant: string): string {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? instant : at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place));
