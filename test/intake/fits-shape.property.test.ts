import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ensureContent } from '#build/content/ensure';
import { fitsShape, membersFitting } from '#core/submission/fits-shape';
import { readSubmissionText, submissionShape } from '#core/submission/submission-schema';
import { membersWritten } from '#core/submission/unambiguous-json';
import { loadContentLibrary } from '#services/content/load-content-library';
import { conferencePlan } from '#test/conference/conference-plan';
import { InventedSubmissions } from '#test/conference/invented-submission';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

let whole: Json[] = [];
beforeAll(async () => {
  const content = loadContentLibrary((await ensureContent()).folder);
  const models = new InventedSubmissions(content);
  const planned = conferencePlan(content.states()).filter(({ instrument, number }) => instrument === 'SOM' || number > 1);
  const file = Buffer.from('a law');
  whole = [0, 40, 80].map((at) => {
    const { submission } = models.make(planned[at]!, null, [file]);
    // A few of its answers are as good as all, and can be tried more often.
    const answers = Object.fromEntries(Object.entries(submission.answers).slice(0, 60));
    const provisions = Object.fromEntries(Object.entries(submission.provisions).slice(0, 20));
    return JSON.parse(JSON.stringify({ ...submission, answers, provisions })) as Json;
  });
}, 60_000);

/** Every place in it where something could be another thing. */
function placesIn(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value) ? value.map((each, at) => [at, each] as const) : Object.entries(value);
  return [path, ...inner.flatMap(([name, each]) => placesIn(each, [...path, name]))];
}

type Change = (within: Json, name: string | number, replacement: Json) => void;

const CHANGES: Readonly<Record<string, Change>> = {
  replaced: (within, name, by) => void ((within as Record<string | number, Json>)[name] = by),
  removed: (within, name) => void (Array.isArray(within) ? within.splice(Number(name), 1) : delete (within as Record<string, Json>)[name]),
  'given a neighbour': (within, name, by) => {
    if (Array.isArray(within)) within.push(by);
    else (within as Record<string, Json>)[`${name}-2`] = by;
  },
  renamed: (within, name, by) => {
    if (Array.isArray(within)) return;
    const record = within as Record<string, Json>;
    record[typeof by === 'string' ? by.slice(0, 300) : 'toString'] = record[name] ?? null;
    delete record[name];
  },
  twice: (within, name) => {
    if (Array.isArray(within)) within.push(...within);
    else (within as Record<string, Json>)[`${name} `] = (within as Record<string, Json>)[name] ?? null;
  },
};

/** Whatever stands in such a file somewhere, or nearly does. */
const replacement: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, -1, 1.5, 1e21, '', '__proto__', 'constructor', [], {}, 'en', 'zz', 'answered', 'entered', 'state'),
  fc.constantFrom<Json>(
    '2026-02-29',
    '2024-02-29',
    '2026-01-01T00:00:00.000Z',
    '2026-01-01T00:00:00+01:00',
    '2026-13-01T00:00:00Z',
    'a'.repeat(128),
  ),
  fc.constantFrom<Json>('x'.repeat(1_001), 'x'.repeat(201), 'TIP:5(1)/status', { kind: 'entered' }, { notAvailable: true }, [['a']], {
    rows: [],
  }),
  fc.jsonValue() as fc.Arbitrary<Json>,
);

const change = fc.tuple(fc.nat(100_000), fc.constantFrom(...Object.keys(CHANGES)), replacement);

function changed(base: Json, [place, how, by]: readonly [number, string, Json]): Json {
  const copy = JSON.parse(JSON.stringify(base)) as Json;
  const places = placesIn(copy);
  const path = places[place % places.length]!;
  if (path.length === 0) return by;
  let within: Json = copy;
  for (const name of path.slice(0, -1)) within = (within as Record<string | number, Json>)[name]!;
  CHANGES[how]?.(within, path.at(-1)!, by);
  return copy;
}

describe('What fits the shape of a submission without being parsed', () => {
  const fits = fitsShape(submissionShape);
  /** A member `__proto__` is refused where JSON is read; here zod would leave it out. */
  const isRead = (value: Json): boolean => !JSON.stringify(value).includes('"__proto__":');

  it('is every submission that is whole', () => {
    for (const each of whole) expect(fits(each)).toBe(true);
  });

  it('is exactly what parsing accepts, however it was changed', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 3 }), (which, changes) => {
        const value = changes.reduce<Json>(changed, whole[which]!);
        fc.pre(isRead(value));
        const parsed = submissionShape.safeParse(value).success;
        accepted += Number(parsed);
        expect(fits(value)).toBe(parsed);
      }),
      { numRuns: 600 },
    );
    expect(accepted).toBeGreaterThan(0);
  }, 120_000);

  it('is exactly what parsing accepts of anything', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(isRead(value as Json));
        expect(fits(value)).toBe(submissionShape.safeParse(value).success);
      }),
      { numRuns: 300 },
    );
  });
});

describe('What is counted while the shape of a submission is checked', () => {
  const counted = membersFitting(submissionShape);
  const written = (value: Json): number => membersWritten(Buffer.from(JSON.stringify(value)));

  it('is every member that was written, however what fits was changed', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.nat(2), fc.array(change, { minLength: 1, maxLength: 2 }), (which, changes) => {
        const value = changes.reduce<Json>(changed, whole[which]!);
        const members = counted(value);
        fc.pre(members !== null);
        accepted += 1;
        expect(members).toBe(written(value));
      }),
      { numRuns: 200 },
    );
    expect(accepted).toBeGreaterThan(50);
  }, 120_000);

  it('gives away a member named twice, in whatever object', () => {
    fc.assert(
      fc.property(fc.nat(2), fc.nat(100_000), fc.boolean(), (which, place, isFirst) => {
        const text = JSON.stringify(whole[which]);
        expect(readSubmissionText(text)).toHaveProperty('value');
        const members = [...text.matchAll(/"(?:[^"\\]|\\.)*":(?=["\d{[tfn])/g)];
        const { index, 0: name } = members[place % members.length]!;
        const twice = isFirst ? `${name}null,${text.slice(index)}` : `${name}"x",${text.slice(index)}`;
        const forged = text.slice(0, index) + twice;
        expect(() => JSON.parse(forged) as unknown).not.toThrow();
        expect(readSubmissionText(forged)).not.toHaveProperty('value');
        expect(readSubmissionText(forged, membersWritten(Buffer.from(forged)))).not.toHaveProperty('value');
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe('What fits one of several shapes, named by a member', () => {
  const shape = z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('text') }),
    z.looseObject({ type: z.enum(['choice', 'choices']), options: z.array(z.looseObject({ id: z.string() })).max(2) }),
    z.strictObject({ type: z.literal('number'), id: z.string(), most: z.number().optional(), words: z.record(z.string(), z.string()) }),
  ]);
  const fits = fitsShape(shape);
  const type = fc.constantFrom('text', 'choice', 'choices', 'number', 'toString', '', null, 1);
  const text = fc.constantFrom('a', '', 'toString');
  const value = fc.record(
    {
      id: fc.oneof(text, fc.constant(1)),
      type,
      options: fc.oneof(fc.array(fc.record({ id: fc.oneof(text, fc.constant(null)) }), { maxLength: 3 }), fc.constant({})),
      most: fc.oneof(fc.integer(), fc.constant('1')),
      words: fc.oneof(fc.dictionary(text, text), fc.dictionary(text, fc.integer()), fc.constant([])),
    },
    { requiredKeys: [] },
  );

  it('is exactly what parsing accepts', () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof({ weight: 9, arbitrary: value as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: fc.jsonValue() }), (each) => {
        const parsed = shape.safeParse(each).success;
        accepted += Number(parsed);
        expect(fits(each)).toBe(parsed);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });
});
