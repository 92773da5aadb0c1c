import { canonicalJson } from './canonical-json';
import { QUESTIONNAIRE_FORMAT, type Provision, type Question, type Questionnaire, type Rule, type RuleCase } from './definition';

/**
 * A questionnaire as it is stored and sent. Blocks are asked of hundreds of provisions, so each question and rule case stands
 * once, as a shape in which `.` is the id of the provision and `./…` one of its questions; provisions list shapes by number.
 * Nothing is lost: `unpackQuestionnaire(packQuestionnaire(q))` equals `q`.
 */
export const PACKED_FORMAT = 'omnibus-packed-questionnaire/1';

export interface PackedQuestionnaire extends Omit<Questionnaire, 'format' | 'provisions' | 'questions' | 'rules'> {
  readonly format: typeof PACKED_FORMAT;
  readonly shapes: readonly Shape[];
  readonly provisions: readonly (Omit<Provision, 'questions'> & { readonly questions: readonly number[] })[];
  readonly rules: readonly PackedRule[];
}

export interface PackedRule extends Omit<Rule, 'cases'> {
  readonly shapes: readonly Shape[];
  /** In order: the number of a shape and where it applies. */
  readonly cases: readonly (readonly [number, string])[];
}

type Shape = Readonly<Record<string, unknown>>;

const SELF = '.';
const WITHIN = './';

/** Throws where the questions are not in the order of the provisions that ask them, or an id begins with a dot. */
export function packQuestionnaire({ provisions, questions, rules, format: _format, ...rest }: Questionnaire): PackedQuestionnaire {
  const shapes = new ShapeTable();
  let next = 0;
  const packed = provisions.map((provision) => ({
    ...provision,
    questions: provision.questions.map((id) => {
      const question = questions[next++];
      if (question?.id !== id) throw new Error(`The question ${id} is not where its provision has it.`);
      return shapes.numberOf(question, provision.id);
    }),
  }));
  if (next !== questions.length) throw new Error('Some questions belong to no provision.');
  const ids = new Set(provisions.map(({ id }) => id));
  return { ...rest, format: PACKED_FORMAT, shapes: shapes.list, provisions: packed, rules: rules.map((rule) => packRule(rule, ids)) };
}

function packRule({ cases, ...rule }: Rule, provisions: ReadonlySet<string>): PackedRule {
  const shapes = new ShapeTable();
  const places = cases.map(({ at, ...rest }) => [shapes.numberOf(rest, provisions.has(at) ? at : undefined), at] as const);
  return { ...rule, shapes: shapes.list, cases: places };
}

/** Throws where a number names no shape. What does not vary is shared between the questions. */
export function unpackQuestionnaire({ format: _format, shapes, provisions, rules, ...rest }: PackedQuestionnaire): Questionnaire {
  const questions: Question[] = [];
  const placer = new ShapePlacer();
  const unpacked = provisions.map((provision): Provision => {
    const own = provision.questions.map((number) => placer.place(shapeAt(shapes, number), provision.id) as unknown as Question);
    questions.push(...own);
    return { ...provision, questions: own.map(({ id }) => id) };
  });
  return {
    ...rest,
    format: QUESTIONNAIRE_FORMAT,
    provisions: unpacked,
    questions,
    rules: rules.map(({ shapes: ofRule, cases, ...rule }) => ({
      ...rule,
      cases: cases.map(([number, at]) => ({ ...placer.place(shapeAt(ofRule, number), at), at }) as unknown as RuleCase),
    })),
  };
}

function shapeAt(shapes: readonly Shape[], number: number): Shape {
  const shape = shapes[number];
  if (shape === undefined) throw new Error(`There is no shape ${number}.`);
  return shape;
}

class ShapeTable {
  readonly list: Shape[] = [];
  private readonly numbers = new Map<string, number>();

  /** `self`: the provision whose id is taken out. */
  numberOf(value: object, self: string | undefined): number {
    const shape = withoutSelf(value, self) as Shape;
    const text = canonicalJson(shape);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.list.length);
    return this.list.push(shape) - 1;
  }
}

function withoutSelf(value: unknown, self: string | undefined): unknown {
  if (typeof value === 'string') {
    if (value.startsWith(SELF)) throw new Error(`An id begins with a dot: ${value}`);
    if (self === undefined) return value;
    return value === self ? SELF : value.startsWith(`${self}/`) ? WITHIN + value.slice(self.length + 1) : value;
  }
  if (Array.isArray(value)) return value.map((each) => withoutSelf(each, self));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, each]) => (each === undefined ? [] : [[key, withoutSelf(each, self)]])));
}

/**
 * Puts a provision's id back. Parts of a shape that do not name it are looked through once and shared, and so is each id: a
 * questionnaire names one question in many conditions.
 */
class ShapePlacer {
  private readonly fixed = new Map<object, boolean>();
  private readonly idsOf = new Map<string, Map<string, string>>();

  place<T>(value: T, self: string): T {
    const ids = this.idsOf.get(self) ?? new Map([[SELF, self]]);
    this.idsOf.set(self, ids);
    return this.placed(value, self, ids) as T;
  }

  private placed(value: unknown, self: string, ids: Map<string, string>): unknown {
    if (typeof value === 'string') return value.startsWith(SELF) ? idWithin(value, self, ids) : value;
    if (typeof value !== 'object' || value === null || this.isFixed(value)) return value;
    if (Array.isArray(value)) return value.map((each) => this.placed(each, self, ids));
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) copy[key] = this.placed((value as Record<string, unknown>)[key], self, ids);
    return copy;
  }

  private isFixed(value: object): boolean {
    const known = this.fixed.get(value);
    if (known !== undefined) return known;
    const fixed = Object.values(value).every((each) =>
      typeof each === 'string' ? !each.startsWith(SELF) : typeof each !== 'object' || each === null || this.isFixed(each as object),
    );
    this.fixed.set(value, fixed);
    return fixed;
  }
}

/** `.` or `./…`; anything else that begins with a dot is no place of a shape and stays. */
function idWithin(place: string, self: string, ids: Map<string, string>): string {
  const known = ids.get(place);
  if (known !== undefined) return known;
  if (!place.startsWith(WITHIN)) return place;
  const id = `${self}/${place.slice(WITHIN.length)}`;
  ids.set(place, id);
  return id;
}
