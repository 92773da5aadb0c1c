import type { z } from 'zod';

type Fits = (value: unknown) => boolean;

/** Members of the objects looked at since it was last set; a look at a value runs to its end without a break. */
let counted = 0;

/**
 * How many members all objects in a value have together, counted while its shape is checked; null where it does not fit. Never too
 * many; too few where a shape leaves an object open, or has to be asked itself.
 */
export function membersFitting(shape: z.core.$ZodType): (value: unknown) => number | null {
  const fits = fitsShape(shape);
  return (value) => {
    counted = 0;
    return fits(value) ? counted : null;
  };
}

/**
 * Whether a value has a shape, many times faster than parsing it and without a copy. It says yes to nothing that parsing refuses;
 * what it does not know by itself it asks the shape. Only for shapes that leave a value as it is.
 */
export function fitsShape(shape: z.core.$ZodType): Fits {
  const def = shape._zod.def as unknown as Def;
  const fits = known(def);
  const checks = (def.checks ?? []).map(({ _zod }) => checked(_zod.def as unknown as Check));
  if (fits === null || checks.some((check) => check === null)) return (value) => (shape as z.ZodType).safeParse(value).success;
  const every = checks.filter((check) => check !== null);
  return every.reduce<Fits>((before, check) => (value) => before(value) && check(value), fits);
}

/** What a shape is made of, as zod has it. */
interface Def {
  readonly type: string;
  readonly checks?: readonly z.core.$ZodCheck[];
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
  readonly catchall?: z.core.$ZodType;
  readonly element?: z.core.$ZodType;
  readonly keyType?: z.core.$ZodType;
  readonly valueType?: z.core.$ZodType;
  readonly partial?: boolean;
  readonly mode?: string;
  readonly innerType?: z.core.$ZodType;
  readonly items?: readonly z.core.$ZodType[];
  readonly rest?: z.core.$ZodType | null;
  readonly left?: z.core.$ZodType;
  readonly right?: z.core.$ZodType;
  readonly options?: readonly z.core.$ZodType[];
  /** Of a union: the member by whose value one of the options is chosen. */
  readonly discriminator?: string;
  /** Whether the others are tried too. */
  readonly unionFallback?: boolean;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, unknown>>;
}

interface Check {
  readonly check: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly value?: number;
  readonly inclusive?: boolean;
  readonly format?: string;
  readonly pattern?: RegExp;
  readonly fn?: (value: unknown) => unknown;
}

function known(def: Def): Fits | null {
  switch (def.type) {
    case 'string':
      if (def.format === undefined) return (value) => typeof value === 'string';
      if (def.format === 'datetime' && def.pattern) return eitherOf(USUAL_INSTANT, def.pattern);
      return def.pattern ? matching(def.pattern) : null;
    case 'number':
      return def.format === undefined ? (value) => typeof value === 'number' && Number.isFinite(value) : null;
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'literal':
      return among(def.values ?? []);
    case 'enum':
      return among(Object.values(def.entries ?? {}));
    case 'nullable':
      return orElse(null, def.innerType);
    case 'optional':
      return orElse(undefined, def.innerType);
    case 'union':
      return unionOf(def);
    case 'array':
      return def.element ? arrayOf(fitsShape(def.element)) : null;
    case 'tuple':
      return def.items && def.rest === null ? tupleOf(def.items.map(fitsShape)) : null;
    case 'intersection':
      return def.left && def.right ? both(fitsShape(def.left), fitsShape(def.right)) : null;
    case 'unknown':
      return () => true;
    case 'object':
      return objectOf(def.shape ?? {}, (def.catchall?._zod.def as Def | undefined)?.type);
    case 'record':
      return record(def);
    default:
      return null;
  }
}

function checked({ check, minimum = 0, maximum = 0, value: bound = 0, inclusive, format, pattern, fn }: Check): Fits | null {
  const length = (value: unknown): number => (value as { readonly length: number }).length;
  switch (check) {
    case 'min_length':
      return (value) => length(value) >= minimum;
    case 'max_length':
      return (value) => length(value) <= maximum;
    case 'greater_than':
      return (value) => (inclusive ? (value as number) >= bound : (value as number) > bound);
    case 'less_than':
      return (value) => (inclusive ? (value as number) <= bound : (value as number) < bound);
    case 'number_format':
      return format === 'safeint' ? Number.isSafeInteger : null;
    case 'string_format':
      return format === 'regex' && pattern ? matching(pattern) : null;
    case 'custom':
      return fn ? (value) => fn(value) === true : null;
    default:
      return null;
  }
}

const matching = (pattern: RegExp): Fits => {
  const own = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  return (value) => typeof value === 'string' && own.test(value);
};

/** Of any month, since every month has 28 days, and in UTC: what every shape of an instant allows. */
const USUAL_INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The usual one is soon found; the other also says what is a leap year. */
const eitherOf = (usual: RegExp, pattern: RegExp): Fits => {
  const whole = matching(pattern);
  return (value) => (typeof value === 'string' && usual.test(value)) || whole(value);
};

const among = (values: readonly unknown[]): Fits => {
  const set = new Set(values);
  return (value) => set.has(value);
};

function orElse(nothing: null | undefined, inner: z.core.$ZodType | undefined): Fits | null {
  if (!inner) return null;
  const fits = fitsShape(inner);
  return (value) => value === nothing || fits(value);
}

const anyOf =
  (options: readonly Fits[]): Fits =>
  (value) => {
    const before = counted;
    for (const fits of options) {
      if (fits(value)) return true;
      counted = before;
    }
    return false;
  };

function unionOf({ options = [], discriminator, unionFallback }: Def): Fits {
  const named = discriminator === undefined || unionFallback ? null : oneByName(discriminator, options);
  return named ?? anyOf(options.map(fitsShape));
}

/** The one option that the value of a member names; null where an option does not say by which values it is named. */
function oneByName(member: string, options: readonly z.core.$ZodType[]): Fits | null {
  const named = new Map<unknown, Fits>();
  for (const option of options) {
    const { values } = (option._zod.def as unknown as Def).shape?.[member]?._zod ?? {};
    if (!values) return null;
    const fits = fitsShape(option);
    for (const value of values) named.set(value, fits);
  }
  return (value) => isObject(value) && (named.get(value[member])?.(value) ?? false);
}

const arrayOf =
  (fits: Fits): Fits =>
  (value) => {
    if (!Array.isArray(value)) return false;
    for (const each of value) if (!fits(each)) return false;
    return true;
  };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tupleOf =
  (items: readonly Fits[]): Fits =>
  (value) =>
    Array.isArray(value) && value.length === items.length && items.every((fits, at) => fits((value as unknown[])[at]));

const both =
  (left: Fits, right: Fits): Fits =>
  (value) => {
    const before = counted;
    if (!left(value)) return false;
    counted = before;
    return right(value);
  };

/** `others`: the kind of the members that are not named; only those that allow none, or any, are known here. */
function objectOf(shape: NonNullable<Def['shape']>, others: string | undefined): Fits | null {
  if (others !== 'never' && others !== 'unknown') return null;
  const strict = others === 'never';
  const members = new Map<string, { readonly fits: Fits; readonly needed: 0 | 1 }>();
  let needed = 0;
  for (const [name, member] of Object.entries(shape)) {
    const fits = fitsShape(member);
    members.set(name, { fits, needed: fits(undefined) ? 0 : 1 });
    needed += members.get(name)!.needed;
  }
  return (value) => {
    if (!isObject(value)) return false;
    let there = 0;
    const names = Object.keys(value);
    counted += names.length;
    for (const name of names) {
      const member = members.get(name);
      if (member) {
        if (!member.fits(value[name])) return false;
        there += member.needed;
      } else if (strict) return false;
    }
    return there === needed;
  };
}

/** Not where the keys are a list all of which have to be there. */
function record({ keyType, valueType, partial, mode }: Def): Fits | null {
  if (!keyType || !valueType || mode === 'loose') return null;
  const { type } = keyType._zod.def as Def;
  if (type !== 'string' && !(type === 'enum' && partial)) return null;
  const fits = fitsShape(valueType);
  // Every name is text.
  const fitsKey = isAnyText(keyType) ? null : fitsShape(keyType);
  return (value) => {
    if (!isObject(value)) return false;
    const names = Object.keys(value);
    counted += names.length;
    for (const name of names) if ((fitsKey && !fitsKey(name)) || !fits(value[name])) return false;
    return true;
  };
}

function isAnyText(shape: z.core.$ZodType): boolean {
  const { type, format, checks = [] } = shape._zod.def as unknown as Def;
  return type === 'string' && format === undefined && checks.length === 0;
}
