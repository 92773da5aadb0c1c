import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { AnswerValue, TableValue } from '#core/answers/answer';
import type { Condition } from '#core/questionnaire/condition';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { stepsFor, workOf } from '#core/engine/work';
import { MOST_FIXED_STEPS, MOST_STEPS } from '#core/submission/bounded-work';
import type { CarriedQuestionnaireFile } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { loadContentLibrary } from '#services/content/load-content-library';
import { questionnaireOf } from '#test/engine/questionnaire-builder';
import { LooseBag, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { Official } from './small-assessment';
import './to-be-verified';

const ROWS = Array.from({ length: 1_000 }, (_, number) => `r${number}`);
const YEARS = Array.from({ length: 60 }, (_, number) => 1950 + number);
const FIGURES: TableValue = { years: YEARS, rows: ROWS.map((id) => ({ id, cells: Object.fromEntries(YEARS.map((year) => [year, 1])) })) };
const LIST: TableValue = { rows: Array.from({ length: 5_000 }, (_, number) => ({ id: `l${number}`, cells: { name: 'y'.repeat(100) } })) };
const LAWS = Array.from({ length: 20 }, (_, number) => `law-${number}`);

/** Asked of the table and the list above; the last question has the condition that is tried. */
const asking = (when: Condition): Questionnaire =>
  questionnaireOf([
    {
      id: 'A:1(1)',
      questions: [
        {
          id: 'figures',
          kind: {
            type: 'table',
            table: { rows: ROWS.map((id, at) => (at < 20 ? { id, totalOf: [ROWS.slice(500, 900)] } : { id })), columns: 'years' },
          },
        },
        { id: 'list', kind: { type: 'table', table: { rows: 'free', columns: [{ id: 'name', type: 'text', required: false }] } } },
        { id: 'laws', kind: { type: 'citations', accepts: ['law'] } },
        { id: 'text', kind: { type: 'text', lines: 'many' } },
        { id: 'last', kind: { type: 'text', lines: 'one' }, when },
      ],
    },
    { id: 'B:1(1)' },
  ]);

const [figures, list, laws, text] = ['figures', 'list', 'laws', 'text'].map((id) => `A:1(1)/${id}`) as [string, string, string, string];
const allFigures = { question: figures, rows: [] };
const times = (count: number, part: Condition): Condition => ({ any: Array<Condition>(count).fill(part) });

const ENDLESS: readonly [string, Condition][] = [
  ['sums over a long table, year after year', times(100, { sum: allFigures, compare: 'greater', to: 1e9, by: 'upToYear' })],
  [
    'sums of rows that are looked for one by one',
    times(40, { sum: { question: figures, rows: ROWS }, compare: 'greater', to: 1e9, by: 'perYear' }),
  ],
  ['sums of two long tables', times(40, { sum: allFigures, compare: 'greater', to: allFigures, by: 'perYear' })],
  ['totals of many parts', times(40, { totals: figures })],
  ['rows of a long list, with many names', times(3, { question: list, anyRow: { column: 'name', in: Array<string>(900).fill('no') } })],
  ['rows of a long list, again and again', times(2_000, { question: list, everyRow: { not: { column: 'name', is: 'no' } } })],
  ['two long lists that hardly differ', times(400, { differ: [list, list] })],
  ['the latest date of a long list', times(400, { citations: laws, someNewerThan: { latest: list, column: 'name' } })],
  ['a day that is counted on for ever', { fact: 'assessment-date', before: { fact: 'assessment-date', plusDays: 1e300 } }],
];

describe('a bundle whose conditions would keep the program busy', () => {
  let albania: Signer;
  beforeAll(async () => {
    albania = await signer();
  });

  /** Sealed with a question that is never asked; then its condition is another one, and all is signed again. */
  const received = async (when: unknown) => {
    const official = new Official(asking({ always: false }))
      .answers('A:1(1)/status', 'yes')
      .answers(figures, FIGURES)
      .answers(list, LIST)
      .registers('law-0', { kind: 'law', title: 'Criminal Code' })
      .answers(laws, ['law-0'])
      .answers(text, 'short');
    const bag = await LooseBag.of(await writtenBundle(official.seals(), albania));
    const file = JSON.parse(bag.text('data/questionnaire.json')) as CarriedQuestionnaireFile;
    const shapes = file.questionnaire.shapes.map((shape) => ('when' in shape ? { ...shape, when } : shape));
    const written = JSON.stringify({ ...file, questionnaire: { ...file.questionnaire, shapes } });
    const submission = JSON.parse(bag.text('data/submission.json')) as Submission;
    const sha512 = createHash('sha512').update(written).digest('hex');
    bag.put('data/questionnaire.json', written);
    bag.put('data/submission.json', JSON.stringify({ ...submission, questionnaire: { ...submission.questionnaire, sha512 } }));
    await bag.recompute().sign(albania);
    return verified(await bag.zipped(), { trust: enrolled([albania]) });
  };

  it('is whole as long as its conditions are those of an honest one', async () => {
    expect(await received({ sum: allFigures, compare: 'greater', to: 1e9, by: 'total' })).toBeVerified();
  });

  it.each(ENDLESS)('with %s is refused by counting, and nothing is evaluated', async (_what, when) => {
    expect(await received(when)).toBeRefusedFor('evaluation-too-long');
  });

  it('with more conditions than can be made ready is refused before that', async () => {
    const condition = times(6_000, { totals: figures });
    expect(workOf(asking(condition)).fixed).toBeGreaterThan(MOST_FIXED_STEPS);
    expect(await received(condition)).toBeRefusedFor('evaluation-too-long');
  });

  it.each<[string, unknown]>([
    ['a list that is a text, which would be searched', { question: text, in: 'a'.repeat(1_000) }],
    ['days that are no number', { fact: 'assessment-date', before: { fact: 'assessment-date', plusDays: '99999999999' } }],
    ['a condition that is none', { all: [null] }],
  ])('with %s is refused in words', async (_what, when) => {
    const found = await received(when);
    expect(found).toBeRefusedFor('submission-invalid');
    expect(found.report.findings.map(({ detail }) => detail)).toContain('cannot be evaluated');
  });
});

describe('how many steps conditions take', () => {
  it('grows with the answers that they look at', () => {
    for (const [what, when] of ENDLESS.slice(0, -1)) {
      const work = workOf(asking(when));
      const begun = (table: TableValue): TableValue => ({ ...table, rows: table.rows.slice(0, 50) });
      const short = stepsFor(work, { [figures]: { value: begun(FIGURES) }, [list]: { value: begun(LIST) }, [laws]: { value: LAWS } });
      const long = stepsFor(work, { [figures]: { value: FIGURES }, [list]: { value: LIST }, [laws]: { value: LAWS } });
      expect(long, what).toBeGreaterThan(short * 2);
    }
  });

  it('leaves all five instruments, each question answered at length, room for twenty times as much', async () => {
    const { folder } = await ensureContent({ root: new URL('../..', import.meta.url).pathname });
    const whole = loadContentLibrary(folder).questionnaire();
    const answers = Object.fromEntries(whole.questions.map((question) => [question.id, { value: atLength(question) }]));
    const work = workOf(whole);
    expect(stepsFor(work, answers)).toBeGreaterThan(1_000_000);
    expect(stepsFor(work, answers) * 20).toBeLessThan(MOST_STEPS);
    expect(work.fixed * 15).toBeLessThan(MOST_FIXED_STEPS);
  });
});

/** Ten rows or as many as there are, ten years, every option, twenty laws, a page of text: more together than a bundle may hold. */
function atLength(question: Question): AnswerValue {
  const sentence = 'A sentence in which the State says what it means. ';
  const page = sentence.repeat(40);
  switch (question.type) {
    case 'choices':
      return question.options.map(({ id }) => id);
    case 'citations':
      return LAWS;
    case 'number':
      return 12;
    case 'table': {
      const { rows, columns } = question.table;
      const years = Array.from({ length: 10 }, (_, number) => 2016 + number);
      const cells =
        columns === 'years' ? years.map((year) => [year, 5]) : columns.map(({ id, type }) => [id, type === 'number' ? 5 : sentence]);
      const ids = rows === 'free' ? ROWS.slice(0, 10) : rows.map(({ id }) => id);
      return { ...(columns === 'years' && { years }), rows: ids.map((id) => ({ id, cells: Object.fromEntries(cells) })) };
    }
    default:
      return page;
  }
}
