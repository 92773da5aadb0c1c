import { z } from 'zod';
import { QUESTIONNAIRE_FORMAT, type Questionnaire } from '../questionnaire/definition';
import { PACKED_FORMAT, packQuestionnaire, unpackQuestionnaire, type PackedQuestionnaire } from '../questionnaire/packed';
import { id } from '../answers/record-shapes';
import { mayBeCompiled } from './bounded-work';
import { fitsShape } from './fits-shape';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '../questionnaire/wording';

/** `data/questionnaire.json`: what was asked and in which words, so that a bundle explains itself for ever. */
const CARRIED_QUESTIONNAIRE_FORMAT = 'omnibus-carried-questionnaire/1';

export interface CarriedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** The languages of the assessment, and English. */
  readonly wording: readonly Wording[];
}

/** As the file has it. */
export interface CarriedQuestionnaireFile {
  readonly format: typeof CARRIED_QUESTIONNAIRE_FORMAT;
  readonly questionnaire: PackedQuestionnaire;
  readonly wording: readonly Wording[];
}

/** What a bundle carries for an assessment in these languages. */
export function carryQuestionnaire(
  questionnaire: Questionnaire,
  languages: readonly Language[],
  wordingOf: (language: Language) => Wording,
): CarriedQuestionnaireFile {
  const carried = LANGUAGES.filter((language) => language === SOURCE_LANGUAGE || languages.includes(language));
  return { format: CARRIED_QUESTIONNAIRE_FORMAT, questionnaire: packQuestionnaire(questionnaire), wording: carried.map(wordingOf) };
}

const ids = z.array(id).max(10_000);
const MOST = 50_000;
const MOST_DEPTH = 48;

/** Conditions are checked when they are compiled; here only that they are objects, and not nested beyond reason. */
const condition = z.record(z.string(), z.unknown()).refine((value) => !isDeeper(value, 39), 'nested too deeply');
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
  twins: z.array(z.looseObject({ id, provisions: ids })).max(1_000),
});

const shapes = z.array(z.record(z.string(), z.unknown())).max(MOST);
const number = z.number().int().min(0).max(MOST);

/** Characters that may come out of unpacking: some times what all instruments together need. */
const MOST_UNPACKED = 32 * 1024 * 1024;

type Packed = Pick<PackedQuestionnaire, 'shapes' | 'provisions' | 'rules'>;

/**
 * By the characters that questions and cases would be, each written out with the id of its place: a few thousand bytes of shapes,
 * named often enough, are more than a machine can hold.
 */
function isShortEnough({ shapes: own, provisions, rules }: Packed): boolean {
  const ofQuestions = own.map(writtenLength);
  const inProvisions = provisions.map(({ id: place, questions }) => sum(questions.map((each) => ofQuestions[each]?.(place) ?? 0)));
  const inRules = rules.map((rule) => {
    const ofCases = rule.shapes.map(writtenLength);
    return sum(rule.cases.map(([each, place]) => ofCases[each]?.(place) ?? 0));
  });
  return sum(inProvisions) + sum(inRules) <= MOST_UNPACKED;
}

function writtenLength(shape: unknown): (place: string) => number {
  const text = JSON.stringify(shape);
  const places = text.split('"./').length + text.split('"."').length - 2;
  return (place) => text.length + places * place.length;
}

const isTooDeep = ({ shapes: own, rules }: Packed): boolean =>
  [own, ...rules.map((rule) => rule.shapes)].some((list) => isDeeper(list, MOST_DEPTH - 1));

/** What unpacking relies on; the whole is checked once it is unpacked. */
const packed = z
  .looseObject({
    format: z.literal(PACKED_FORMAT),
    shapes,
    provisions: z.array(z.looseObject({ id, questions: z.array(number).max(10_000) })).max(MOST),
    rules: z.array(z.looseObject({ id, shapes, cases: z.array(z.tuple([number, id])).max(MOST) })).max(10_000),
  })
  .refine(({ provisions }) => sum(provisions.map(({ questions }) => questions.length)) <= MOST, 'too many questions')
  .refine(({ rules }) => sum(rules.map(({ cases }) => cases.length)) <= MOST, 'too many cases')
  .refine((value) => !isTooDeep(value as unknown as Packed), 'nested too deeply')
  // What is too deep to be written out is refused for that.
  .refine((value) => isTooDeep(value as unknown as Packed) || isShortEnough(value as unknown as Packed), 'too long when unpacked');

const carried = z.looseObject({
  format: z.literal(CARRIED_QUESTIONNAIRE_FORMAT),
  questionnaire: packed,
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

const fitsCarried = fitsShape(carried);
const fitsQuestionnaire = fitsShape(questionnaire);

type Reading<T> = { readonly value: T } | QuestionnaireProblem;

export interface QuestionnaireProblem {
  readonly problem: string;
  /** Its shape is right, and it takes more steps than any honest one. */
  readonly takesTooLong?: true;
}

/** Checks the shape of foreign JSON. Members that this version does not know are kept: they may say more, never less. */
export function readCarriedQuestionnaire(raw: unknown): Reading<CarriedQuestionnaire> {
  const file = readCarriedFile(raw);
  if ('problem' in file) return file;
  const { questionnaire, wording } = file.value;
  const whole = unpackCarried(questionnaire);
  return 'problem' in whole ? whole : { value: { questionnaire: whole.value, wording } };
}

/** The first half of that: the shape of the file, with what is asked still packed. */
export function readCarriedFile(raw: unknown): Reading<CarriedQuestionnaireFile> {
  if (fitsCarried(raw)) return { value: raw as CarriedQuestionnaireFile };
  const file = carried.safeParse(raw);
  return file.success ? { value: raw as CarriedQuestionnaireFile } : { problem: problemOf(file.error) };
}

/** The second half: what is asked, unpacked and checked. */
export function unpackCarried(stored: PackedQuestionnaire): Reading<Questionnaire> {
  let whole: Questionnaire;
  try {
    whole = unpackQuestionnaire(stored);
  } catch {
    return { problem: 'questionnaire: a question or a rule has no shape' };
  }
  if (!fitsQuestionnaire(whole)) {
    const checked = questionnaire.safeParse(whole);
    if (!checked.success) return { problem: `questionnaire.${problemOf(checked.error)}` };
  }
  try {
    return mayBeCompiled(whole) ? { value: whole } : { problem: 'too many steps', takesTooLong: true };
  } catch {
    return { problem: 'cannot be evaluated' };
  }
}

function problemOf({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}`;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Whether objects and lists stand in each other more than `most` deep; looks no deeper than that. */
function isDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  // What was parsed inherits nothing that a loop would find.
  for (const name in value) if (isDeeper((value as Record<string, unknown>)[name], most - 1)) return true;
  return false;
}
