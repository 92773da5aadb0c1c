import { describe, expect, it } from 'vitest';
import { CHANGES_ONLY, filterComparison } from '#core/comparison/filter';
import { asks, compared, Exercise } from './exercise';

const FIRST = '0'.repeat(127) + '1';
const SECOND = '0'.repeat(127) + '2';
const file = (sha512: string, name = 'act.pdf') => ({ sha512, name, bytes: 1_000, mediaType: 'application/pdf' });

describe('what became of the questions', () => {
  it('is said for each instrument that both cover, questions in the same words together', () => {
    const before = asks(['TIP:5(1)', 'TIP:6(1)']);
    const after = asks(['TIP:5(1)', 'TIP:9(1)(a)', 'TIP:9(1)(b)'], { 'TIP:9(1)(a)': ['TIP:6(1)'] });
    const { lineage } = compared(new Exercise('2024', before), new Exercise('2026', after));
    const each = before.questions.length / 2;
    expect(lineage.counts).toMatchObject({ same: each, moved: each, new: each, retired: 0, split: 0, merged: 0 });
    const moved = lineage.groups.filter(({ became }) => became === 'moved').flatMap(({ questions }) => questions);
    expect(moved).toContainEqual({ from: ['TIP:6(1)/text'], to: ['TIP:9(1)(a)/text'] });
    const order = lineage.groups.map(({ became }) => became);
    expect(order).toEqual([...order].sort((one, other) => (one === other ? 0 : one === 'moved' ? -1 : 1)));
  });

  it('names what is asked no longer', () => {
    const { lineage } = compared(new Exercise('2024', asks(['TIP:5(1)', 'TIP:6(1)'])), new Exercise('2026', asks(['TIP:5(1)'])));
    expect(lineage.counts.retired).toBeGreaterThan(0);
    expect(lineage.groups.every(({ became, questions }) => became === 'retired' && questions.every(({ to }) => to.length === 0))).toBe(
      true,
    );
  });
});

describe('what became of the sources', () => {
  const cites = (year: string, id: string, title: string, sha512?: string) =>
    new Exercise(year)
      .registers(id, { kind: 'law', title, ...(sha512 !== undefined && { attachment: file(sha512) }) })
      .answers('TIP:5(1)/citations', [id]);

  it('is the same where it says the same, under whatever id', () => {
    const { sources } = compared(cites('2024', 'a', 'Act 1', FIRST), cites('2026', 'b', 'Act 1', FIRST));
    expect(sources).toMatchObject([{ kind: 'same', file: 'same', provisions: ['TIP:5(1)'] }]);
  });

  it('is changed where the same file has another title, and says which part', () => {
    const { sources } = compared(cites('2024', 'a', 'Act 1', FIRST), cites('2026', 'b', 'Act 1 as amended', FIRST));
    expect(sources).toMatchObject([{ kind: 'changed', parts: ['title'], file: 'same' }]);
  });

  it.each([
    [file(FIRST), file(FIRST), 'same'],
    [file(FIRST), file(FIRST, 'act-final.pdf'), 'renamed'],
    [file(FIRST), file(SECOND), 'under-same-name'],
    [file(FIRST), file(SECOND, 'act-final.pdf'), 'replaced'],
  ])('tells a file by its bytes, and says what became of its name', (then, now, became) => {
    const cited = (year: string, attachment: ReturnType<typeof file>) =>
      new Exercise(year).registers('a', { kind: 'law', title: 'Act 1', attachment }).answers('TIP:5(1)/citations', ['a']);
    expect(compared(cited('2024', then), cited('2026', now)).sources).toMatchObject([{ file: became }]);
  });

  it.each([
    [FIRST, SECOND, 'under-same-name'],
    [undefined, SECOND, 'added'],
    [FIRST, undefined, 'removed'],
  ])('tells what became of its file', (then, now, became) => {
    expect(compared(cites('2024', 'a', 'Act 1', then), cites('2026', 'a', 'Act 1', now)).sources).toMatchObject([{ file: became }]);
  });

  it('is added or removed where the other side has none like it', () => {
    const { sources } = compared(cites('2024', 'a', 'Act 1'), cites('2026', 'b', 'Decree 7'));
    expect(sources.map(({ kind }) => kind).sort()).toEqual(['added', 'removed']);
  });
});

describe('a filter', () => {
  const older = new Exercise('2024').answers('TIP:5(1)/text', 'the old law').answers('TIP:6(1)/text', 'the shelter');
  const newer = new Exercise('2026').answers('TIP:5(1)/text', 'the new law').answers('TIP:6(1)/text', 'the shelter');
  const shown = (filter: Partial<typeof CHANGES_ONLY>) =>
    filterComparison(compared(older, newer), older.questionnaire, newer.questionnaire, { ...CHANGES_ONLY, ...filter }).map(
      ({ provision }) => provision,
    );

  it('leaves out what is unchanged until it is asked for', () => {
    expect(shown({})).toEqual(['TIP:5(1)']);
    expect(shown({ kinds: [] })).toEqual(['TIP:5(1)', 'TIP:6(1)']);
  });

  it('finds words on either side, in capitals or not', () => {
    expect(shown({ kinds: [], words: 'OLD' })).toEqual(['TIP:5(1)']);
    expect(shown({ kinds: [], words: 'Shelter' })).toEqual(['TIP:6(1)']);
    expect(shown({ kinds: [], words: 'nowhere' })).toEqual([]);
  });

  it('narrows to an instrument, and to what became of the questions', () => {
    expect(shown({ instruments: ['SOM'] })).toEqual([]);
    expect(shown({ instruments: ['TIP'] })).toEqual(['TIP:5(1)']);
    expect(shown({ became: ['reworded'] })).toEqual([]);
  });
});
