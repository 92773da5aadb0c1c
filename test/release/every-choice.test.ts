import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { operations } from '#core/contract/operations';
import type { Submission } from '#core/submission/submission';
import { unzipped } from '#test/report/read-back';
import { guardedOffice, type GuardedOffice } from './guarded-office';
import { GUARDED, GUARDED_TITLE, OPEN_STATES, STATES } from './guarded-words';
import { OFFERING, operationsOf, type OfferingOperation } from './offering-operations';
import { waysOut, type EveryWayOut, type WaysOut } from './ways-out';

let office: GuardedOffice;
let ways: EveryWayOut;
beforeAll(async () => {
  office = await guardedOffice();
  ways = waysOut(office);
}, 120_000);
afterAll(() => office?.leave());

/** Words of the interface are the same content in another language. */
const NO_CHOICE_OF_CONTENT = new Set(['language']);

/** What an operation can be asked to choose among, by its input: formats, kinds, what of it. */
function choicesOf(name: OfferingOperation): readonly { readonly member: string; readonly options: readonly string[] }[] {
  const { shape = {} } = operations[name].input as { readonly shape?: Readonly<Record<string, z.ZodType>> };
  return Object.entries(shape).flatMap(([member, schema]) => {
    const options = optionsOf(schema);
    return options && !NO_CHOICE_OF_CONTENT.has(member) ? [{ member, options }] : [];
  });
}

function optionsOf(schema: z.ZodType): readonly string[] | undefined {
  if ('options' in schema && Array.isArray(schema.options) && schema.options.every((each) => typeof each === 'string'))
    return schema.options;
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? optionsOf((schema.unwrap as () => z.ZodType)()) : undefined;
}

const nameOf = <N extends OfferingOperation>(name: N): WaysOut<N> => ways[name];
const leaving = (Object.keys(OFFERING) as OfferingOperation[]).filter((name) => OFFERING[name] !== 'state');
const choosing = leaving.flatMap((name) => choicesOf(name).map(({ member, options }) => [name, member, options] as const));

describe('what is tried before something leaves', () => {
  it('knows what operations can be asked for', () => {
    const found = choosing.map(([name, member, options]) => `${name} ${member}: ${options.join(' ')}`);
    expect(found).toContain('reports.write format: pdf docx html xlsx csv');
    expect(found).toContain('conference.export format: xlsx csv pdf svg');
    expect(found.length).toBeGreaterThan(8);
  });

  it.each(choosing)('%s is tried with every %s', async (name, member, options) => {
    const { plain, whole, agreed, refused } = nameOf(name);
    const inputs = [...((await plain?.()) ?? []), ...(whole?.() ?? []), ...(agreed?.() ?? []), ...(refused?.() ?? [])];
    const tried = new Set(inputs.map((input) => String((input as Readonly<Record<string, unknown>>)[member])));
    expect(options.filter((each) => !tried.has(each))).toEqual([]);
  });

  it.each(operationsOf('leaves').filter((name) => choicesOf(name).some(({ member }) => member === 'format')))(
    '%s is tried in every format for others, and not only for internal use',
    async (name) => {
      const formats = choicesOf(name).find(({ member }) => member === 'format')?.options ?? [];
      const tried = ((await nameOf(name).plain?.()) ?? []).map((input) => (input as { readonly format?: string }).format);
      expect(formats.filter((each) => !tried.includes(each))).toEqual([]);
    },
  );
});

/** Every kind of thing that must not leave, and whether a submission holds it under the guarded word. */
const KINDS: Readonly<Record<string, (submission: Submission, rest: readonly string[]) => boolean>> = {
  'an answer in words': ({ answers }) => Object.values(answers).some(({ value }) => has(value) && typeof value === 'string'),
  'a cell of a table': ({ answers }) => Object.values(answers).some(({ value }) => has(value) && typeof value === 'object'),
  'an answer in another language': ({ answers }) => Object.values(answers).some(({ texts }) => has(texts)),
  'a reason for no answer': ({ answers }) => Object.values(answers).some(({ reason }) => has(reason)),
  'why a finding stays': ({ findings }) => findings.some(({ explanation }) => has(explanation)),
  'the title of a source': ({ evidence }) => Object.values(evidence).some(({ title }) => has(title)),
  'the reference of a source': ({ evidence }) => Object.values(evidence).some(({ reference }) => has(reference)),
  'the summary of a source': ({ evidence }) => Object.values(evidence).some(({ summary }) => has(summary)),
  'the court of a case': ({ evidence }) => Object.values(evidence).some(({ court }) => has(court)),
  'the name of a file': ({ evidence }) => Object.values(evidence).some(({ attachment }) => has(attachment?.name)),
  'what stands in a file': (_, files) => files.some(has),
};
const has = (value: unknown): boolean => JSON.stringify(value ?? null).includes(GUARDED);

interface Received {
  readonly state: string;
  readonly submission: Submission;
  readonly files: readonly string[];
}

async function received(): Promise<readonly Received[]> {
  const all: Received[] = [];
  for (const state of STATES)
    for (const digest of office.digests[state] ?? []) {
      const parts = [...(await unzipped(office.bundle(digest)))];
      const [, text = '{}'] = parts.find(([name]) => name.endsWith('data/submission.json')) ?? [];
      const files = parts.filter(([name]) => !/submission\.json|questionnaire\.json/.test(name)).map(([, content]) => content);
      all.push({ state, submission: JSON.parse(text) as Submission, files });
    }
  return all;
}

describe('the guarded words', () => {
  it('stand in every kind of thing that a State has not released, and that it keeps back of what it has', async () => {
    const all = await received();
    const closed = all.filter(({ state }) => !OPEN_STATES.includes(state));
    const keptBack = all.filter(({ state }) => state === 'AL');
    const found = (among: readonly Received[]): readonly string[] =>
      Object.keys(KINDS).filter((kind) => among.some(({ submission, files }) => KINDS[kind]!(submission, files)));
    expect(found(closed)).toEqual(Object.keys(KINDS));
    // Two provisions have not every kind of question and source.
    expect(found(keptBack)).toEqual(expect.arrayContaining(['an answer in words', 'the title of a source']));
    for (const { submission } of closed) {
      expect(submission.exercise.title).toContain(GUARDED_TITLE);
      expect(has(submission.declaration)).toBe(true);
    }
    for (const { submission } of all.filter(({ state }) => state === 'EG')) expect(has(submission.answers)).toBe(false);
  });

  it('stand in what is said in a review, agreed or not', async () => {
    const opened = JSON.stringify(await office.secretariat.call('reviews.read', { review: office.review }));
    expect(opened).toContain(`${GUARDED} is said of it`);
    expect(opened).toContain(`${GUARDED} is asked about it`);
  });
});
