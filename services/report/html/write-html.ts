import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Heading, ReportDocument } from '#core/report/report-document';
import { directionOf } from '../direction';
import type { WriterContext } from '../writer';
import { escapeHtml } from './escape';
import { factsHtml, HtmlBlocks, PATTERN_DEFINITIONS } from './html-blocks';
import { inlinesHtml } from './html-inlines';
import { htmlStyle } from './html-style';

/** One file that needs nothing else: no script, nothing loaded, its one style sheet named in the policy it carries. */
export async function writeHtml(document: ReportDocument, out: string, context: WriterContext): Promise<void> {
  await pipeline(Readable.from(pieces(document, context)), createWriteStream(out, { mode: 0o600 }), { signal: context.signal });
}

function* pieces(document: ReportDocument, { progress }: WriterContext): Generator<string> {
  const { language, title, running, mark, confidential, facts, blocks, labels, contentDigest } = document;
  const style = htmlStyle(document);
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`;
  yield `<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml([title, running, ...(mark === undefined ? [] : [mark])].join(' – '))}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">${escapeHtml(labels.skip ?? title)}</a>
<header>${mark === undefined ? '' : `<p class="mark">${escapeHtml(mark)}</p>`}<p class="running">${escapeHtml(running)}</p>${confidential === undefined ? '' : `<p class="confidential">${escapeHtml(confidential)}</p>`}</header>
<main>
<h1>${escapeHtml(title)}</h1>
${factsHtml(facts)}
${contentsHtml(document)}
<div id="content" tabindex="-1">
${PATTERN_DEFINITIONS}
`;
  const setter = new HtmlBlocks(document);
  for (const [place, block] of blocks.entries()) {
    if (place % 500 === 0) progress(place, blocks.length);
    yield `${setter.html(block)}\n`;
  }
  const digest = contentDigest === undefined ? '' : ` · SHA-512 <bdi dir="ltr" translate="no">${escapeHtml(contentDigest)}</bdi>`;
  yield `</div>
</main>
<footer><p>${escapeHtml(mark === undefined ? running : `${running} · ${mark}`)}${digest}</p>${confidential === undefined ? '' : `<p><strong>${escapeHtml(confidential)}</strong></p>`}</footer>
</body>
</html>
`;
}

/** A list in a list for each level, as deep as the headings that stand in it. */
function contentsHtml({ blocks, labels }: ReportDocument): string {
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level < 4);
  if (headings.length === 0) return '';
  let html = '';
  let depth = 0;
  for (const { level, id, content } of headings) {
    const wanted = Math.min(level, depth + 1);
    if (wanted > depth) html += '<ol>';
    for (; depth > wanted; depth -= 1) html += '</li></ol>';
    if (depth === wanted) html += '</li>';
    depth = wanted;
    html += `<li><a href="#${escapeHtml(id)}">${inlinesHtml(content.map(({ text, isolate, language }) => ({ text, isolate, language })))}</a>`;
  }
  html += '</li></ol>'.repeat(depth);
  const label = escapeHtml(labels.contents);
  return `<nav aria-labelledby="contents"><h2 id="contents">${label}</h2>${html}</nav>`;
}
