import type { Page } from '@playwright/test';
import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Language } from '#core/questionnaire/wording';
import { test } from './four-parties';
import { callHost, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { handsOn, takesIn } from './review-at-keyboard';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];
const words = interfaceWords('en');
const photograph = async (page: Page, name: string): Promise<void> => {
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/${name}.png`, animations: 'disabled', fullPage: true });
};

test('the secretariat, two reviewing States and the State agree on an observation by file, by keyboard alone', async ({ offices }) => {
  test.setTimeout(300_000);
  const { secretariat, france, poland, state } = offices;

  // The secretariat opens the review.
  await visit(secretariat.page, 'review', 'work');
  await expect(secretariat.page.getByText(words('review.work.empty'))).toBeVisible();
  await expectAccessible(secretariat.page, 'no review yet');
  await secretariat.presses(words('review.work.openButton'));
  await secretariat.keyboard.find(secretariat.page.getByRole('combobox', { name: words('review.party.reviewed') }), 'Practice');
  await expect(secretariat.page.getByRole('combobox')).toHaveValue('Practice State (Practice)');
  await expect(secretariat.page.getByText('Practice State (Practice)', { exact: true }), 'the field alone says it').toHaveCount(0);
  const instrument = secretariat.page.getByRole('button', { name: words('review.document.instrument') });
  await secretariat.keyboard.activate(instrument);
  await secretariat.keyboard.press('Enter');
  const reviewers = secretariat.page.getByRole('group', { name: words('review.document.reviewers') });
  for (const name of [/France/, /Poland/]) await secretariat.keyboard.tick(reviewers.getByRole('checkbox', { name }));
  const keys = secretariat.page.getByRole('group', { name: words('review.work.reviewedKeys') });
  await secretariat.keyboard.tick(keys.getByRole('checkbox').first());
  await expectAccessible(secretariat.page, 'opening a review');
  await photograph(secretariat.page, 'review-opening');
  await secretariat.presses(words('review.work.openNow'));
  await expect(secretariat.page.locator('#review-of')).toBeVisible();
  const opening = await handsOn(secretariat);

  // France looks at it, asks, and drafts.
  await visit(france.page, 'review', 'work');
  await france.gives(words('review.work.choose'), opening);
  await expect(france.page.locator('#verdict')).toHaveText(words('review.work.verdict.created'));
  await expectAccessible(france.page, 'the verdict on a review file');
  await photograph(france.page, 'review-verdict');
  await france.presses(words('review.work.takeNow'));
  await france.presses(words('review.work.newObservation'));
  await france.keyboard.type(france.page.getByLabel(words('review.work.text')), 'Attempt is not covered.');
  await france.keyboard.find(france.page.getByRole('combobox', { name: words('review.across.provision') }), 'TIP 5(1)');
  await france.presses(words('review.work.addTrace'));
  await france.presses(words('review.work.readAnswer'));
  await expect(france.page.getByRole('complementary').getByText('The penal code makes it an offence.')).toBeVisible();
  await expectAccessible(france.page, 'drafting, with the answer beside');
  await photograph(france.page, 'review-drafting');
  await expect(france.page.getByText('The penal code makes it an offence.')).toHaveAttribute('lang', 'en');
  for (const language of ['ar', 'zh', 'en'] as const) {
    await switchLanguage(france.page, language);
    const numbered = interfaceWords(language)('review.submissionNumber', { number: '1' });
    await expect(france.page.locator('.answer-beside .hint').first()).toHaveText(`cycle-2026${punctuationOf(language).comma}${numbered}`);
  }
  await france.page.locator('#answer-beside').focus();
  await france.keyboard.press('Escape');
  await expect(france.button(words('review.work.readAnswer'))).toBeFocused();
  await france.presses(words('review.work.keepDraft'));
  await expect(france.page.getByText(words('review.document.unsigned')).first()).toBeVisible();
  const french = await handsOn(france);

  // Poland writes other words beside them.
  await takesIn(poland, opening);
  await takesIn(poland, french);
  await poland.presses(new RegExp(`^${words('review.work.otherWords')}`));
  const text = poland.page.getByLabel(words('review.work.text'));
  await poland.keyboard.tabTo(text);
  await poland.keyboard.press('Control+a');
  await poland.page.keyboard.type('Attempt and participation are not covered.');
  await poland.presses(words('review.work.keepDraft'));
  await expect(poland.page.locator('ins').first()).toBeVisible();
  await expectAccessible(poland.page, 'two drafts beside each other');
  await photograph(poland.page, 'review-drafts');
  await poland.presses(/^Agree to these words \(Draft of Poland/);
  const polish = await handsOn(poland);

  // France and the State agree to Poland's words; then they stay.
  await takesIn(france, polish);
  await france.presses(/^Agree to these words \(Draft of Poland/);
  await france.presses(words('review.work.ask'));
  await france.keyboard.type(france.page.getByLabel(words('review.work.question')), 'Which court decided?');
  await france.keyboard.tabTo(france.page.getByRole('spinbutton').first());
  await france.page.keyboard.type('01062020');
  await expect(france.page.getByText(words('review.work.duePassed'))).toBeVisible();
  await france.keyboard.tabTo(france.page.getByRole('spinbutton').first());
  await france.page.keyboard.type('31012099');
  await expect(france.page.getByText(words('review.work.duePassed'))).toHaveCount(0);
  await france.presses(words('review.work.keepRequest'));
  await expect(france.page.locator('.request-open')).toBeVisible();
  const both = await handsOn(france);
  await takesIn(state, opening);
  await takesIn(state, both);
  await state.presses(new RegExp(`^${words('review.work.reply')}`));
  await state.keyboard.type(state.page.getByLabel(words('review.work.answerText')), 'The court of appeal, in 2024.');
  await state.presses(words('review.work.keepReply'));
  await expect(state.page.locator('.request-answered')).toBeVisible();
  await state.presses(/^Agree to these words \(Draft of Poland/);
  await expect(state.page.getByText(words('review.work.agreedText'))).toBeVisible();
  const agreed = await handsOn(state);
  await takesIn(secretariat, agreed);
  const stays = secretariat.page.locator('.agreed-text');
  await expect(stays.getByText('Attempt and participation are not covered.')).toBeVisible();
  await expect(stays.getByRole('textbox')).toHaveCount(0);
  await expect(secretariat.page.locator('.request-reply')).toContainText('The court of appeal, in 2024.');
  await expectAccessible(secretariat.page, 'an agreed observation');
  const [saved] = await Promise.all([secretariat.page.waitForEvent('download'), secretariat.presses(words('review.work.saveAs.html'))]);
  expect(saved.suggestedFilename()).toMatch(/^PRACTICE-XX-TIP-observations-.*-en\.html$/);

  // The same file again changes nothing, and is told so.
  await visit(secretariat.page, 'review', 'work');
  await secretariat.gives(words('review.work.choose'), agreed);
  await expect(secretariat.page.locator('#verdict')).toHaveText(words('review.work.verdict.unchanged'));

  // A day that has passed without an answer is said in the list, before all else in the review, and at the request.
  const review = (await callHost(secretariat.page, 'reviews.list', {})).reviews[0]?.review ?? '';
  const late = { text: 'Since when?', language: 'en' as const, traces: [], due: '2026-01-31' };
  await callHost(secretariat.page, 'reviews.request', { review, ...late });
  await visit(secretariat.page, 'start');
  await visit(secretariat.page, 'review', 'work');
  await expect(secretariat.page.getByRole('table')).toContainText('overdue since 31 Jan 2026');
  await expectAccessible(secretariat.page, 'reviews, one with a request that is overdue');
  await secretariat.gives(words('review.work.choose'), agreed);
  await secretariat.follows(words('review.work.openThis'));
  await expect(secretariat.page.locator('#review-of')).toBeVisible();
  await expect(secretariat.page.locator('.request-overdue').last()).toContainText('That day has passed.');
  await secretariat.presses(words('review.work.toRequests'));
  await expect(secretariat.page.locator('#requests')).toBeFocused();
  await secretariat.presses(words('review.work.toHandOn'));
  await expect(secretariat.page.locator('#hand-on')).toBeFocused();
  for (const language of ['en', 'ar', 'zh'] satisfies Language[]) {
    await switchLanguage(secretariat.page, language);
    await expectAccessible(secretariat.page, `a review (${language})`);
    const { colon } = punctuationOf(language);
    const said = interfaceWords(language);
    await expect(secretariat.page.locator('#review-of')).toContainText(said('state.practice') + colon);
    await photograph(secretariat.page, `review-${language}`);
    await secretariat.page.setViewportSize(TWICE_THE_SIZE);
    await expectFits(secretariat.page, `a review (${language})`);
    await expectReachable(secretariat.page, `a review (${language})`);
    await photograph(secretariat.page, `review-${language}-twice`);
    await secretariat.page.setViewportSize(PAPER);
    await secretariat.page.emulateMedia({ media: 'print' });
    await expectPrintable(secretariat.page, `a review (${language})`);
    await photograph(secretariat.page, `review-${language}-printed`);
    await secretariat.page.emulateMedia({ media: 'screen' });
    await secretariat.page.setViewportSize({ width: 1366, height: 768 });
  }
});
