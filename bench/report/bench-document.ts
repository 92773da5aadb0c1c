import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language, Wording } from '#core/questionnaire/wording';
import type { Block, Inline, ReportDocument } from '#core/report/report-document';

const PARAGRAPHS = 5000;
const TABLES = 100;
const ROWS = 12;
const SCRIPTS = ['en', 'ru', 'ar', 'zh'] as const satisfies readonly Language[];
/** Of one paragraph, about; a Chinese character says as much as several letters. */
const LENGTHS = { en: 330, ru: 330, ar: 290, zh: 130 } as const;
const PARAGRAPHS_IN_A_SECTION = 10;

/**
 * A report as long as the longest that is expected: 5,000 paragraphs and 100 tables in four scripts, made of what the
 * questionnaires say in these languages, with references and figures that differ from paragraph to paragraph.
 */
export function benchDocument(contentFolder: string): ReportDocument {
  const texts = SCRIPTS.map((language) => new Texts(language, contentFolder));
  const blocks: Block[] = [];
  for (let number = 0; number < PARAGRAPHS; number++) {
    if (number % PARAGRAPHS_IN_A_SECTION === 0) blocks.push(heading(number, texts));
    const source = texts[number % texts.length]!;
    blocks.push({ kind: 'paragraph', style: number % 3 === 0 ? 'body' : 'answer', content: paragraph(source, number) });
    if (number % (PARAGRAPHS / TABLES) === PARAGRAPHS / TABLES - 1) blocks.push(table(number, texts));
  }
  const one = (text: string): readonly Inline[] => [{ text }];
  return {
    language: 'en',
    title: 'A report in four scripts',
    facts: [
      { label: 'Paragraphs', value: one(String(PARAGRAPHS)) },
      { label: 'Tables', value: one(String(TABLES)) },
    ],
    running: 'Republic of Exampleland · A report in four scripts',
    labels: { contents: 'Contents', pageOf: 'Page {page} of {pages}' },
    blocks,
  };
}

function heading(number: number, texts: readonly Texts[]): Block {
  const section = number / PARAGRAPHS_IN_A_SECTION;
  const source = texts[section % texts.length]!;
  return {
    kind: 'heading',
    level: section % 10 === 0 ? 1 : 2,
    id: `section-${section}`,
    content: [
      { text: `UNTOC ${section + 1}(1)`, isolate: true },
      { text: ` ${source.next(60)}`, language: source.language },
    ],
  };
}

function paragraph({ language, next }: Texts, number: number): readonly Inline[] {
  return [
    { text: `${next(LENGTHS[language])} (`, language },
    { text: `UNCAC ${(number % 71) + 1}(${(number % 5) + 1})`, isolate: true, language },
    { text: `; ${number}, ${number % 100}%). `, language },
    { text: next(20), language, strong: true },
  ];
}

function table(number: number, texts: readonly Texts[]): Block {
  const source = texts[Math.floor(number / (PARAGRAPHS / TABLES)) % texts.length]!;
  const { language } = source;
  return {
    kind: 'table',
    caption: source.next(50),
    columns: [
      { label: source.next(20), numeric: false },
      { label: '2024', numeric: true },
      { label: '2025', numeric: true },
      { label: source.next(30), numeric: false },
    ],
    rows: Array.from({ length: ROWS }, (_none, row) => [
      [{ text: source.next(30), language }],
      [{ text: String(number * row) }],
      [{ text: String(number + row) }],
      [{ text: source.next(90), language }],
    ]),
  };
}

/** What the questionnaires say in one language, one sentence after the other. */
class Texts {
  readonly #sentences: readonly string[];
  #index = 0;

  constructor(
    readonly language: (typeof SCRIPTS)[number],
    contentFolder: string,
  ) {
    const { entries } = JSON.parse(readFileSync(path.join(contentFolder, `wording.${language}.json`), 'utf8')) as Wording;
    this.#sentences = Object.keys(entries)
      .sort()
      .map((key) => entries[key]!.replaceAll(/\s+/g, ' ').trim())
      .filter((text) => text.length > 15);
  }

  /** About so many characters. */
  next = (length: number): string => {
    let text = '';
    while (text.length < length) {
      text += `${text === '' ? '' : ' '}${this.#sentences[this.#index % this.#sentences.length]!}`;
      this.#index += 7;
    }
    if (text.length <= length * 1.3) return text;
    const end = text.lastIndexOf(' ', length);
    return text.slice(0, end > length / 2 ? end : length);
  };
}
