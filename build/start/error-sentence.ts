import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AppErrorBody } from '#core/contract/errors';

/** The English sentence of a foreseen stop, from the interface strings; the bare code where there is none. */
export function errorSentence({ code, params }: AppErrorBody): string {
  const file = path.resolve(import.meta.dirname, '../../locales/en/ui.json');
  const strings = JSON.parse(readFileSync(file, 'utf8')) as { readonly error?: Readonly<Record<string, unknown>> };
  const sentence = strings.error?.[code];
  if (typeof sentence !== 'string') return `${code} ${JSON.stringify(params)}`;
  return sentence.replace(/\{(\w+)\}/g, (_place, name: string) => String(params[name] ?? ''));
}
