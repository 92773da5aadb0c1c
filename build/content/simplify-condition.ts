import type { Condition } from '#core/questionnaire/condition';

/** Takes constants out of `all`, `any` and `not`; what is left holds exactly when the original does. */
export function simplifyCondition(condition: Condition): Condition {
  if ('all' in condition) {
    const parts = condition.all.map(simplifyCondition).filter((part) => !isConstant(part, true));
    if (parts.some((part) => isConstant(part, false))) return { always: false };
    return parts.length === 1 ? parts[0]! : parts.length === 0 ? { always: true } : { all: parts };
  }
  if ('any' in condition) {
    const parts = condition.any.map(simplifyCondition).filter((part) => !isConstant(part, false));
    if (parts.some((part) => isConstant(part, true))) return { always: true };
    return parts.length === 1 ? parts[0]! : parts.length === 0 ? { always: false } : { any: parts };
  }
  if ('not' in condition) {
    const inner = simplifyCondition(condition.not);
    return 'always' in inner ? { always: !inner.always } : { not: inner };
  }
  return condition;
}

export const isConstant = (condition: Condition, value: boolean): boolean => 'always' in condition && condition.always === value;
