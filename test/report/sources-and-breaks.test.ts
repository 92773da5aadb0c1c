import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paragraphsIn } from '#core/report/printable';
import { readAny } from './read-any';
import { unzipped } from './read-back';
import { readPdf } from './read-pdf';
import { ReportingOffice } from './reporting-office';

const CITATIONS = 'TIP:5(1)/legal-basis.citations';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';

let office: ReportingOffice;
let assessment: string;
beforeAll(async () => {
  office = await ReportingOffice.open();
  assessment = await office.begins();
  await office.registers(assessment, {
    // Noted as adopted when it was entered; by its date it binds on the assessment date, 1 June 2026.
    binds: { kind: 'law', title: 'Act that binds', stage: 'adopted', inForce: '2026-01-01' },
    // Noted as in force; by its date it does not bind yet.
    later: { kind: 'law', title: 'Act of next year', stage: 'in-force', inForce: '2027-01-01' },
    seen: { kind: 'law', title: 'Act on the web', stage: 'in-force', link: 'https://laws.example/7', lastSeen: '2026-03-09' },
  });
  await office.answers(assessment, [
    { question: 'TIP:5(1)/status', standing: 'answered', value: 'yes' },
    { question: CITATIONS, standing: 'answered', value: ['binds', 'later', 'seen'] },
    { question: EXPLANATION, standing: 'answered', value: 'First line.\nSecond line.\n\n\nThird, apart.', language: 'en' },
  ]);
});
afterAll(() => office.close());

describe('Sources in a document', () => {
  it.each(['html', 'pdf', 'docx', 'xlsx', 'csv'] as const)(
    'are marked by what binds on the assessment date, and links by when they were seen (%s)',
    async (format) => {
      const { path, codebookPath } = await office.writes({ assessment }, { format });
      const text = await readAny(format, path, codebookPath);
      expect(text).toContain('not in force on the assessment date (from 1 Jan 2027)');
      expect(text).not.toContain('adopted, not in force');
      expect(text).toContain('Link last seen on');
      expect(text).toMatch(/9 Mar 2026|2026-03-09/);
    },
  );
});

describe('Empty lines within an answer', () => {
  it('are one break, however many there are; none before the first line', () => {
    expect(paragraphsIn('\n\nOne\r\nTwo\n \n\nThree\n')).toEqual([
      { text: 'One', apart: false },
      { text: 'Two', apart: false },
      { text: 'Three', apart: true },
    ]);
  });

  it('stay breaks in each format', async () => {
    const html = await readFile((await office.writes({ assessment }, { format: 'html' })).path, 'utf8');
    expect(html).toMatch(/<p class="answer">Second line\.<\/p>\s*<p class="answer apart">Third, apart\.<\/p>/);
    const docx = (await unzipped((await office.writes({ assessment }, { format: 'docx' })).path)).get('word/document.xml') ?? '';
    const before = /w:before="200"(?:(?!<w:p>|<w:p ).)*Third, apart\./s;
    expect(docx).toMatch(before);
    const { words } = await readPdf((await office.writes({ assessment }, { format: 'pdf' })).path);
    const top = (word: string, after: string): number => {
      const at = words.findIndex(({ text }, place) => text === word && words[place + 1]?.text === after);
      return words[at]?.top ?? Number.NaN;
    };
    const [first, second, third] = [top('First', 'line.'), top('Second', 'line.'), top('Third,', 'apart.')];
    expect(third - second).toBeGreaterThan(second - first + 4);
  });
});
