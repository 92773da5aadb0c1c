import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arrangement } from '#core/conference/arrangement';
import { buildTable, type ConferenceTable, type KnownState, type TableBasis } from '#core/conference/build-table';
import { currentSubmissions } from '#core/conference/current-submissions';
import { plotOf } from '#core/conference/plot';
import { Summaries } from '#core/conference/summaries';
import { MARK_KINDS, marksOf, type Mark } from '#core/conference/summary';
import { arrangements, canBeArranged, COLUMNS, ROWS, TABLE_KINDS, type TableRequest } from '#core/conference/table-request';
import { packSummaries, unpackSummaries } from '#services/register/packed-summaries';
import type { ChainPlace } from '#core/register/register';
import { content, everything } from './office';
import { InventedSubmissions } from './invented-submission';

const questionnaire = content.questionnaire();
const arrangement = new Arrangement(questionnaire);
const byName = new Intl.Collator('en');
const states: readonly KnownState[] = content
  .states()
  .toSorted((one, other) => byName.compare(one.name.en, other.name.en))
  .map(({ code, group, kind }) => ({ code, group, expected: kind === 'member' }));

const provisions = questionnaire.provisions.filter(({ assessable }) => assessable).map(({ id }) => id);
const VALUES = {
  standing: ['answered', 'open', 'not-applicable'],
  assistance: ['', 'training', 'legal-drafting', 'kind-of-old'],
  challenges: ['lack-of-resources', 'other'],
  steps: ['', '2027-01-01', '2027-06-30', '2030-12-31'],
  notifications: ['yes', 'no'],
  practices: [''],
} as const;

const mark = (provision: string): fc.Arbitrary<Mark> =>
  fc.constantFrom(...MARK_KINDS).chain((kind) => fc.constantFrom(...VALUES[kind]).map((value) => ({ provision, kind, value })));
const marks = fc
  .uniqueArray(fc.constantFrom(...provisions, 'TIP:99(1)'), { maxLength: 12 })
  .chain((ids) => fc.tuple(...ids.map((id) => fc.array(mark(id), { minLength: 1, maxLength: 5 }))))
  .map((each) => each.flat());
const submission = fc.record({
  state: fc.constantFrom('AL', 'BR', 'CN', 'FR', 'KE', 'VA'),
  instrument: fc.constantFrom('UNTOC', 'TIP', 'UNCAC'),
  marks,
});
const request: fc.Arbitrary<TableRequest> = fc
  .record({
    kind: fc.constantFrom(...TABLE_KINDS),
    rows: fc.constantFrom(...ROWS),
    columns: fc.constantFrom(...COLUMNS),
    filter: fc.oneof(
      fc.constant({}),
      fc.constant({ instruments: ['TIP'] }),
      fc.constant({ group: 'African States' }),
      fc.constant({ theme: 'victims' }),
    ),
  })
  .filter(canBeArranged);

interface Sent {
  readonly state: string;
  readonly instrument: string;
  readonly marks: readonly Mark[];
}

function basisOf(sent: readonly Sent[], order: readonly number[] = sent.map((_, at) => at)): TableBasis {
  const summaries = new Summaries();
  for (const at of order) summaries.add(`digest-${at}`, sent[at]!.marks);
  const entries = order.map((at) => entryOf(`digest-${at}`, sent[at]!, { number: at + 1 }));
  const { counted: current } = currentSubmissions(entries, 'review');
  return { summaries, current, arrangement, states, lets: () => () => true };
}

function entryOf(
  digest: string,
  { state, instrument }: Pick<Sent, 'state' | 'instrument'>,
  { number = 1, place = 'latest', practice = false }: { number?: number; place?: ChainPlace; practice?: boolean } = {},
): Parameters<typeof currentSubmissions>[0][number] {
  const claims = {
    state,
    exercise: 'review',
    exerciseTitle: 'Review',
    instruments: [instrument],
    number,
    replaces: null,
    practice,
    sealedAt: '',
  };
  return { digest, claims, place, report: { verdict: 'whole' } };
}

/** What of a table can be compared: places by what they are. */
const shape = ({ columns, rows, totals, all }: ConferenceTable): unknown => JSON.parse(JSON.stringify({ columns, rows, totals, all }));

describe('a table of what the Conference asks', () => {
  it('has in each number as many as there are answers behind it, and in each total every answer once', () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 8 }), request, (sent, asked) => {
        const table = buildTable(asked, basisOf(sent));
        const key = (place: { digest: string; provision: string }): string => `${place.digest} ${place.provision}`;
        const all = new Set<string>();
        for (const { cells, all: whole } of table.rows) {
          const inRow = new Set(cells.flatMap((cell) => cell?.places.map(key) ?? []));
          expect(whole?.places.length ?? 0).toBe(inRow.size);
          for (const cell of cells) {
            expect(new Set(cell?.places.map(key)).size).toBe(cell?.places.length ?? 0);
            if (asked.kind === 'answered' && cell) expect(cell.places.length).toBeLessThanOrEqual(cell.asked!);
            for (const place of cell?.places ?? []) all.add(key(place));
          }
        }
        expect(new Set(table.all.places.map(key))).toEqual(all);
        for (const [at, total] of table.totals.entries())
          expect(new Set(total.places.map(key))).toEqual(new Set(table.rows.flatMap(({ cells }) => cells[at]?.places.map(key) ?? [])));
      }),
    );
  });

  it('is the same in whatever order submissions came', () => {
    const shuffled = fc.array(submission, { minLength: 1, maxLength: 8 }).chain((sent) =>
      fc.tuple(
        fc.constant(sent),
        fc.shuffledSubarray(
          sent.map((_, at) => at),
          { minLength: sent.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, request, ([sent, order], asked) => {
        expect(shape(buildTable(asked, basisOf(sent, order)))).toEqual(shape(buildTable(asked, basisOf(sent))));
      }),
    );
  });

  it('comes back from the disk as it was kept, and not at all where a byte is missing', () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 8 }), request, (sent, asked) => {
        const basis = basisOf(sent);
        const packed = packSummaries(basis.summaries);
        const kept = unpackSummaries(packed);
        expect(shape(buildTable(asked, { ...basis, summaries: kept! }))).toEqual(shape(buildTable(asked, basis)));
        expect(unpackSummaries(packed.subarray(0, packed.length - 1))).toBeNull();
      }),
      { numRuns: 40 },
    );
  });
});

describe('no State is ranked', () => {
  it('has States in the order of their names, and everything else in an order that was there before anything was counted', () => {
    fc.assert(
      fc.property(fc.array(submission, { maxLength: 8 }), request, (sent, asked) => {
        const { rows, columns } = buildTable(asked, basisOf(sent));
        const keys = rows.map(({ key }) => key);
        if (asked.rows === 'state') expect(keys).toEqual(states.map(({ code }) => code).filter((code) => keys.includes(code)));
        else expect(keys).toEqual(arrangement.inOrder(asked.rows, new Set(keys)));
        if (asked.columns !== 'value') expect(columns).toEqual(arrangement.inOrder(asked.columns, new Set(columns)));
        else expect(columns).toEqual(arrangement.valuesInOrder(asked.kind, new Set(columns)));
      }),
    );
  });

  it('does not move a row when it is counted more often, and sets no States against each other in a plot', () => {
    const one = (state: string, count: number): Sent => ({
      state,
      instrument: 'TIP',
      marks: provisions
        .filter((id) => id.startsWith('TIP:'))
        .slice(0, count)
        .map((provision) => ({ provision, kind: 'assistance', value: 'training' })),
    });
    const asked: TableRequest = { kind: 'assistance', rows: 'state', columns: 'value', filter: {} };
    const few = buildTable(asked, basisOf([one('AL', 1), one('KE', 20)]));
    const many = buildTable(asked, basisOf([one('AL', 20), one('KE', 1)]));
    expect(few.rows.map(({ key }) => key)).toEqual(many.rows.map(({ key }) => key));
    for (const kind of TABLE_KINDS)
      for (const columns of arrangements(kind).columns) {
        const plot = plotOf(buildTable({ kind, rows: 'state', columns, filter: {} }, basisOf([one('AL', 1), one('KE', 20)])));
        expect(plot?.barsAre ?? 'columns').toBe('columns');
      }
  });
});

describe('which submission of a State counts', () => {
  const tip = { state: 'AL', instrument: 'TIP' };
  const counts = (...entries: readonly ReturnType<typeof entryOf>[]) => currentSubmissions(entries, 'review');

  it('is the latest, never practice, and none where two claim its place', () => {
    const entries = [
      entryOf('first', tip, { place: 'replaced' }),
      entryOf('second', tip, { number: 2 }),
      entryOf('tried', { ...tip, state: 'BR' }, { practice: true }),
    ];
    expect(counts(...entries)).toEqual({ counted: [{ ...tip, digest: 'second' }], forks: [] });
    expect(counts(entryOf('one', tip, { place: 'fork' }), entryOf('other', tip, { place: 'fork' }))).toEqual({
      counted: [],
      forks: ['one', 'other'],
    });
  });

  it('is the one with the higher number where a chain has a gap', () => {
    const loose = entryOf('loose', tip, { number: 3, place: 'predecessor-unknown' });
    expect(counts(entryOf('whole', tip, { number: 4 }), loose).counted).toEqual([{ ...tip, digest: 'whole' }]);
    expect(counts(loose).counted).toEqual([{ ...tip, digest: 'loose' }]);
  });
});

describe('a submission whose bundle cannot be read', () => {
  it('is not taken for one that says nothing', () => {
    const { summaries, current, ...basis } = basisOf([{ state: 'AL', instrument: 'TIP', marks: [] }]);
    summaries.add('digest-0', null);
    const asked: TableRequest = { kind: 'answered', rows: 'state', columns: 'instrument', filter: {} };
    const table = buildTable(asked, { summaries, current, ...basis });
    expect(table.states).toEqual([]);
    expect(table.rows.find(({ key }) => key === 'AL')!.all).toBeNull();
    expect(unpackSummaries(packSummaries(summaries))!.of('digest-0')!.unread).toBe(true);
  });
});

describe('what is counted of a submission', () => {
  it('is what its answers say', () => {
    const planned = everything.find(({ instrument, practice, round }) => instrument === 'UNTOC' && !practice && round === 2)!;
    const { submission: made } = new InventedSubmissions(content).make(planned);
    const found = [...marksOf(made)];
    const asked = found.filter(({ kind }) => kind === 'standing');
    expect(asked.map(({ provision }) => provision)).toEqual(Object.keys(made.provisions));
    const needed = Object.entries(made.answers).filter(([id, { value }]) => id.endsWith('/assistance-needed.needed') && value === 'yes');
    expect(needed.length).toBeGreaterThan(0);
    expect(new Set(found.filter(({ kind }) => kind === 'assistance').map(({ provision }) => provision))).toEqual(
      new Set(needed.map(([id]) => id.slice(0, id.lastIndexOf('/')))),
    );
    const told = Object.keys(made.answers).filter((id) => id.endsWith('/good-practice.text'));
    expect(found.filter(({ kind }) => kind === 'practices')).toHaveLength(told.length);
    const notified = Object.entries(made.answers).filter(([id, { value }]) => id.endsWith('/notification.notified') && value !== undefined);
    expect(found.filter(({ kind }) => kind === 'notifications')).toHaveLength(notified.length);
  });
});
