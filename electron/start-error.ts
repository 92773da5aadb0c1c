import type { AppErrorBody } from '#core/contract/errors';

type Sentences = Readonly<Record<string, string>>;

const sentences = import.meta.glob<Sentences>('../locales/*/ui.json', { eager: true, import: 'error' });

/** Why the program could not start, before there is a window to say it. `locale` is the platform's, e.g. `fr-CH`. */
export function startError({ code, params }: AppErrorBody, locale: string): string {
  const known = sentences[`../locales/${locale.split('-')[0]}/ui.json`] ?? sentences['../locales/en/ui.json'];
  return (known?.[code] ?? code).replace(/\{(\w+)\}/g, (_place, name: string) => String(params[name] ?? ''));
}
