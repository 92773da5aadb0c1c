import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { packQuestionnaire, unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import { carryQuestionnaire, readCarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { ensureContent } from '#build/content/ensure';
import { fileURLToPath } from 'node:url';
import { Draw, randomQuestionnaire } from './random-questionnaire';

describe('a packed questionnaire', () => {
  it('holds any questionnaire without loss', () => {
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const questionnaire = randomQuestionnaire(new Draw(generate));
        expect(unpackQuestionnaire(JSON.parse(JSON.stringify(packQuestionnaire(questionnaire))) as PackedQuestionnaire)).toEqual(
          questionnaire,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the questionnaire of a bundle', () => {
  let file: ReturnType<typeof carryQuestionnaire>;
  beforeAll(async () => {
    const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
    const packed = JSON.parse(readFileSync(join(folder, 'questionnaire.json'), 'utf8')) as PackedQuestionnaire;
    file = carryQuestionnaire(unpackQuestionnaire(packed), ['en'], (language) => ({
      format: 'omnibus-wording/1',
      language,
      entries: {},
      stale: [],
    }));
  });
  const problemWhen = (change: (questionnaire: PackedQuestionnaire) => object): string => {
    const reading = readCarriedQuestionnaire({ ...file, questionnaire: { ...file.questionnaire, ...change(file.questionnaire) } });
    return 'problem' in reading ? reading.problem : 'none';
  };

  it('is read whole', () => {
    expect(problemWhen(() => ({}))).toBe('none');
  });

  it.each<[string, (questionnaire: PackedQuestionnaire) => object, RegExp]>([
    [
      'names a shape that is not there',
      ({ provisions: [first, ...rest] }) => ({ provisions: [{ ...first, questions: [49_999] }, ...rest] }),
      /no shape/,
    ],
    [
      'would unpack to more questions than a machine can hold',
      ({ provisions: [first, ...rest] }) => ({
        provisions: [first, ...rest].map((each) => ({ ...each, questions: Array<number>(9_000).fill(0) })),
      }),
      /too many questions/,
    ],
    [
      'gives a provision a name that every object has',
      ({ provisions: [first, ...rest] }) => ({ provisions: [{ ...first, id: '__proto__' }, ...rest] }),
      /provisions\.0\.id: not usable as an id/,
    ],
    ['is nested beyond reason', () => ({ shapes: [nested(200)] }), /nested too deeply/],
    ['has a question without an id', ({ shapes: [, ...rest] }) => ({ shapes: [{ type: 'text' }, ...rest] }), /questionnaire\./],
  ])('is refused when it %s', (_what, change, problem) => {
    expect(problemWhen(change)).toMatch(problem);
  });
});

const nested = (depth: number): Record<string, unknown> => (depth === 0 ? {} : { within: nested(depth - 1) });
