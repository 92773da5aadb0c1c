import type { DerivedFlag } from '../questionnaire/condition';

/** What is re-evaluated one by one: whether a question is asked, each flag of a provision, whether a case holds. */
export type NodeKind = 'question' | DerivedFlag | 'case';

export interface NodeNumbers {
  readonly count: number;
  /** First node of each kind, in the order questions, flags as in `FLAGS`, cases. */
  readonly firstFlag: number;
  readonly firstCase: number;
  question(question: number): number;
  flag(flag: DerivedFlag, provision: number): number;
  case(number: number): number;
  describe(node: number): { readonly kind: NodeKind; readonly number: number };
}

export const FLAGS: readonly DerivedFlag[] = ['relevant', 'not-applicable', 'exempt', 'gap', 'complete'];

export function nodeNumbers(questions: number, provisions: number, cases: number): NodeNumbers {
  const firstFlag = questions;
  const firstCase = firstFlag + FLAGS.length * provisions;
  return {
    count: firstCase + cases,
    firstFlag,
    firstCase,
    question: (question) => question,
    flag: (flag, provision) => firstFlag + FLAGS.indexOf(flag) * provisions + provision,
    case: (number) => firstCase + number,
    describe(node) {
      if (node < firstFlag) return { kind: 'question', number: node };
      if (node >= firstCase) return { kind: 'case', number: node - firstCase };
      const place = node - firstFlag;
      return { kind: FLAGS[Math.floor(place / provisions)]!, number: place % provisions };
    },
  };
}
