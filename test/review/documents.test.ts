import { access, copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { OBSERVATION_HEADINGS } from '#core/review/statement';
import { loadContentLibrary } from '#services/content/load-content-library';
import { interfaceWords } from '#services/report/interface-words';
import { omnibus } from '#test/cli/command-line';
import { docxText, htmlText, unzipped } from '#test/report/read-back';
import { readPdf, wordsOf } from '#test/report/read-pdf';
import { fourParties, handsOn, opensReview, takes, type Parties } from './parties';

const AGREED = 'Attempt is not covered by the penal code.';
const DRAFT = 'A national rapporteur could be named.';
const ARABIC = 'لا يغطي القانون المشاركة';
const QUESTION = 'Which article of the code?';
/** What the State says of it in its submission, which it has not released. */
const MEASURE = 'The penal code makes it an offence.';
const ANSWER = 'Article 110, first paragraph.';
/** The line about the answer behind the first observation, and how a "yes" ends it. */
const behind = (text: string): string => text.split('\n').find((line) => line.includes('TIP 5(1)')) ?? '';
const saysYes = async (language: Language): Promise<string> => {
  const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
  return ` – ${loadContentLibrary(folder).wording(language).entries['scale/mandatory/yes']}`;
};
/** Tried by hand and shown in pictures under this folder, where it is named. */
const KEPT = process.env['PHOTOGRAPHS'];

let parties: Parties;
let review: string;
beforeAll(async () => {
  parties = await fourParties();
  ({ review } = await opensReview(parties));
  const { secretariat, france, poland, state, keys, digest } = parties;
  const traces = [{ submission: digest, provision: 'TIP:5(1)', question: 'TIP:5(1)/status' }];
  const english = { review, language: 'en' as const, traces };
  const first = await handsOn(secretariat, review, keys.secretariat, true);
  for (const party of [france, poland, state]) await takes(party, first);
  const drafted = await france.call('reviews.draft', { ...english, heading: 'gaps', text: AGREED, after: [] });
  const draft = drafted.observations[0]?.drafts[0]?.id ?? '';
  await france.call('reviews.draft', { ...english, heading: 'suggestions', text: DRAFT, after: [] });
  await france.call('reviews.draft', { ...english, heading: 'assistance', text: ARABIC, language: 'ar', after: [] });
  await france.call('reviews.agree', { review, draft });
  await france.call('reviews.request', { ...english, text: QUESTION, due: '2026-07-01' });
  for (const [from, to, key] of [
    [france, poland, keys.france],
    [poland, state, keys.poland],
    [state, secretariat, keys.state],
  ] as const) {
    const { review: there } = await takes(to, await handsOn(from, review, key));
    if (to === secretariat) continue;
    await to.call('reviews.agree', { review, draft });
    if (to === state) await to.call('reviews.reply', { review, request: there.requests[0]?.request ?? '', language: 'en', text: ANSWER });
  }
}, 120_000);
afterAll(() => parties.leave());

const writes = async (format: 'pdf' | 'docx' | 'html', language: Language): Promise<string> => {
  const written = await parties.secretariat.call('reviews.document', { review, format, language });
  expect(written.name).toMatch(new RegExp(`^PRACTICE-XX-TIP-observations-.*-${language}\\.${format}$`));
  const path = parties.secretariat.keep(written);
  if (KEPT) await copyFile(path, join(KEPT, `review-${language}.${format}`));
  return path;
};

describe.each(LANGUAGES)('the list of observations as a document (%s)', (language) => {
  it('has what is agreed apart from drafts, requests with answers, what it rests on, and SHA-512 of what was reviewed', async () => {
    const say = await interfaceWords(language);
    const text = await htmlText(await writes('html', language));
    const inOrder = [
      say('review.document.section.agreed'),
      say('review.heading.gaps'),
      AGREED,
      say('review.document.section.drafts'),
      say('review.heading.suggestions'),
      DRAFT,
      say('review.heading.assistance'),
      ARABIC,
      say('review.document.section.requests'),
      QUESTION,
      ANSWER,
    ];
    let from = 0;
    for (const each of inOrder) {
      const at = text.indexOf(each, from);
      expect(at, each).toBeGreaterThanOrEqual(from);
      from = at;
    }
    expect(behind(text).endsWith(await saysYes(language)), behind(text)).toBe(true);
    const page = await readFile(await writes('html', language), 'utf8');
    expect(page).toContain(parties.digest);
    expect(page).toContain(say('review.document.confidential'));
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
  });

  it('says the same in a Word file, and on every page for whom it is', async () => {
    const say = await interfaceWords(language);
    const path = await writes('docx', language);
    const text = await docxText(path);
    for (const each of [AGREED, DRAFT, ARABIC, QUESTION, ANSWER, say('review.document.section.drafts'), parties.digest])
      expect(text.replaceAll(/[\u2066-\u2069]/g, '')).toContain(each);
    const headers = [...(await unzipped(path))].filter(([name]) => /word\/header\d*\.xml/.test(name)).map(([, xml]) => xml);
    expect(headers.map((xml) => xml.replace(/<[^>]+>/g, '')).join(' ')).toContain(say('review.document.confidential'));
  });

  it('says the same in a PDF, and on every page for whom it is and which page it is', async () => {
    const say = await interfaceWords(language);
    const { pages } = await readPdf(await writes('pdf', language));
    const letters = pages.map((page) => wordsOf(page).join(''));
    const whole = letters.join('');
    for (const each of [AGREED, DRAFT, QUESTION, ANSWER, say('review.document.title')])
      for (const word of wordsOf(each)) expect(whole).toContain(word);
    for (const word of wordsOf(ARABIC)) expect(whole).toContain(word);
    expect(pages.map((page) => page.replaceAll(/\s/g, '')).join('')).toContain(parties.digest);
    expect(pages.length).toBeGreaterThan(1);
    const numbers = new Intl.NumberFormat(language, { useGrouping: false });
    for (const [index, page] of letters.entries()) {
      const pageOf = say('document.pageOf', { page: numbers.format(index + 1), pages: numbers.format(pages.length) });
      for (const word of [...wordsOf(say('review.document.confidential')), ...wordsOf(pageOf)]) expect(page).toContain(word);
    }
  });
});

describe.each(LANGUAGES)('the outcome of a review in %s', (language) => {
  it('holds agreed texts under the four headings with the provisions behind them, and neither drafts nor answers nor what was asked of the State', async () => {
    const say = await interfaceWords(language);
    const outcome = async (format: 'html' | 'docx'): Promise<string> => {
      const written = await parties.secretariat.call('reviews.document', { review, format, language, content: 'agreed' });
      expect(written.name).toContain('-outcome-');
      return parties.secretariat.keep(written);
    };
    for (const text of [await htmlText(await outcome('html')), await docxText(await outcome('docx'))]) {
      const plain = text.replaceAll(/[\u2066-\u2069]/g, '');
      for (const heading of OBSERVATION_HEADINGS) expect(plain).toContain(say(`review.heading.${heading}`));
      for (const each of [AGREED, 'TIP 5(1)', say('review.document.noneAgreedHere')]) expect(plain).toContain(each);
      for (const each of [DRAFT, ARABIC, QUESTION, ANSWER, MEASURE, say('review.document.section.requests')])
        expect(plain).not.toContain(each);
      expect(behind(plain)).not.toContain(await saysYes(language));
    }
  });
});

describe('a document of a review', () => {
  it('marks what is only signed for by nobody yet', async () => {
    const { poland, digest } = parties;
    const traces = [{ submission: digest, provision: 'TIP:5(1)' }];
    await poland.call('reviews.draft', { review, heading: 'gaps', text: 'Only here.', language: 'en', traces, after: [] });
    const text = await htmlText(poland.keep(await poland.call('reviews.document', { review, format: 'html', language: 'en' })));
    expect(text).toMatch(/DRAFT by Poland, .* · not signed yet\nOnly here\./);
    await poland.call('reviews.undo', { review });
  });

  it('leaves no file when it is cancelled', async () => {
    const { secretariat } = parties;
    const outgoing = (): Promise<readonly string[]> => readdir(join(secretariat.folder, 'outgoing'));
    const before = await outgoing();
    const controller = new AbortController();
    const progress = (): void => controller.abort();
    const context = { signal: controller.signal, progress };
    await expect(secretariat.call('reviews.document', { review, format: 'pdf', language: 'en' }, context)).rejects.toMatchObject({
      code: 'cancelled',
    });
    expect(await outgoing()).toEqual(before);
  });

  it('is written from the command line too, while the folder is open elsewhere', async () => {
    const { secretariat } = parties;
    const listed = await omnibus(['review', '--data-dir', secretariat.folder]);
    expect([listed.status, listed.printed]).toEqual([
      0,
      expect.stringContaining(`${review}: PRACTICE. Practice State, TIP, cycle-2026; 1 of 3`),
    ]);
    const out = join(secretariat.folder, 'observations.html');
    const written = await omnibus(['review', review, '--out', out, '--language', 'fr', '--data-dir', secretariat.folder]);
    expect([written.status, written.printed]).toEqual([0, `Written: ${out}\n`]);
    expect(await htmlText(out)).toContain('Projets, non convenus');
    const again = await omnibus(['review', review, '--out', out, '--data-dir', secretariat.folder]);
    expect([again.status, again.said]).toEqual([64, expect.stringContaining('is there already')]);
    const unknown = await omnibus(['review', 'of-nothing', '--out', join(secretariat.folder, 'n.pdf'), '--data-dir', secretariat.folder]);
    expect(unknown.status).toBe(1);
    await expect(access(join(secretariat.folder, 'n.pdf'))).rejects.toThrow();
  });
});
