import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { directionOf } from '../../renderer/localisation/direction';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';

const root = path.resolve(import.meta.dirname, '../..');
const SCRIPT = 'browser-check.js';

interface Sentences {
  readonly title: string;
  readonly text: string;
  readonly noScript: string;
}

function sentencesOf(language: Language): Sentences {
  const strings = JSON.parse(readFileSync(path.join(root, 'locales', language, 'ui.json'), 'utf8')) as { readonly browser: Sentences };
  return strings.browser;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const inAllLanguages = (text: keyof Sentences): string =>
  LANGUAGES.map((language) => {
    const sentences = sentencesOf(language);
    const said = `<h2>${escaped(sentences.title)}</h2><p>${escaped(sentences[text])}</p>`;
    return `<section lang="${language}" dir="${directionOf(language)}">${said}</section>`;
  }).join('\n');

/**
 * What a browser shows that cannot run the window: the sentences stand in the page itself, in every language, and a plain
 * script of its own, which the content policy allows as it allows the others, brings them out.
 */
export function browserNotice(): Plugin {
  return {
    name: 'browser-notice',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: SCRIPT, source: readFileSync(path.join(root, 'renderer', SCRIPT), 'utf8') });
    },
    transformIndexHtml: {
      order: 'post',
      // Deferred scripts run in the order of the page: this one before the window's own.
      handler: (html) =>
        html
          .replace('<title>', `<script src="./${SCRIPT}" defer></script>\n    <title>`)
          .replace(
            '<div id="root"></div>',
            `<div id="browser-notice" class="browser-notice" hidden>\n${inAllLanguages('text')}\n</div>\n` +
              `<noscript><div class="browser-notice">\n${inAllLanguages('noScript')}\n</div></noscript>\n<div id="root"></div>`,
          ),
    },
  };
}
