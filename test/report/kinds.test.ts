import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPORT_KINDS } from '#core/report/report-source';
import { LANGUAGES } from '#core/questionnaire/wording';
import { csvRows, htmlText } from './read-back';
import { ReportingOffice } from './reporting-office';

let office: ReportingOffice;
let assessment: string;
beforeAll(async () => {
  office = await ReportingOffice.open();
  assessment = await office.begins();
  await office.answersEverything(assessment);
});
afterAll(() => office.close());

const written = async (wanted: Partial<Parameters<ReportingOffice['writes']>[1]>): Promise<string> =>
  htmlText((await office.writes({ assessment }, { format: 'html', ...wanted })).path);

describe('what a document holds', () => {
  it('names no official unless that is wanted', async () => {
    expect(await written({})).not.toContain('A. Official');
    expect(await written({ names: true })).toContain('Answered by: A. Official, Focal point');
  });

  it('is one line for each provision in the summary, and the figures', async () => {
    const text = await written({ kind: 'summary' });
    expect(text).toContain('TIP 5(1)\nCriminalize intentional trafficking');
    expect(text).not.toContain('How do these laws answer the question?');
  });

  it('is only what is lacking and needed in gaps and needs', async () => {
    const text = await written({ kind: 'gaps' });
    expect(text).toContain('What stands in the way?');
    expect(text).not.toContain('On which laws or regulations does the answer rest?');
  });

  it('is nothing of an agency that was asked nothing', async () => {
    expect(await written({ kind: 'agency', agency: 'Customs' })).toContain('There is nothing to report here.');
  });

  it('is every question and no answer in the blank form', async () => {
    const text = await written({ kind: 'blank' });
    expect(text).toContain('○ Yes, in part');
    expect(text).not.toContain('The offence (section');
    const rows = await csvRows((await office.writes({ assessment }, { format: 'csv', kind: 'blank' })).path);
    expect(new Set(rows.slice(1).map((row) => row[7]))).toEqual(new Set(['Not answered']));
  });

  it.each(LANGUAGES)('leaves no key unsaid (%s)', async (language) => {
    for (const kind of REPORT_KINDS) {
      const { path } = await office.writes(
        { assessment },
        { format: 'html', kind, language, agency: 'Customs', credits: true, names: true },
      );
      const page = await readFile(path, 'utf8');
      expect(
        page.match(/>[^<]*\b(document|evidence|standing|level|progress|verdict|participation|mechanism)\.[a-z]\w*\b[^<]*</g),
      ).toBeNull();
      expect(page.match(/\{\w+\}(?![^<]*<\/style>)/)).toBeNull();
    }
  });
});
