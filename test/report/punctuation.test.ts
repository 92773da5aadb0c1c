import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fullReference } from '#core/report/report-speech';
import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Language } from '#core/questionnaire/wording';
import { interfaceWords } from '#services/report/interface-words';
import { docxText } from './read-back';
import { readPdf } from './read-pdf';
import { quiet, ReportingOffice } from './reporting-office';

const root = path.resolve(import.meta.dirname, '../..');
/** Whatever writes words of a language that its reader has chosen into a file. */
const WRITERS = ['core/report', 'core/conference', 'core/open-data', 'services/report', 'services/conference', 'services/history'];
const ALONE = [
  'core/answers/record-text.ts',
  'services/intake/protocol.ts',
  'services/register/due-handlers.ts',
  'services/review/write-document.ts',
];
/** What would set the comma, semicolon or colon of English between two values, whatever the document speaks. */
const OF_ONE_LANGUAGE = [/(^|[([=,]\s*|[?:]\s+)'[,;:] '/, /\}[,;:] (\$\{|`|<)/, /`[^`$]*\w[,;:] \$\{/];
/** And what is said to whoever works on the code. */
const isNotShown = (line: string): boolean => /^(\/?\*|\/\/)|throw new Error/.test(line);

const filesOf = (folder: string): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => path.join(folder, name));

describe('what stands between two values of a document', () => {
  it('is that of its language, wherever one is written', () => {
    const files = [...WRITERS.flatMap(filesOf), ...ALONE];
    expect(files.length).toBeGreaterThan(60);
    const found = files.flatMap((file) =>
      readFileSync(path.join(root, file), 'utf8')
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => !isNotShown(line) && OF_ONE_LANGUAGE.some((pattern) => pattern.test(line)))
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });
});

const LAW = { kind: 'law', title: 'Code', reference: 'Art. 7', stage: 'in-force' };
const REASON = 'Ministry asked';

describe('a document read back', () => {
  let office: ReportingOffice;
  let assessment: string;
  let citing: readonly string[];
  beforeAll(async () => {
    office = await ReportingOffice.open();
    assessment = await office.begins({ instruments: ['TIP', 'UNTOC'], languages: ['en'] });
    await office.registers(assessment, { law: LAW });
    const { questions } = await office.questionnaire();
    const local = '/legal-basis.citations';
    const [first = '', second = '', third = ''] = questions.flatMap(({ id, provision }) => (id.endsWith(local) ? [provision] : []));
    citing = [first, second];
    const cited = citing.flatMap((provision) => [
      { question: `${provision}/status`, standing: 'answered' as const, value: 'yes' },
      { question: provision + local, standing: 'answered' as const, value: ['law'] },
    ]);
    await office.answers(assessment, [...cited, { question: `${third}/status`, standing: 'not-known', reason: REASON }]);
  });
  afterAll(() => office.close());

  const titles = async (language: Language): Promise<readonly string[]> => {
    const { entries } = await office.services.handlers['content.wording']({ language }, quiet);
    return ['TIP', 'UNTOC'].map((code) => entries[`instrument/${code}/title`] ?? '');
  };

  it.each(['ar', 'zh'] as const)('has the punctuation of its language between its values: %s', async (language) => {
    const { comma, semicolon, colon } = punctuationOf(language);
    const say = await interfaceWords(language);
    const expected = [
      (await titles(language)).toReversed().join(semicolon),
      `A. Official${comma}Focal point`,
      `${say('standing.not-known')}${colon}${REASON}`,
      citing.map(fullReference).join(comma),
    ];
    const wanted = { language, names: true, credits: true };
    const page = withoutTags(await readFile((await office.writes({ assessment }, { ...wanted, format: 'html' })).path, 'utf8'));
    const letter = await docxText((await office.writes({ assessment }, { ...wanted, format: 'docx' })).path);
    for (const text of [page, letter].map(bare)) for (const said of expected) expect(text).toContain(bare(said));
    const { pages } = await readPdf((await office.writes({ assessment }, { ...wanted, format: 'pdf' })).path);
    const printed = bare(pages.join('\n'));
    for (const mark of [comma, semicolon].map((each) => each.trim())) expect(printed).toContain(mark);
    for (const text of [page, letter, printed]) expect(text).not.toMatch(/[\p{Script=Arabic}\p{Script=Han}][)»”]?[,;] /u);
  });
});

const withoutTags = (html: string): string => html.replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, '');

/** Without the marks that keep what runs the other way to itself, and on one line. */
const bare = (text: string): string => text.replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/[ \t\n]+/g, ' ');
