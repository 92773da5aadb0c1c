import type { AppErrorBody } from '#core/contract/errors';

type Strings = Readonly<Record<string, unknown>>;

const sentences = import.meta.glob<Strings>('../locales/*/ui.json', { eager: true, import: 'error' });
const things = import.meta.glob<Strings>('../locales/*/ui.json', { eager: true, import: 'what' });

/** Why the program could not start, before there is a window to say it. `locale` is the platform's, e.g. `fr-CH`. */
export function startError({ code, params }: AppErrorBody, locale: string): string {
  const own = `../locales/${locale.split('-')[0]}/ui.json`;
  const file = own in sentences ? own : '../locales/en/ui.json';
  const word = (name: string, value: string): string => {
    const known = name === 'what' || name === 'file' ? things[file]?.[value] : undefined;
    return typeof known === 'string' ? known : value;
  };
  const sentence = sentences[file]?.[code];
  if (typeof sentence !== 'string') return code;
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => word(name, String(params[name] ?? '')));
}
