import { describe, expect, it } from 'vitest';
import type { Release } from '#core/answers/release';
import type { ChainPlace } from '#core/register/register';
import { releaseBook } from '#core/register/release-book';
import type { RecordedDecision } from '#core/register/secretariat-decision';

type Entry = Parameters<typeof releaseBook>[0][number];

const RELEASED: Release = { released: true, confidential: [] };
const KEPT: Release = { released: false, confidential: [] };

let number = 0;
function received(
  day: string,
  release?: Release,
  { place = 'latest', practice = false, instruments = ['TIP'] }: { place?: ChainPlace; practice?: boolean; instruments?: string[] } = {},
): Entry {
  number += 1;
  const claims = { state: 'SI', exercise: 'review', exerciseTitle: 'Review', instruments, number, replaces: null, practice, sealedAt: day };
  return {
    digest: `digest-${String(number)}`,
    claims: { ...claims, ...(release && { release }) },
    receivedAt: `${day}T12:00:00.000Z`,
    place,
  };
}
const note = (day: string, released: boolean, exercise = 'review'): RecordedDecision => ({
  action: 'release',
  state: 'SI',
  exercise,
  released,
  note: `NV ${day}`,
  dated: day,
  at: `${day}T12:00:00.000Z`,
});

describe('what stands for a submission of the register', () => {
  it('is nothing where the State has said nothing, and for a digest that nobody knows', () => {
    const silent = received('2026-01-01');
    const book = releaseBook([silent], []);
    expect(book(silent.digest)).toEqual({ released: false, confidential: [], by: 'silent' });
    expect(book('unknown').released).toBe(false);
  });

  it('is what the submission says, with its marks', () => {
    const entry = received('2026-01-01', { released: true, confidential: ['TIP:9(1)(a)', 'TIP:5(1)', 'TIP:5(1)'] });
    expect(releaseBook([entry], [])(entry.digest)).toEqual({ released: true, confidential: ['TIP:5(1)', 'TIP:9(1)(a)'], by: 'submission' });
  });

  it('follows the last note, either way, and says which', () => {
    const entry = received('2026-01-01', KEPT);
    const taken = releaseBook([entry], [note('2026-02-01', true)])(entry.digest);
    expect(taken).toMatchObject({ released: true, by: 'note', note: { reference: 'NV 2026-02-01', dated: '2026-02-01' } });
    expect(releaseBook([entry], [note('2026-02-01', true), note('2026-03-01', false)])(entry.digest).released).toBe(false);
  });

  it('is what a signed submission says that comes after the note, unless it says nothing', () => {
    const first = received('2026-01-01', undefined, { place: 'replaced' });
    const later = received('2026-03-01', KEPT);
    expect(releaseBook([first, later], [note('2026-02-01', true)])(later.digest).released).toBe(false);
    expect(releaseBook([first, later], [note('2026-02-01', true)])(first.digest).released).toBe(false);
    const silent = received('2026-03-01');
    expect(releaseBook([first, silent], [note('2026-02-01', true)])(silent.digest).released).toBe(true);
  });

  it('is not given free again by an older revision that is sent late', () => {
    const older = received('2026-05-01', RELEASED, { place: 'replaced' });
    const later = received('2026-03-01', KEPT);
    const book = releaseBook([later, older], []);
    expect([book(older.digest).released, book(later.digest).released]).toEqual([false, false]);
  });

  it('is not given free again by an older revision that is sent after a note took it back', () => {
    const older = received('2026-05-01', RELEASED, { place: 'replaced' });
    const silent = received('2026-03-01');
    const book = releaseBook([silent, older], [note('2026-04-01', false)]);
    expect([book(older.digest).released, book(silent.digest).released]).toEqual([false, false]);
  });

  it('is not widened to an older revision by a later one', () => {
    const first = received('2026-01-01', KEPT, { place: 'replaced' });
    const later = received('2026-03-01', RELEASED);
    const book = releaseBook([first, later], []);
    expect([book(first.digest).released, book(later.digest).released]).toEqual([false, true]);
    const noted = releaseBook([first, later], [note('2026-04-01', true)]);
    expect(noted(first.digest).released).toBe(true);
  });

  it('keeps marks of the latest on older revisions, and of every side of a fork', () => {
    const first = received('2026-01-01', RELEASED, { place: 'replaced' });
    const one = received('2026-02-01', { released: true, confidential: ['TIP:5(1)'] }, { place: 'fork' });
    const other = received('2026-02-02', { released: true, confidential: ['TIP:6(3)'] }, { place: 'fork' });
    const book = releaseBook([first, one, other], []);
    for (const { digest } of [first, one, other]) expect(book(digest).confidential).toEqual(['TIP:5(1)', 'TIP:6(3)']);
  });

  it('is not touched by another exercise, another instrument, or practice', () => {
    const entry = received('2026-01-01', RELEASED);
    const elsewhere = received('2026-02-01', KEPT, { instruments: ['UNCAC'] });
    const practice = received('2026-02-01', RELEASED, { practice: true });
    const book = releaseBook([entry, elsewhere, practice], [note('2026-03-01', false, 'another')]);
    expect([entry, elsewhere, practice].map(({ digest }) => book(digest).released)).toEqual([true, false, false]);
    expect(releaseBook([practice], [note('2026-03-01', true)])(practice.digest).released).toBe(false);
  });
});
