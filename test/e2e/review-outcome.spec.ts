import { OBSERVATION_HEADINGS, type ObservationHeading } from '#core/review/statement';
import { docxText, unzipped } from '#test/report/read-back';
import { readPdf, wordsOf } from '#test/report/read-pdf';
import { handsOn, takes, type Parties } from '#test/review/parties';
import { test } from './four-parties';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { opensTheReview } from './review-at-keyboard';

const words = interfaceWords('en');
const AGREED: Readonly<Record<ObservationHeading, string>> = {
  gaps: 'Attempt lacks a provision.',
  'good-practices': 'Prosecutors are trained together.',
  suggestions: 'A rapporteur might be named.',
  assistance: 'Model legislation would help.',
};
const DRAFTED = 'Unfinished sentence about sanctions.';
const ASKED = 'Which court decided?';
const ANSWERED = 'Confidentially, the court of appeal.';
/** From the State's submission, which it has not released. */
const SUBMITTED = 'The penal code makes it an offence.';

/** One agreed text under each heading, a draft, and a request with its answer. */
async function writtenTogether(parties: Parties, review: string): Promise<void> {
  const { secretariat, france, poland, state, keys, digest } = parties;
  const english = { review, language: 'en' as const, traces: [{ submission: digest, provision: 'TIP:5(1)', question: 'TIP:5(1)/status' }] };
  for (const heading of OBSERVATION_HEADINGS) await france.call('reviews.draft', { ...english, heading, text: AGREED[heading], after: [] });
  await france.call('reviews.draft', { ...english, heading: 'gaps', text: DRAFTED, after: [] });
  await france.call('reviews.request', { ...english, text: ASKED, due: '2099-07-01' });
  const agrees = async (party: typeof france): Promise<void> => {
    const { observations } = await party.call('reviews.read', { review });
    const texts = observations.flatMap(({ drafts }) => drafts).filter(({ text }) => text !== DRAFTED);
    for (const { id } of texts) await party.call('reviews.agree', { review, draft: id });
  };
  await agrees(france);
  await takes(poland, await handsOn(france, review, keys.france));
  await agrees(poland);
  const { review: there } = await takes(state, await handsOn(poland, review, keys.poland));
  await agrees(state);
  await state.call('reviews.reply', { review, request: there.requests[0]?.request ?? '', language: 'en', text: ANSWERED });
  await takes(secretariat, await handsOn(state, review, keys.state));
}

test.use({ reviewOpened: true, before: async ({}, use) => use(writtenTogether) });

test('the outcome is saved as PDF and Word file by keyboard, and holds what is agreed and nothing else', async ({ offices }) => {
  test.setTimeout(400_000);
  const { secretariat } = offices;
  await opensTheReview(secretariat);
  await expect(secretariat.page.locator('.agreed-text')).toHaveCount(4);
  const outcome = secretariat.page.getByRole('checkbox', { name: words('review.work.outcome') });

  // With everything first: then it can be seen what the outcome leaves out.
  const whole = await secretariat.saves(words('review.work.saveAs.docx'));
  for (const each of [DRAFTED, ASKED, ANSWERED]) expect(await docxText(whole)).toContain(each);
  await secretariat.keyboard.tick(outcome);
  await expectAccessible(secretariat.page, 'saving the outcome');
  const docx = await secretariat.saves(words('review.work.saveAs.docx'));
  await secretariat.keyboard.tabTo(outcome);
  const pdf = await secretariat.saves(words('review.work.saveAs.pdf'));
  expect(docx).toMatch(/PRACTICE-XX-TIP-outcome-.*-en\.docx$/);

  const document = await docxText(docx);
  let from = 0;
  for (const heading of OBSERVATION_HEADINGS) {
    for (const each of [words(`review.heading.${heading}`), AGREED[heading], words('review.document.restsOn'), 'TIP 5(1)']) {
      const at = document.indexOf(each, from);
      expect(at, `${heading}: ${each}`).toBeGreaterThanOrEqual(from);
      from = at;
    }
  }
  const left = [DRAFTED, ASKED, ANSWERED, SUBMITTED, words('review.document.section.drafts'), words('review.document.section.requests')];
  const everyPart = [...(await unzipped(docx)).values()].join('\n').replaceAll(/<[^>]+>/g, '');
  for (const each of left) expect(everyPart).not.toContain(each);
  expect(everyPart).toContain(words('review.document.confidential'));

  const { pages } = await readPdf(pdf);
  const letters = wordsOf(pages.join(' ')).join(' ');
  const asRead = (text: string): string => wordsOf(text).join(' ');
  for (const heading of OBSERVATION_HEADINGS) {
    expect(letters).toContain(asRead(words(`review.heading.${heading}`)));
    expect(letters).toContain(asRead(AGREED[heading]));
  }
  expect(letters).toContain(asRead('TIP 5(1)'));
  for (const each of left) expect(letters).not.toContain(asRead(each));
  for (const page of pages) expect(wordsOf(page).join(' ')).toContain(asRead(words('review.document.confidential')));
});
