import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Bars, Block, Fact, Inline, ReportDocument, Table } from '#core/report/report-document';
import { directionOf } from '../direction';
import { escapeHtml } from './escape';
import { inlinesHtml, paragraphLanguage } from './html-inlines';

/** Turns blocks into the elements of a page; one for a document, because headings follow one another in order. */
export class HtmlBlocks {
  private level = 1;
  private readonly numbers: Intl.NumberFormat;
  private readonly rtl: boolean;
  private readonly colon: string;

  constructor({ language }: Pick<ReportDocument, 'language'>) {
    this.numbers = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language);
    this.rtl = directionOf(language) === 'rtl';
    this.colon = punctuationOf(language).colon;
  }

  html(block: Block): string {
    switch (block.kind) {
      case 'heading':
        // The title is h1. A heading never skips a level, so that whoever jumps from one to the next misses nothing.
        this.level = Math.min(block.level + 1, this.level + 1);
        return `<h${this.level} id="${escapeHtml(block.id)}">${inlinesHtml(block.content)}</h${this.level}>`;
      case 'paragraph':
        return `<p class="${block.style}${block.apart ? ' apart' : ''}"${paragraphLanguage(block.content)}>${inlinesHtml(block.content)}</p>`;
      case 'list': {
        const tag = block.ordered ? 'ol' : 'ul';
        return `<${tag} class="answer">${block.items.map((item) => `<li${paragraphLanguage(item)}>${inlinesHtml(item)}</li>`).join('')}</${tag}>`;
      }
      case 'table':
        return tableHtml(block);
      case 'facts':
        return factsHtml(block.facts);
      case 'bars':
        return this.bars(block);
      case 'choices': {
        const box = block.multiple ? '☐' : '○';
        const items = block.options.map((option) => `<li><span aria-hidden="true">${box}</span> ${escapeHtml(option)}</li>`);
        return `<ul class="choices">${items.join('')}</ul>`;
      }
      case 'writing-space':
        return '<div class="line"></div>'.repeat(block.lines);
      case 'signatures':
        return block.signatures.map((facts) => factsHtml(facts, 'signature')).join('');
    }
  }

  private bars({ caption, series, bars }: Bars): string {
    const most = Math.max(1, ...bars.flatMap(({ values }) => values));
    const bar = (value: number, at: number): string => {
      const width = (value / most) * 100;
      const rect = `<rect x="${this.rtl ? 100 - width : 0}%" width="${width}%" height="100%" fill="url(#bar-${at % PATTERNS.length})" stroke="#111"/>`;
      const name = `<span class="hidden">${escapeHtml(series[at] ?? '')}${this.colon}</span>`;
      return `<div><svg aria-hidden="true">${value === 0 ? '' : rect}</svg>${name}<span class="count">${escapeHtml(this.numbers.format(value))}</span></div>`;
    };
    const legend = series.map(
      (name, at) =>
        `<li><svg><rect width="100%" height="100%" fill="url(#bar-${at % PATTERNS.length})" stroke="#111"/></svg> ${escapeHtml(name)}</li>`,
    );
    const rows = bars.map(({ label, values }) => `<dt>${escapeHtml(label)}</dt><dd>${values.map(bar).join('')}</dd>`);
    const shown = series.length > 1 ? `<ul class="legend" aria-hidden="true">${legend.join('')}</ul>` : '';
    return `<figure class="bars"><figcaption>${escapeHtml(caption)}</figcaption>${shown}<dl>${rows.join('')}</dl></figure>`;
  }
}

export function factsHtml(facts: readonly Fact[], style: 'facts' | 'signature' = 'facts'): string {
  const entries = facts.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd${paragraphLanguage(value)}>${inlinesHtml(value)}</dd>`);
  return `<dl class="${style}">${entries.join('')}</dl>`;
}

function tableHtml({ caption, columns, rows, note }: Table): string {
  const heads = columns.map(({ label, numeric }) => `<th scope="col"${numeric ? ' class="figure"' : ''}>${escapeHtml(label)}</th>`);
  const cell = (content: readonly Inline[], at: number): string => {
    const numeric = columns[at]?.numeric ? ' class="figure"' : '';
    const tag = at === 0 && content.length > 0 ? 'th' : 'td';
    return `<${tag}${tag === 'th' ? ' scope="row"' : ''}${numeric}${paragraphLanguage(content)}>${inlinesHtml(content)}</${tag}>`;
  };
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  const below = note === undefined ? '' : `<p class="note">${escapeHtml(note)}</p>`;
  return `<table><caption>${escapeHtml(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table>${below}`;
}

/** Told apart without colour, on paper too. */
const PATTERNS = [
  '<rect width="8" height="8" fill="#222"/>',
  '<rect width="8" height="8" fill="#fff"/><path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="#111" stroke-width="1.5"/>',
  '<rect width="8" height="8" fill="#fff"/>',
  '<rect width="8" height="8" fill="#fff"/><circle cx="2" cy="2" r="1.2" fill="#111"/><circle cx="6" cy="6" r="1.2" fill="#111"/>',
  '<rect width="8" height="8" fill="#fff"/><path d="M0 2h8M0 6h8" stroke="#111" stroke-width="1.3"/>',
  '<rect width="8" height="8" fill="#999"/>',
] as const;

export const PATTERN_DEFINITIONS = `<svg class="hidden" aria-hidden="true"><defs>${PATTERNS.map(
  (pattern, at) => `<pattern id="bar-${at}" width="8" height="8" patternUnits="userSpaceOnUse">${pattern}</pattern>`,
).join('')}</defs></svg>`;
