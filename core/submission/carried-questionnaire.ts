import { z } from 'zod';
import { QUESTIONNAIRE_FORMAT, type Questionnaire } from '../questionnaire/definition';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '../questionnaire/wording';

/** `data/questionnaire.json`: what was asked and in which words, so that a bundle explains itself for ever. */
export const CARRIED_QUESTIONNAIRE_FORMAT = 'omnibus-carried-questionnaire/1';

export interface CarriedQuestionnaire {
  readonly format: typeof CARRIED_QUESTIONNAIRE_FORMAT;
  readonly questionnaire: Questionnaire;
  /** The languages of the assessment, and English. */
  readonly wording: readonly Wording[];
}

/** What a bundle carries for an assessment in these languages. */
export function carryQuestionnaire(
  questionnaire: Questionnaire,
  languages: readonly Language[],
  wordingOf: (language: Language) => Wording,
): CarriedQuestionnaire {
  const carried = LANGUAGES.filter((language) => language === SOURCE_LANGUAGE || languages.includes(language));
  return { format: CARRIED_QUESTIONNAIRE_FORMAT, questionnaire, wording: carried.map(wordingOf) };
}

const id = z.string().min(1).max(200);
const ids = z.array(id).max(10_000);
const MOST = 50_000;

/** Conditions are checked when they are compiled; here only that they are objects, and not nested beyond reason. */
const condition = z.record(z.string(), z.unknown()).refine((value) => depthOf(value) <= 40, 'nested too deeply');
const options = z.array(z.looseObject({ id })).max(2_000);

const question = z.intersection(
  z.looseObject({ id, provision: id, block: id, wording: id, when: condition.optional(), required: z.boolean(), internal: z.boolean() }),
  z.discriminatedUnion('type', [
    z.looseObject({ type: z.literal('status'), scale: id }),
    z.looseObject({ type: z.literal('choice'), options }),
    z.looseObject({ type: z.literal('choices'), options }),
    z.looseObject({ type: z.literal('text') }),
    z.looseObject({ type: z.literal('number') }),
    z.looseObject({ type: z.literal('date') }),
    z.looseObject({ type: z.literal('citations'), accepts: z.array(z.string()) }),
    z.looseObject({
      type: z.literal('table'),
      table: z.looseObject({
        rows: z.union([z.literal('free'), z.array(z.looseObject({ id })).max(2_000)]),
        columns: z.union([z.literal('years'), z.array(z.looseObject({ id, type: z.string() })).max(200)]),
      }),
    }),
  ]),
);

const questionnaire = z.looseObject({
  format: z.literal(QUESTIONNAIRE_FORMAT),
  version: z.string().min(1).max(200),
  instruments: z.array(z.looseObject({ id, code: id })).max(50),
  articles: z.array(z.looseObject({ id, instrument: id, number: z.string() })).max(MOST),
  provisions: z
    .array(
      z.looseObject({
        id,
        instrument: id,
        article: id,
        obligation: z.enum(['mandatory', 'consider', 'optional', 'facilitative', 'final']),
        assessable: z.boolean(),
        cluster: z.string(),
        themes: ids,
        related: ids,
        elements: ids,
        questions: ids,
      }),
    )
    .max(MOST),
  questions: z.array(question).max(MOST),
  scales: z.array(z.looseObject({ id, values: z.array(z.looseObject({ id, kind: z.string() })).max(2_000) })).max(1_000),
  blocks: z.array(z.looseObject({ id, internal: z.boolean() })).max(1_000),
  rules: z
    .array(
      z.looseObject({
        id,
        provisions: ids,
        cases: z.array(z.looseObject({ id, at: id, when: condition, effect: z.string() })).max(MOST),
      }),
    )
    .max(10_000),
  clusters: z.array(z.looseObject({ id })).max(1_000),
  themes: z.array(z.looseObject({ id })).max(1_000),
});

const carried = z.looseObject({
  format: z.literal(CARRIED_QUESTIONNAIRE_FORMAT),
  questionnaire,
  wording: z
    .array(
      z.looseObject({
        format: z.literal('omnibus-wording/1'),
        language: z.enum(LANGUAGES),
        entries: z.record(z.string(), z.string()),
        stale: z.array(z.string()),
      }),
    )
    .max(LANGUAGES.length),
});

/** Checks the shape of foreign JSON. Members that this version does not know are kept: they may say more, never less. */
export function readCarriedQuestionnaire(raw: unknown): { readonly value: CarriedQuestionnaire } | { readonly problem: string } {
  const parsed = carried.safeParse(raw);
  if (parsed.success) return { value: raw as CarriedQuestionnaire };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}` };
}

function depthOf(value: unknown): number {
  let depth = 0;
  let level: unknown[] = [value];
  while (level.length > 0 && depth <= 64) {
    depth += 1;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return depth;
}
