import path from 'node:path';
import { parseArgs } from 'node:util';
import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';

export interface PreviewOptions {
  readonly provision: string;
  readonly language: Language;
  readonly open: boolean;
  readonly port: number;
  /** Folder that holds `questionnaires/` and `locales/`. */
  readonly content: string;
}

export const PREVIEW_USAGE = `usage: npm run preview -- PROVISION [--language ${LANGUAGES.join('|')}] [--no-open] [--port N] [--content FOLDER]
  PROVISION  such as 'TIP:5(1)', in quotation marks because of its brackets`;

/** Throws Error with a sentence for what cannot be understood. */
export function readPreviewOptions(words: readonly string[], project: string): PreviewOptions {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      language: { type: 'string', default: SOURCE_LANGUAGE },
      'no-open': { type: 'boolean', default: false },
      port: { type: 'string', default: '0' },
      content: { type: 'string', default: project },
    },
  });
  const [provision, ...others] = positionals;
  if (provision === undefined || others.length > 0) throw new Error('Name one provision.');
  const language = LANGUAGES.find((known) => known === values.language);
  if (!language) throw new Error(`There is no language ${values.language}.`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port takes a number from 0 to 65535.');
  return { provision, language, open: !values['no-open'], port, content: path.resolve(values.content) };
}
