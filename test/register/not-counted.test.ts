import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { dueRows, type DueBasis, type KnownExercise, type Refused } from '#core/register/due';
import type { ChainPlace, RegisterEntry } from '#core/register/register';
import type { SubmissionClaims, Verdict } from '#core/submission/verification';
import { loadContentLibrary } from '#services/content/load-content-library';
import { scratchFolder } from '#test/bundle/scratch';
import { openOffice, writeMailbag } from '#test/intake/mailbag';
import { Party } from './party';

const EXERCISE: KnownExercise = {
  exercise: 'conference-2026',
  title: 'Exercise 2026',
  deadline: '2026-03-31',
  instruments: ['TIP', 'SOM'],
  set: true,
};
const EARLY = '2026-03-01T08:00:00.000Z';
const LATER = '2026-03-02T08:00:00.000Z';

const claims = (instruments: readonly string[], practice = false): SubmissionClaims => ({
  state: 'FR',
  exercise: 'conference-2026',
  exerciseTitle: 'Exercise 2026',
  instruments,
  number: 1,
  replaces: null,
  practice,
  sealedAt: EARLY,
});

const entry = (digest: string, place: ChainPlace, receivedAt = EARLY, instruments = ['TIP']): RegisterEntry =>
  ({ digest, place, receivedAt, claims: claims(instruments) }) as RegisterEntry;

const refused = (verdict: Verdict, at = EARLY, said = claims(['TIP'])): Refused => ({
  at,
  report: { verdict, claims: said },
});

/** How France stands for the Protocol, a Party unless it is said otherwise; what cannot be read has `lost` in its digest. */
function stands(basis: Partial<Pick<DueBasis, 'entries' | 'refused'>>, { party = true, today = '2026-05-01' } = {}): unknown {
  const rows = dueRows(
    {
      entries: [],
      refused: [],
      about: (digest) => ({ parties: [], ...(digest.includes('lost') && { unread: true }) }),
      decisions: [{ action: 'party', state: 'FR', instrument: 'TIP', party, at: EARLY } as DueBasis['decisions'][number]],
      ...basis,
    },
    EXERCISE,
    ['EG', 'FR'],
    today,
  );
  expect(rows.every(({ state }) => state === 'FR')).toBe(true);
  return rows[0]?.instruments;
}

const tip = (standing: string, more = {}): unknown => [{ instrument: 'TIP', standing, ...more }];
const uncounted = (...why: readonly (readonly [string, string])[]) => ({ uncounted: why.map(([reason, at]) => ({ why: reason, at })) });
const notCounted = (...why: readonly (readonly [string, string])[]): unknown => tip('not-counted', uncounted(...why));

describe('what came and does not count', () => {
  it('changes nothing about what is owed where it was refused: its verdict is said beside', () => {
    expect(stands({})).toEqual(tip('overdue'));
    for (const verdict of ['altered', 'key-unknown', 'key-refused', 'incomplete'] as const) {
      expect(stands({ refused: [refused(verdict)] })).toEqual(tip('overdue', uncounted([verdict, EARLY])));
      expect(stands({ refused: [refused(verdict)] }, { today: '2026-03-31' })).toEqual(tip('due', uncounted([verdict, EARLY])));
    }
  });

  it('is said of a State that owes nothing, too', () => {
    expect(stands({ refused: [refused('key-unknown')] }, { party: false })).toEqual(notCounted(['key-unknown', EARLY]));
  });

  it('is a fork of which nothing says which side is right', () => {
    const entries = [entry('one', 'fork', LATER), entry('other', 'fork', EARLY)];
    expect(stands({ entries })).toEqual(notCounted(['fork', EARLY]));
    expect(stands({ entries: [entry('before', 'replaced', EARLY), entry('one', 'fork', LATER), entry('other', 'fork', LATER)] })).toEqual(
      notCounted(['fork', LATER]),
    );
  });

  it('is a bundle of the register that can no longer be read', () => {
    expect(stands({ entries: [entry('lost', 'latest')] })).toEqual(notCounted(['unreadable', EARLY]));
  });

  it('has each reason once, with the first day of it', () => {
    const all = [refused('altered', LATER), refused('key-unknown', LATER), refused('altered', EARLY)];
    expect(stands({ refused: all }, { party: false })).toEqual(notCounted(['altered', EARLY], ['key-unknown', LATER]));
  });

  it('is a redacted copy, which says of itself whose it is', () => {
    const exercise = { id: 'conference-2026', title: 'Exercise 2026', mechanism: 'self-assessment' as const };
    const redacted = { state: 'FR', exercise, instruments: ['TIP'], practice: false };
    expect(stands({ refused: [{ at: EARLY, report: { verdict: 'redacted', redacted } }] })).toEqual(
      tip('overdue', uncounted(['redacted', EARLY])),
    );
  });

  it('takes nothing from a dispute in the register, and adds its own reason to it', () => {
    const entries = [entry('one', 'fork'), entry('other', 'fork')];
    expect(stands({ entries, refused: [refused('altered', LATER)] })).toEqual(notCounted(['fork', EARLY], ['altered', LATER]));
  });
});

describe('what counts', () => {
  it('is received, whatever else came beside it', () => {
    const beside = { refused: [refused('altered')] };
    expect(stands({ entries: [entry('one', 'latest')], ...beside })).toEqual(tip('received', { receivedAt: EARLY }));
    expect(stands({ entries: [entry('one', 'predecessor-unknown', '2026-04-02T08:00:00.000Z')], ...beside })).toEqual(
      tip('late', { receivedAt: '2026-04-02T08:00:00.000Z' }),
    );
  });

  it('is received though a later revision no longer speaks of the instrument', () => {
    expect(stands({ entries: [entry('one', 'replaced')] })).toEqual(tip('received', { receivedAt: EARLY }));
  });

  it('is not changed by practice, another exercise, or a file that does not say whose it is', () => {
    const others: DueBasis['refused'] = [
      refused('altered', EARLY, claims(['TIP'], true)),
      refused('altered', EARLY, { ...claims(['TIP']), exercise: 'conference-2024' }),
      { at: EARLY, report: { verdict: 'not-for-us' } },
    ];
    expect(stands({ refused: others })).toEqual(tip('overdue'));
    expect(stands({ refused: others }, { today: '2026-03-31' })).toEqual(tip('due'));
  });
});

describe('a secretariat that has refused what came', () => {
  it('says so where it says what is due, writes to a Party all the same, and forgets it with the file', async () => {
    const folder = await scratchFolder();
    const { folder: compiled } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
    const { files, signers } = await writeMailbag(loadContentLibrary(compiled), join(folder, 'mail'), 1);
    await openOffice(join(folder, 'office'), signers);
    const secretariat = await Party.open(undefined, join(folder, 'office'));
    const due = () => secretariat.call('register.due', { exercise: 'conference-2026' });
    await secretariat.receives(...files);
    const quarantine = await secretariat.call('quarantine.list', {});
    const unknown = quarantine.find(({ report }) => report.verdict === 'key-unknown');
    const state = unknown?.report.claims?.state ?? '';
    expect((await secretariat.call('register.search', {})).quarantined).toBe(quarantine.length);
    expect((await due()).rows.find((row) => row.state === state)?.instruments).toEqual([
      { instrument: 'FIREARMS', standing: 'not-counted', uncounted: [{ why: 'key-unknown', at: unknown?.firstAt }] },
    ]);
    const letters = { exercise: 'conference-2026', states: [state], format: 'docx' as const };
    expect((await secretariat.call('register.remind', letters)).letters, 'of a State that is not known to be a Party').toEqual([]);

    await secretariat.call('register.decide', { decision: { action: 'party', state, instrument: 'FIREARMS', party: true } });
    expect((await due()).rows.find((row) => row.state === state)?.instruments).toEqual([
      { instrument: 'FIREARMS', standing: 'overdue', uncounted: [{ why: 'key-unknown', at: unknown?.firstAt }] },
    ]);
    expect((await secretariat.call('register.remind', letters)).letters).toMatchObject([{ state }]);

    const by = { name: 'Registrar', role: '' };
    await secretariat.call('quarantine.remove', { sha512: unknown?.sha512 ?? '', reason: 'Not by that State, as it says', by });
    expect((await due()).rows.find((row) => row.state === state)?.instruments).toEqual([{ instrument: 'FIREARMS', standing: 'overdue' }]);
    expect((await secretariat.call('register.remind', letters)).letters).toHaveLength(1);
    expect((await secretariat.call('register.search', {})).quarantined).toBe(quarantine.length - 1);
    await secretariat.close();
  }, 120_000);
});
