import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMinistry, type Ministry } from './windows';

const STATUS = 'TIP:5(1)/status';
const TEXT = 'TIP:5(1)/legal-basis.explanation';

describe('one assessment in a window', () => {
  let ministry: Ministry;
  beforeEach(async () => {
    ministry = await openMinistry();
  });
  afterEach(() => ministry.close());

  test('an answer opens its follow-up questions at once and is saved', async () => {
    const window = await ministry.openWindow();
    expect(window.session.live.isAsked(TEXT)).toBe(false);
    window.types(STATUS, 'yes');
    expect(window.session.live.isAsked(TEXT)).toBe(true);
    expect(window.session.getSnapshot().save.kind).toBe('waiting');
    await window.session.flush();
    expect(window.session.getSnapshot().save.kind).toBe('saved');
    expect((await ministry.openWindow()).shows(STATUS)).toBe('yes');
  });

  test('typing on while the last words are on their way is no conflict', async () => {
    const window = await ministry.openWindow();
    window.types(TEXT, 'The Penal');
    const writing = window.session.flush();
    window.types(TEXT, 'The Penal Code');
    await writing;
    await window.session.flush();
    expect(window.session.getSnapshot().conflicts).toEqual([]);
    expect((await ministry.openWindow()).shows(TEXT)).toBe('The Penal Code');
  });

  test('what did not reach the disk is named, and nothing else', async () => {
    const window = await ministry.openWindow();
    await window.writes(STATUS, 'yes');
    expect(window.session.unsaved()).toEqual([]);
    window.loseHost();
    await window.writes(TEXT, 'Section');
    window.types(TEXT, 'Section 4');
    expect(window.session.unsaved()).toEqual([{ question: TEXT, content: { standing: 'answered', value: 'Section 4' } }]);
    window.findHost();
    await window.session.flush();
    expect(window.session.unsaved()).toEqual([]);
  });

  test('closing the window while the words before are on their way loses none of them', async () => {
    const window = await ministry.openWindow();
    const worked = window.goDeaf();
    window.types('TIP:5(1)/how-it-works.measure', 'Section 4 names');
    void window.session.flush();
    await Promise.resolve();
    window.types('TIP:5(1)/how-it-works.measure', 'Section 4 names every act');
    window.session.leave();
    await worked();
    const next = await ministry.openWindow();
    expect(next.shows('TIP:5(1)/how-it-works.measure')).toBe('Section 4 names every act');
  });

  test('a reload that cuts off the reply to one answer does not lose the next', async () => {
    const window = await ministry.openWindow();
    window.loseReplies();
    await window.writes(STATUS, 'yes');
    window.types(TEXT, 'Section 4');
    const worked = window.goDeaf();
    window.session.leave();
    await worked();
    expect((await ministry.openWindow()).shows(TEXT)).toBe('Section 4');
  });

  test('words that arrived unheard are the ones typed on, several times over', async () => {
    const window = await ministry.openWindow();
    window.loseReplies();
    await window.writes(TEXT, 'The');
    window.loseHost();
    await window.writes(TEXT, 'The Penal');
    window.findHost();
    window.types(TEXT, 'The Penal Code');
    window.hearReplies();
    await window.session.flush();
    expect(window.session.getSnapshot().conflicts).toEqual([]);
    expect((await ministry.openWindow()).shows(TEXT)).toBe('The Penal Code');
    await window.writes(TEXT, 'The Penal Code, section 4');
    expect(window.session.getSnapshot().conflicts).toEqual([]);
    expect((await ministry.openWindow()).shows(TEXT)).toBe('The Penal Code, section 4');
  });

  test('what another wrote over words that arrived unheard is a conflict', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    one.loseReplies();
    await one.writes(TEXT, 'mine');
    await two.session.refresh();
    await two.writes(TEXT, 'theirs');
    one.hearReplies();
    one.types(TEXT, 'mine too');
    await one.session.flush();
    expect(one.session.getSnapshot().conflicts.map(({ question }) => question)).toEqual([TEXT]);
    expect(one.session.getSnapshot().document.answers[TEXT]?.value).toBe('theirs');
  });

  test('two who give the same answer do not contradict each other, and the second sees what stands beside it', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    await one.writes(STATUS, 'yes');
    await two.writes(STATUS, 'yes');
    expect(two.session.getSnapshot().conflicts).toEqual([]);
    expect(two.session.getSnapshot().document.answers[STATUS]?.revision).toBe(1);
    await two.writes(STATUS, 'no');
    expect(two.session.getSnapshot().conflicts).toEqual([]);
    expect((await ministry.openWindow()).shows(STATUS)).toBe('no');
  });

  test('leaving with one answer in conflict takes no other answer with it', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    await two.writes(TEXT, 'theirs');
    one.types(TEXT, 'mine');
    one.types(STATUS, 'yes');
    const worked = one.goDeaf();
    one.session.leave();
    await worked();
    const next = await ministry.openWindow();
    expect(next.shows(TEXT)).toBe('theirs');
    expect(next.shows(STATUS)).toBe('yes');
  });

  test('another window follows, its engine too', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    await one.writes(STATUS, 'partial');
    await two.session.refresh();
    expect(two.shows(STATUS)).toBe('partial');
    expect(two.session.live.provision('TIP:5(1)').gap).toBe(true);
  });

  test('looks for news that wait for their turn are one look, and one asked for during a look is another', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    const before = two.asked('assessments.changesSince');
    const writing = two.writes(TEXT, 'Section 4');
    const looks = [two.session.refresh(), two.session.refresh(), two.session.refresh()];
    await Promise.all([writing, ...looks]);
    expect(two.asked('assessments.changesSince') - before).toBe(1);
    const under = two.session.refresh();
    await Promise.resolve();
    await one.writes(STATUS, 'yes');
    const after = two.session.refresh();
    await Promise.all([under, after]);
    expect(two.shows(STATUS)).toBe('yes');
    expect(two.asked('assessments.changesSince') - before).toBe(3);
  });

  test('what others wrote in between is not missed', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    await one.writes(STATUS, 'yes');
    await one.writes(TEXT, 'from one');
    await two.writes('TIP:7(1)/status', 'adopted');
    expect(two.shows(TEXT)).toBe('from one');
  });

  test('two people on one answer: both texts are kept until somebody chooses', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    one.types(TEXT, 'mine');
    one.types('TIP:5(1)/practice.examples', 'unrelated');
    await two.writes(TEXT, 'theirs');
    await one.session.flush();
    expect(one.session.getSnapshot().conflicts.map(({ question }) => question)).toEqual([TEXT]);
    expect(one.shows(TEXT)).toBe('mine');
    expect(one.session.getSnapshot().document.answers[TEXT]?.value).toBe('theirs');
    expect(one.session.getSnapshot().document.answers['TIP:5(1)/practice.examples']?.value).toBe('unrelated');
    expect(one.session.hasUnsaved).toBe(true);
    expect(one.session.getSnapshot().save.kind).toBe('saved');
  });

  test('what was begun before another window wrote is no answer to what it wrote', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    await two.writes(TEXT, 'theirs');
    await one.session.refresh();
    // Begun with an input method on the empty field, and finished now: the field never showed what the other wrote.
    one.session.edit(TEXT, { standing: 'answered', value: 'mine' }, false, 'unseen');
    await one.session.flush();
    expect(one.session.getSnapshot().conflicts.map(({ question }) => question)).toEqual([TEXT]);
    expect(one.session.getSnapshot().document.answers[TEXT]?.value).toBe('theirs');
    expect(one.shows(TEXT)).toBe('mine');
  });

  test('while the only answer is in conflict, nothing is said to be saved', async () => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    one.types(TEXT, 'mine');
    await two.writes(TEXT, 'theirs');
    await one.session.flush();
    expect(one.session.getSnapshot().save.kind).toBe('waiting');
  });

  test.each([
    { choice: 'mine' as const, kept: 'mine' },
    { choice: 'theirs' as const, kept: 'theirs' },
  ])('a conflict ended with $choice keeps "$kept" for everybody', async ({ choice, kept }) => {
    const one = await ministry.openWindow();
    const two = await ministry.openWindow();
    one.types(TEXT, 'mine');
    await two.writes(TEXT, 'theirs');
    await one.session.flush();
    one.session.resolve(TEXT, choice);
    await one.session.flush();
    await two.session.refresh();
    expect(one.shows(TEXT)).toBe(kept);
    expect(two.shows(TEXT)).toBe(kept);
    expect(one.session.hasUnsaved).toBe(false);
  });

  test('nothing is lost while the program does not answer', async () => {
    const window = await ministry.openWindow();
    window.loseHost();
    await window.writes(TEXT, 'written in the dark');
    expect(window.session.getSnapshot().save).toMatchObject({ kind: 'failed', error: { code: 'host-unreachable' } });
    expect(window.session.hasUnsaved).toBe(true);
    window.findHost();
    await window.session.flush();
    expect(window.session.getSnapshot().save.kind).toBe('saved');
    expect((await ministry.openWindow()).shows(TEXT)).toBe('written in the dark');
  });

  test('undo takes back the last answer, redo brings it again, and both reach the engine', async () => {
    const window = await ministry.openWindow();
    window.types(STATUS, 'no');
    expect((await window.session.undo()).ok).toBe(true);
    expect(window.session.content(STATUS)?.standing).toBe('unanswered');
    expect(window.session.live.provision('TIP:5(1)').progress).toBe('open');
    expect((await window.session.redo()).ok).toBe(true);
    expect(window.shows(STATUS)).toBe('no');
    expect(window.session.live.provision('TIP:5(1)').gap).toBe(true);
  });

  test('an undone answer can be given again without a conflict', async () => {
    const window = await ministry.openWindow();
    await window.writes(STATUS, 'no');
    await window.session.undo();
    await window.writes(STATUS, 'yes');
    expect(window.session.getSnapshot().conflicts).toEqual([]);
    expect(window.shows(STATUS)).toBe('yes');
  });

  test('a law that is entered and cited settles the missing citation', async () => {
    const window = await ministry.openWindow();
    await window.writes(STATUS, 'yes');
    expect(window.session.live.provision('TIP:5(1)').missingCitation).toBe(true);
    const saved = await window.session.write('evidence.save', {
      evidence: 'law-1',
      base: 0,
      content: { kind: 'law', title: 'Penal Code' },
    });
    expect(saved.ok).toBe(true);
    await window.writes('TIP:5(1)/legal-basis.citations', ['law-1']);
    expect(window.session.live.provision('TIP:5(1)').missingCitation).toBe(false);
  });
});
