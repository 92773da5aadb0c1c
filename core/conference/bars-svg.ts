import { printable } from '../report/printable';
import type { Bars } from '../report/report-document';
import type { Language } from '../questionnaire/wording';

export interface SvgBars {
  readonly language: Language;
  readonly title: string;
  /** What the picture shows, in a sentence or two, for whoever does not see it. */
  readonly description: string;
  readonly bars: Bars;
  /** Exercise, filter, date, …: set below the bars, each on lines of its own. */
  readonly lines: readonly string[];
  /** Set above everything where it is for internal use. */
  readonly mark?: string;
  readonly number: (value: number) => string;
}

const WIDTH = 960;
const MARGIN = 24;
const LABEL_WIDTH = 300;
const NUMBER_WIDTH = 90;
const GAP = 12;
const FONT = 14;
const LINE = 19;
const BAR = 14;
const BETWEEN = 4;
const BAR_WIDTH = WIDTH - 2 * MARGIN - LABEL_WIDTH - NUMBER_WIDTH - 2 * GAP;

/** A drawing that needs no colour and no program of ours: hatched bars with their numbers, as text; from the right in Arabic. */
export function barsSvg({ language, title, description, bars, lines, mark, number }: SvgBars): string {
  const page = new Page(language === 'ar');
  if (mark !== undefined) page.paragraph(mark, { bold: true });
  page.paragraph(title, { bold: true, size: 20 });
  page.space(6);
  if (bars.series.length > 1) for (const [at, name] of bars.series.entries()) page.legend(at, name);
  page.space(8);
  const highest = Math.max(1, ...bars.bars.flatMap(({ values }) => values));
  for (const { label, values } of bars.bars) page.bars(label, values, highest, number);
  page.space(10);
  for (const line of lines) page.paragraph(line, { size: 12 });
  const { height, body } = page.end();
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title description" xml:lang="${language}" `,
    `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Noto Sans, Noto Sans Arabic, Noto Sans SC, Arial, sans-serif">\n`,
    `<title id="title">${escaped(title)}</title>\n<desc id="description">${escaped([mark, description].filter(Boolean).join(' '))}</desc>\n`,
    `<defs>${PATTERNS.map((pattern, at) => `<pattern id="p${at}" width="6" height="6" patternUnits="userSpaceOnUse">${pattern}</pattern>`).join('')}</defs>\n`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>\n${body}</svg>\n`,
  ].join('');
}

const stroke = 'stroke="#000000" stroke-width="1"';
/** Solid, empty, hatched to the right, dots, level lines, hatched both ways. */
const PATTERNS: readonly string[] = [
  '<rect width="6" height="6" fill="#3c3c3c"/>',
  '<rect width="6" height="6" fill="#ffffff"/>',
  `<path d="M-1 7L7 -1" ${stroke}/>`,
  '<circle cx="3" cy="3" r="1.3" fill="#000000"/>',
  `<path d="M0 3H6" ${stroke}/>`,
  `<path d="M0 6L6 0M0 0L6 6" ${stroke}/>`,
];

interface Type {
  readonly size?: number;
  readonly bold?: boolean;
}

/** Puts one thing below the other. */
class Page {
  private y = MARGIN;
  private body = '';

  constructor(private readonly rightToLeft: boolean) {}

  space(height: number): void {
    this.y += height;
  }

  paragraph(text: string, { size = FONT, bold = false }: Type): void {
    for (const line of wrapped(printable(text), (WIDTH - 2 * MARGIN) / size)) {
      this.y += size * 1.35;
      this.text(line, MARGIN, this.y, { size, bold });
    }
  }

  legend(at: number, name: string): void {
    this.y += LINE;
    this.rect(MARGIN, this.y - 11, 24, at);
    this.text(printable(name), MARGIN + 32, this.y, {});
  }

  bars(label: string, values: readonly number[], highest: number, number: (value: number) => string): void {
    const lines = wrapped(printable(label), LABEL_WIDTH / FONT);
    const top = this.y + 6;
    for (const [at, line] of lines.entries()) this.text(line, MARGIN, top + at * LINE + BAR, {});
    for (const [at, value] of values.entries()) {
      const y = top + at * (BAR + BETWEEN) + 2;
      const width = (Math.max(0, value) / highest) * BAR_WIDTH;
      const start = MARGIN + LABEL_WIDTH + GAP;
      if (width > 0) this.rect(start, y, Math.max(width, 1), at);
      this.text(number(value), start + width + GAP, y + BAR - 2, {});
    }
    this.y = top + Math.max(lines.length * LINE, values.length * (BAR + BETWEEN)) + 4;
  }

  end(): { readonly height: number; readonly body: string } {
    return { height: Math.ceil(this.y + MARGIN), body: this.body };
  }

  /** `x`: from the side where reading starts. */
  private text(text: string, x: number, y: number, { size = FONT, bold = false }: Type): void {
    const at = this.rightToLeft ? WIDTH - x : x;
    const direction = this.rightToLeft ? ' direction="rtl"' : '';
    const weight = bold ? ' font-weight="bold"' : '';
    this.body += `<text x="${rounded(at)}" y="${rounded(y)}" font-size="${size}" text-anchor="start"${direction}${weight}>${escaped(text)}</text>\n`;
  }

  private rect(x: number, y: number, width: number, pattern: number): void {
    const at = this.rightToLeft ? WIDTH - x - width : x;
    const fill = `url(#p${pattern % PATTERNS.length})`;
    this.body += `<rect x="${rounded(at)}" y="${rounded(y)}" width="${rounded(width)}" height="${BAR}" fill="${fill}" ${stroke}/>\n`;
  }
}

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** Lines of at most `ems`, broken between words, or anywhere in scripts without spaces. The width of letters is an estimate on the safe side. */
function wrapped(text: string, ems: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g) ?? []) {
    const own = emsOf(piece);
    if (line !== '' && width + own > ems) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece;
    width += own;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

const emsOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(sign) ? 1 : 0.58), 0);

const escaped = (text: string): string =>
  printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
