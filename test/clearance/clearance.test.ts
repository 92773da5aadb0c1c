import { describe, expect, it } from 'vitest';
import { reviewCounts } from '#core/answers/clearance';
import { Office, stopOf } from '#test/store/office';
import { Ministry } from './ministry';

const STATUS = 'TIP:5(1)/status';
const ARTICLE_5 = ['TIP:5(1)', 'TIP:5(2)(a)', 'TIP:5(2)(b)'];

describe('A provision on its way through the State’s own review', () => {
  it('begins as a draft and says who moved it on, and when', async () => {
    const ministry = await Ministry.opens();
    expect(await ministry.statusOf('TIP:5(1)')).toBe('draft');
    await ministry.sets('ready', ['TIP:5(1)'], { by: 'D. Drafter' });
    await ministry.sets('agency-approved', ['TIP:5(1)'], { by: 'A. Agency' });
    const { document } = await ministry.drafter.opens();
    expect(document.clearances['TIP:5(1)']).toMatchObject({
      status: 'agency-approved',
      by: { name: 'A. Agency', role: 'reviewer' },
      at: '2026-01-01T00:02:00.000Z',
    });
  });

  it('is moved on with the whole article, and taken back with one step', async () => {
    const ministry = await Ministry.opens();
    await ministry.sets('ready', ['TIP:5(1)']);
    const saved = await ministry.sets('agency-approved', ARTICLE_5);
    expect(saved.changes).toHaveLength(3);
    const { document } = await ministry.drafter.opens();
    expect(reviewCounts(document, [...ARTICLE_5, 'TIP:6(1)'])).toEqual({ draft: 1, ready: 0, 'agency-approved': 3, cleared: 0 });
    await ministry.drafter.undoes();
    expect(await ministry.statuses(ARTICLE_5)).toEqual(['ready', 'draft', 'draft']);
  });

  it('is not moved over what a colleague has just decided', async () => {
    const ministry = await Ministry.opens();
    await ministry.sets('ready', ['TIP:5(1)']);
    const unseen = ministry.office.handlers['clearance.set'](
      {
        assessment: ministry.assessment,
        provisions: [{ provision: 'TIP:5(1)', base: 0 }],
        status: 'cleared',
        by: { name: 'R. Reviewer', role: '' },
      },
      { signal: new AbortController().signal, progress: () => {} },
    );
    expect(await stopOf(unseen)).toMatchObject({ code: 'conflict', params: { id: 'TIP:5(1)' } });
    expect((await stopOf(ministry.sets('ready', ['TIP:99']))).code).toBe('not-found');
  });
});

describe('A cleared provision', () => {
  const cleared = async (): Promise<Ministry> => {
    const ministry = await Ministry.opens();
    await ministry.drafter.answers(STATUS, 'yes');
    await ministry.sets('cleared', ['TIP:5(1)']);
    return ministry;
  };

  it('keeps its answers until it is reopened, which is recorded', async () => {
    const ministry = await cleared();
    const stop = await stopOf(ministry.drafter.answers(STATUS, 'no'));
    expect(stop).toMatchObject({ code: 'cleared', params: { provision: 'TIP:5(1)' } });
    expect(await ministry.drafter.sees(STATUS)).toMatchObject({ value: 'yes' });
    expect((await stopOf(ministry.sets('ready', ['TIP:5(1)']))).code).toBe('cleared');
    await ministry.sets('draft', ['TIP:5(1)'], { by: 'H. Head', reopen: true });
    await ministry.drafter.answers(STATUS, 'no');
    const lines = await ministry.drafter.history();
    expect(lines.at(-2)).toMatchObject({ by: { name: 'H. Head' }, changes: [{ collection: 'clearances', key: 'TIP:5(1)' }] });
  });

  it('lets nothing through with answers to other provisions: all is written, or nothing', async () => {
    const ministry = await cleared();
    expect((await stopOf(ministry.drafter.answersAtOnce({ [STATUS]: 'no', 'TIP:6(1)/status': 'yes' }))).code).toBe('cleared');
    expect(await ministry.drafter.sees('TIP:6(1)/status')).toBeUndefined();
    await ministry.drafter.answersAtOnce({ 'TIP:6(1)/status': 'yes' });
  });

  it('may hear its own answer again, which changes nothing', async () => {
    const ministry = await cleared();
    expect((await ministry.drafter.answers(STATUS, 'yes')).changes).toEqual([]);
  });

  it('is not altered behind the back of who cleared it by undoing: first the clearing is undone', async () => {
    const ministry = await cleared();
    await ministry.drafter.undoes();
    expect(await ministry.statusOf('TIP:5(1)')).toBe('draft');
    expect(await ministry.drafter.sees(STATUS)).toMatchObject({ value: 'yes' });
    await ministry.drafter.undoes();
    expect(await ministry.drafter.sees(STATUS)).toMatchObject({ standing: 'unanswered' });
    await ministry.drafter.redoes();
    await ministry.drafter.redoes();
    expect(await ministry.statusOf('TIP:5(1)')).toBe('cleared');
    expect((await stopOf(ministry.drafter.answers(STATUS, 'no'))).code).toBe('cleared');
  });

  it('stays cleared when the program starts anew', async () => {
    const ministry = await cleared();
    await ministry.office.close();
    const again = await Office.open(ministry.office.data.path);
    expect((await stopOf(again.continues(ministry.assessment).answers(STATUS, 'no'))).code).toBe('cleared');
    await again.close();
  });

  it('is a draft again when an answer in it is erased for good: nobody has cleared what stands there now', async () => {
    const ministry = await cleared();
    await ministry.drafter.erases([{ collection: 'answers', key: STATUS }]);
    expect(await ministry.statusOf('TIP:5(1)')).toBe('draft');
    await ministry.drafter.answers(STATUS, 'no');
  });
});
