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

/** A stop in words, with its remedy. A problem that has words of its own is said in them. */
export function sayError({ code, params }: AppErrorBody): string {
  const problem = String(params['problem'] ?? '');
  const known = problem === '' ? undefined : [`problem.${problem}`, `verification.${problem}`].find(has);
  return say(`error.${code}`, known === undefined ? params : { ...params, problem: say(known).replace(/\.$/, '') });
}

const fill = (sentence: string, params: Params): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(params, name) ? String(params[name]) : place));
