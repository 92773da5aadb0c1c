import type { AnswerContent } from './live-assessment';

/** Whether two answers say the same; key order does not matter. */
export function sameContent(one: AnswerContent | undefined, other: AnswerContent | undefined): boolean {
  if (one === other) return true;
  if (!one || !other) return false;
  return (
    one.standing === other.standing &&
    one.reason === other.reason &&
    one.confirmed === other.confirmed &&
    one.language === other.language &&
    same(one.value, other.value) &&
    same(one.texts, other.texts)
  );
}

export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]))
  );
}
