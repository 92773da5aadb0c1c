import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HeldSessions } from '../../renderer/assessment/held-sessions';
import { openMinistry, type Ministry } from './windows';

const TEXT = 'TIP:5(1)/legal-basis.explanation';

describe('going from one assessment to another', () => {
  let ministry: Ministry;
  let other: Ministry;
  beforeEach(async () => {
    ministry = await openMinistry();
    other = await openMinistry();
  });
  afterEach(async () => {
    await ministry.close();
    await other.close();
  });

  test('a conflict that nobody has ended is there again with what was typed', async () => {
    const held = new HeldSessions();
    const one = await ministry.openWindow();
    held.enter(one.session);
    one.types(TEXT, 'mine');
    await (await ministry.openWindow()).writes(TEXT, 'theirs');
    // Left before it was written: the conflict is found when nobody looks any more.
    const elsewhere = (await other.openWindow()).session;
    held.enter(elsewhere);
    await one.session.flush();
    expect(held.hasUnsaved).toBe(true);

    const again = held.find(one.session.id);
    expect(again?.getSnapshot().conflicts.map(({ question }) => question)).toEqual([TEXT]);
    expect(again?.content(TEXT)?.value).toBe('mine');
    again?.resolve(TEXT, 'mine');
    await again?.flush();
    expect((await ministry.openWindow()).shows(TEXT)).toBe('mine');
    expect(held.hasUnsaved).toBe(false);
    expect(held.find(one.session.id)).toBeUndefined();
    expect(held.find(elsewhere.id)).toBe(elsewhere);
  });

  test('one with nothing unsaved is let go', async () => {
    const held = new HeldSessions();
    const one = await ministry.openWindow();
    held.enter(one.session);
    one.types(TEXT, 'mine');
    held.enter((await other.openWindow()).session);
    await one.session.flush();
    expect((await ministry.openWindow()).shows(TEXT)).toBe('mine');
    expect(held.find(one.session.id)).toBeUndefined();
  });

  test('what could not be written stays until it is', async () => {
    const held = new HeldSessions();
    const one = await ministry.openWindow();
    held.enter(one.session);
    one.loseHost();
    one.types(TEXT, 'written in the dark');
    held.enter((await other.openWindow()).session);
    await one.session.flush();
    expect(held.find(one.session.id)?.content(TEXT)?.value).toBe('written in the dark');
    one.findHost();
    await one.session.flush();
    expect((await ministry.openWindow()).shows(TEXT)).toBe('written in the dark');
    expect(held.hasUnsaved).toBe(false);
  });

  test('an assessment opened anew keeps the conflicts that stood', async () => {
    const held = new HeldSessions();
    const one = await ministry.openWindow();
    held.enter(one.session);
    one.types(TEXT, 'mine');
    await (await ministry.openWindow()).writes(TEXT, 'theirs');
    await one.session.flush();
    await held.forget();
    expect(held.find(one.session.id)).toBeUndefined();
    expect(held.hasUnsaved).toBe(true);

    const anew = await ministry.openWindow();
    held.enter(anew.session);
    await anew.session.flush();
    expect(anew.shows(TEXT)).toBe('mine');
    expect(anew.session.getSnapshot().document.answers[TEXT]?.value).toBe('theirs');
    expect(anew.session.getSnapshot().conflicts.map(({ question }) => question)).toEqual([TEXT]);
  });
});
