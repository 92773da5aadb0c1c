import { z } from 'zod';
import { evidence, exercise, leftOut, participation } from '#core/answers/record-shapes';
import { EVIDENCE_KINDS, OBLIGATION_LEVELS } from '#core/questionnaire/definition';
import { LANGUAGES } from '#core/questionnaire/wording';

/** Shapes of the source files, as `docs/formats/content-source.md` words them. Conditions are checked apart, where ids are known. */
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters and digits joined by hyphens');
const words = z.string().trim().min(1, 'a text is missing');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date is written 2000-11-15');
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(item).min(1)).optional();
const condition = z.custom<unknown>(
  (value) => typeof value === 'object' && value !== null,
  'a condition is a map such as { question: status, is: yes }',
);

export const PROVISION_ID = /^[A-Z]+:\d+(\([0-9a-z]+\))*(#\d+)?$/;
const provisionId = z.string().regex(PROVISION_ID, 'a provision is written TIP:5(2)(a) or UNTOC:5(3)#2');
const instrumentCode = z.string().regex(/^[A-Z]{2,12}$/, 'a code is capital letters');

export const instrumentShape = z.strictObject({
  id: slug,
  code: instrumentCode,
  title: words,
  shortTitle: words,
  adopted: isoDate,
  entryIntoForce: isoDate,
  openForSignature: z.strictObject({ from: isoDate, until: isoDate }),
  supplements: instrumentCode.optional(),
  attachments: z.enum(['allowed', 'discouraged']),
  chapters: z.record(z.string(), words).optional(),
});

/** How what was released changes: it is retired and stays readable, another takes its place, or its words change and not its meaning. */
const retired = z.strictObject({ on: isoDate, because: words }, '`retired` is written { on: 2028-01-15, because: … }').optional();
const replaces = oneOrMany(z.string());
const reworded = isoDate.optional();
const succession = { retired: isoDate.optional(), replaces: oneOrMany(slug) };

const optionShape = z.union([words, z.strictObject({ label: words, exclusive: z.boolean().optional(), ...succession })]);
const optionsShape = z.record(slug, optionShape);

const columnShape = z.strictObject({
  type: z.enum(['text', 'number', 'date', 'choice', 'choices', 'citations']),
  label: words,
  required: z.boolean().default(false),
  options: optionsShape.optional(),
  minimum: z.number().optional(),
  whole: z.boolean().optional(),
  ...succession,
});
const rowShape = z.strictObject({
  label: words,
  totalOf: z.array(z.array(slug).min(1)).optional(),
  partOf: slug.optional(),
  ...succession,
});
const tableShape = z.strictObject({
  rows: z.union([z.literal('free'), z.record(slug, rowShape)], 'rows are `free`, or a map of ids to { label: … }'),
  columns: z.union([z.literal('years'), z.record(slug, columnShape)], 'columns are `years`, or a map of ids to { type: …, label: … }'),
});

const everyQuestion = {
  id: slug,
  label: words,
  hint: words.optional(),
  required: z.boolean().default(false),
  internal: z.boolean().optional(),
  when: condition.optional(),
  replaces,
  reworded,
  retired,
};
export const questionShape = z.discriminatedUnion('type', [
  z.strictObject({ ...everyQuestion, type: z.literal('choice'), options: optionsShape }),
  z.strictObject({ ...everyQuestion, type: z.literal('choices'), options: z.union([z.literal('elements'), optionsShape]) }),
  z.strictObject({ ...everyQuestion, type: z.literal('text'), lines: z.enum(['one', 'many']).default('many') }),
  z.strictObject({
    ...everyQuestion,
    type: z.literal('number'),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    whole: z.boolean().default(true),
  }),
  z.strictObject({ ...everyQuestion, type: z.literal('date') }),
  z.strictObject({ ...everyQuestion, type: z.literal('citations'), accepts: z.array(z.enum(EVIDENCE_KINDS)).min(1) }),
  z.strictObject({ ...everyQuestion, type: z.literal('table'), table: tableShape }),
]);

export const QUALIFIER_KINDS = ['only-if', 'legal-system', 'domestic-law', 'as-appropriate', 'other'] as const;

const provisionShape = z.strictObject({
  id: provisionId,
  paragraph: z.string('write the paragraph in quotes: "1"'),
  obligation: z.enum(OBLIGATION_LEVELS),
  modality: words,
  type: words,
  assessable: z.boolean(),
  notifyUN: z.boolean(),
  cluster: slug,
  themes: z.array(slug).default([]),
  related: z.array(z.string()).default([]),
  subject: words,
  qualifier: z.strictObject({ kind: z.enum(QUALIFIER_KINDS), text: words }).optional(),
  note: words.optional(),
  parent: provisionId.optional(),
  replaces,
  reworded,
  retired,
  elements: z.record(slug, z.union([words, z.strictObject({ label: words, retired: isoDate })])).default({}),
  blocks: z.array(slug).default([]),
  questions: z.array(questionShape).default([]),
});

export const articleShape = z.strictObject({
  article: z.string('write the number in quotes: "5"'),
  title: words,
  chapter: z.string().optional(),
  guidance: z.strictObject({ asked: words.optional(), goodAnswer: words.optional(), frequentMistake: words.optional() }).optional(),
  provisions: z.array(provisionShape).default([]),
});

export const filterShape = z.strictObject({
  obligation: oneOrMany(z.enum(OBLIGATION_LEVELS)),
  modality: oneOrMany(words),
  type: oneOrMany(words),
  assessable: z.boolean().optional(),
  notifyUN: z.boolean().optional(),
  qualifier: oneOrMany(z.enum(QUALIFIER_KINDS)),
  instrument: oneOrMany(z.string()),
  cluster: oneOrMany(slug),
  theme: oneOrMany(slug),
  provisions: oneOrMany(provisionId),
});

export const scalesShape = z.strictObject({
  scales: z.record(
    slug,
    z.strictObject({
      label: words,
      hint: words.optional(),
      for: filterShape,
      reworded,
      values: z.record(
        slug,
        z.strictObject({
          kind: z.enum(['positive', 'partial', 'considered', 'negative']),
          label: words,
          retired: isoDate.optional(),
        }),
      ),
    }),
  ),
});

export const blockShape = z.strictObject({
  id: slug,
  code: words,
  order: z.number().optional(),
  title: words,
  hint: words.optional(),
  internal: z.boolean().default(false),
  reusable: z.boolean().default(true),
  for: z.union([z.literal('named'), filterShape], '`for` is `named`, or a filter such as { obligation: [mandatory] }'),
  when: condition.optional(),
  questions: z.array(questionShape).min(1),
});

const caseShape = z.strictObject({
  id: slug,
  for: filterShape.optional(),
  at: z.string().optional(),
  effect: z.enum(['finding', 'hide', 'not-applicable', 'exempt']),
  level: z.enum(['E', 'W', 'I']).optional(),
  group: z.enum(['contradiction', 'citation', 'incomplete', 'confirm', 'figures', 'information']).optional(),
  when: condition,
  message: words.optional(),
  remedy: words.optional(),
  target: z.string().optional(),
  involves: z.array(provisionId).default([]),
});
export const ruleShape = z.strictObject({
  id: z.string().regex(/^R\d{2,}$/, 'a rule is written R11'),
  level: z.enum(['E', 'W', 'S', 'I']),
  title: words,
  provisions: z.union([words, z.array(words)]).optional(),
  cases: z.array(caseShape).min(1),
});

export const pivotsShape = z.record(slug, z.strictObject({ order: z.number().int(), title: words, status: z.string().optional() }));

export const twinsShape = z.record(
  slug,
  z.strictObject({
    relation: z.enum(['conduct', 'measure', 'authority']),
    provisions: z.array(provisionId).min(2),
    difference: words.optional(),
  }),
);

const practiceCell = z.union([z.string(), z.number(), z.array(z.string())]);
const practiceAnswer = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.strictObject({ notKnown: words }),
  z.strictObject({ notApplicable: words }),
  z.strictObject({ years: z.array(z.number().int()).optional(), rows: z.record(slug, z.record(z.string(), practiceCell)) }),
]);
export type PracticeAnswerSource = z.infer<typeof practiceAnswer>;

/** An invented exercise of the practice State, for learning. */
export const practiceShape = z.strictObject({
  /** Name of the file of the exercise before: what it says and this one does not is said here too. */
  follows: z.string().optional(),
  exercise,
  assessmentDate: isoDate,
  instruments: z.array(instrumentCode).min(1),
  evidence: z.record(slug, evidence.omit({ attachment: true })).default({}),
  /** Questions of the exercise before that are not answered here. */
  withdrawn: z.array(z.string()).default([]),
  /** By provision, then by the question's name within it. */
  answers: z.record(provisionId, z.record(z.string(), practiceAnswer)),
  comments: z.array(z.strictObject({ about: z.string(), text: words })).default([]),
});
export type PracticeSource = z.infer<typeof practiceShape>;

const scenarioAnswer = z.union([
  z.string(),
  z.number(),
  z.array(z.string()),
  z.strictObject({ standing: z.enum(['not-known', 'not-applicable', 'unanswered']), reason: z.string().optional() }),
  z.strictObject({ years: z.array(z.number().int()).optional(), rows: z.record(z.string(), z.record(z.string(), z.unknown())) }),
]);
const foundAt = z.strictObject({ case: z.string(), at: z.string() });
export const scenariosShape = z.strictObject({
  rule: z.string(),
  scenarios: z
    .array(
      z.strictObject({
        name: words,
        given: z
          .strictObject({
            party: z.array(instrumentCode).optional(),
            participation: z.record(instrumentCode, z.union([z.enum(['party', 'signatory', 'none']), participation])).optional(),
            assessed: z.array(instrumentCode).optional(),
            denounced: z.array(instrumentCode).optional(),
            'state-kind': z.enum(['member', 'observer', 'non-member', 'regional-organization']).optional(),
            practice: z.boolean().optional(),
            'left-out': leftOut.optional(),
            cycle: z.union([z.literal(1), z.literal(2)]).optional(),
            'assessment-date': isoDate.optional(),
          })
          .default({}),
        evidence: z
          .record(
            z.string(),
            z.strictObject({
              kind: z.enum(EVIDENCE_KINDS),
              title: words,
              reference: z.string().optional(),
              adopted: isoDate.optional(),
              inForce: isoDate.optional(),
              stage: z.enum(['in-force', 'adopted', 'bill', 'repealed']).optional(),
              date: isoDate.optional(),
              link: z.string().optional(),
            }),
          )
          .default({}),
        answers: z.record(z.string(), scenarioAnswer).default({}),
        then: z.strictObject({
          finding: oneOrMany(foundAt),
          noFinding: oneOrMany(foundAt),
          hidden: oneOrMany(z.string()),
          asked: oneOrMany(z.string()),
          applicable: oneOrMany(z.string()),
          notApplicable: oneOrMany(z.string()),
          gap: oneOrMany(z.string()),
          noGap: oneOrMany(z.string()),
        }),
        fires: z.boolean(),
      }),
    )
    .min(1),
});

const ALL_LANGUAGES = z.strictObject({ ar: words, en: words, es: words, fr: words, ru: words, zh: words });
export const statesShape = z.array(
  z.strictObject({
    code: z.string().regex(/^[A-Z]{2}$/),
    iso3: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable(),
    m49: z
      .string()
      .regex(/^\d{3}$/)
      .nullable(),
    name: ALL_LANGUAGES,
    formalName: words,
    sortName: words,
    group: words.nullable(),
    kind: z.enum(['member', 'observer', 'non-member', 'regional-organization']),
    /** In which of the six languages to write to it. */
    language: z.enum(LANGUAGES).default('en'),
  }),
);

export const lockShape = z.strictObject({
  format: z.literal('omnibus-released/1'),
  /** Day of the last release. */
  released: isoDate.optional(),
  /** The English words that were released, by key. */
  wording: z.record(z.string(), z.string()).optional(),
  questions: z.record(
    z.string(),
    z.strictObject({
      type: z.string(),
      options: z.array(z.string()).optional(),
      rows: z.array(z.string()).optional(),
      columns: z.array(z.string()).optional(),
    }),
  ),
});

export const translationsShape = z.record(
  z.string(),
  z.strictObject({
    source: z.string().regex(/^[0-9a-f]{12}$/, 'the first 12 hex digits of the SHA-256 of the English'),
    text: z.string(),
    /** Of a title: seen in an authentic text. */
    confirmed: z.boolean().optional(),
    /** The same word in both languages, on purpose. */
    same: z.boolean().optional(),
    /** Read by a second person, or released; without it the text has been translated and no more is known. */
    state: z.enum(['reviewed', 'final']).optional(),
  }),
);

export type InstrumentSource = z.infer<typeof instrumentShape>;
export type ArticleSource = z.infer<typeof articleShape>;
export type ProvisionSource = ArticleSource['provisions'][number];
export type QuestionSource = z.infer<typeof questionShape>;
export type OptionsSource = z.infer<typeof optionsShape>;
export type TableSource = z.infer<typeof tableShape>;
export type ScaleSource = z.infer<typeof scalesShape>['scales'][string];
export type BlockSource = z.infer<typeof blockShape>;
export type RuleSource = z.infer<typeof ruleShape>;
export type RuleCaseSource = RuleSource['cases'][number];
export type FilterSource = z.infer<typeof filterShape>;
export type ScenariosSource = z.infer<typeof scenariosShape>;
export type ScenarioSource = ScenariosSource['scenarios'][number];
export type StateSource = z.infer<typeof statesShape>[number];
export type TranslationsSource = z.infer<typeof translationsShape>;
export type ReleasedIds = z.infer<typeof lockShape>;
