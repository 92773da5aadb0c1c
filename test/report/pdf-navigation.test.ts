import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '#core/report/report-document';
import { columnWidths } from '#services/report/pdf/content/column-widths';
import { printAndRead } from './read-pdf';
import { sampleDocument } from './sample-document';

const one = (text: string): readonly Inline[] => [{ text }];

describe('finding the way in a PDF', () => {
  it('every heading of the contents is a place, and each entry goes there', async () => {
    const document = sampleDocument('en');
    const file = (await printAndRead(document)).bytes.toString('latin1');
    for (const block of document.blocks) {
      if (block.kind !== 'heading') continue;
      expect(file).toMatch(new RegExp(`\\(${escaped(block.id)}\\) \\[\\d+ 0 R /XYZ`));
      expect(file).toContain(`/S /GoTo\n/D (${block.id})`);
    }
  });

  it('the outline beside the pages has the headings in their levels, in any script', async () => {
    const blocks = [
      { kind: 'heading', level: 1, id: 'a', content: one('الفصل') },
      { kind: 'heading', level: 2, id: 'b', content: one('المادة 5') },
      { kind: 'heading', level: 4, id: 'd', content: one('نص') },
      { kind: 'heading', level: 1, id: 'e', content: one('Annex') },
    ] as const satisfies readonly Block[];
    const file = (await printAndRead(sampleDocument('ar', { blocks }))).bytes.toString('latin1');
    // In a PDF a bracket inside brackets has a backslash, and half of the letter ة is one.
    const titled = (text: string): string =>
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()])
        .toString('latin1')
        .replaceAll(/[\\()]/g, '\\$&');
    const ref = (title: string): string | undefined => new RegExp(`(\\d+) 0 obj\n<<[^>]*/Title \\(${escaped(title)}\\)`).exec(file)?.[1];
    const parent = (title: string): string | undefined => new RegExp(`/Parent (\\d+) 0 R\n/Title \\(${escaped(title)}\\)`).exec(file)?.[1];
    expect(ref(titled('الفصل'))).toBeDefined();
    expect(parent(titled('المادة 5'))).toBe(ref(titled('الفصل')));
    expect(parent('Annex')).toBe(parent(titled('الفصل')));
    expect(file).not.toContain(titled('نص'));
  });

  it('says its language and title, and that Arabic pages are turned from the right', async () => {
    const arabic = (await printAndRead(sampleDocument('ar'))).bytes.toString('latin1');
    expect(arabic).toContain('/Lang (ar)');
    expect(arabic).toContain('/Direction /R2L');
    expect(arabic).toContain('/DisplayDocTitle true');
    expect((await printAndRead(sampleDocument('fr'))).bytes.toString('latin1')).not.toContain('/R2L');
  });

  it('claims no structure that it does not have', async () => {
    expect((await printAndRead(sampleDocument('en'))).bytes.toString('latin1')).not.toContain('/MarkInfo');
  });
});

describe('the columns of a table', () => {
  const total = (widths: readonly number[]): number => Math.round(widths.reduce((sum, each) => sum + each, 0));

  it('fill the page, whatever is in them', () => {
    for (const columns of [
      [{ word: 10, text: 20 }],
      [
        { word: 40, text: 4000 },
        { word: 30, text: 30 },
        { word: 50, text: 90_000 },
      ],
      Array.from({ length: 30 }, () => ({ word: 200, text: 400 })),
    ]) {
      expect(total(columnWidths(columns, 400))).toBe(400);
    }
  });

  it('have room for their longest words as long as there is any', () => {
    const columns = [
      { word: 90, text: 900 },
      { word: 120, text: 120 },
      { word: 60, text: 9000 },
    ];
    columnWidths(columns, 400).forEach((width, index) => expect(width).toBeGreaterThan(columns[index]!.word));
  });
});

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
