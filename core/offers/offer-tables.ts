import type { Answer } from '../answers/answer';
import { validateValue } from '../answers/validate-value';
import type { AnswerContent } from '../engine/live-assessment';
import { STATUS_BLOCK, type Question, type Questionnaire, type Twin } from '../questionnaire/definition';

/** Which questions of twins ask the same. Made once per questionnaire. */
export interface OfferTables {
  readonly pairs: readonly ProvisionPair[];
  /** Pairs in which the provision gives or takes. */
  pairsAt(provision: string): readonly ProvisionPair[];
  statusOf(provision: string): string | undefined;
  /** What the source's answer means for the target; null where the target has no such answer. */
  translate(pair: QuestionPair, answer: Pick<Answer, 'standing' | 'value' | 'language' | 'texts'>): AnswerContent | null;
}

export interface ProvisionPair {
  readonly twin: Twin;
  readonly from: string;
  readonly to: string;
  /** The status first, then the follow-ups in order. */
  readonly questions: readonly QuestionPair[];
}

export interface QuestionPair {
  readonly from: string;
  readonly to: string;
}

export function offerTables({ twins, provisions, questions, blocks, scales }: Questionnaire): OfferTables {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const ofProvision = new Map(provisions.map((provision) => [provision.id, provision.questions.map((id) => byId.get(id)!)]));
  const kept = new Set(blocks.filter(({ reusable }) => !reusable).map(({ id }) => id));
  const statusOf = (provision: string): string | undefined => ofProvision.get(provision)?.find(({ block }) => block === STATUS_BLOCK)?.id;
  const pairsOf = (twin: Twin, from: string, to: string): ProvisionPair => ({
    twin,
    from,
    to,
    questions: (ofProvision.get(from) ?? []).flatMap((source): QuestionPair[] => {
      const target = byId.get(`${to}/${localId(source)}`);
      return target && !source.internal && !kept.has(source.block) && asksTheSame(source, target)
        ? [{ from: source.id, to: target.id }]
        : [];
    }),
  });
  const pairs = twins.flatMap((twin) =>
    twin.provisions.flatMap((to) => twin.provisions.filter((from) => from !== to).map((from) => pairsOf(twin, from, to))),
  );
  const at = new Map<string, ProvisionPair[]>();
  for (const pair of pairs) for (const provision of [pair.from, pair.to]) at.set(provision, [...(at.get(provision) ?? []), pair]);
  return {
    pairs,
    pairsAt: (provision) => at.get(provision) ?? [],
    statusOf,
    translate(pair, answer) {
      const source = byId.get(pair.from);
      const target = byId.get(pair.to);
      if (!source || !target || answer.standing !== 'answered' || answer.value === undefined) return null;
      if (source.type !== 'status' || target.type !== 'status') {
        const { value, language, texts } = answer;
        const words = { ...(language && { language }), ...(texts && { texts }) };
        return validateValue(target, value, scales) === null ? { standing: 'answered', value, ...words, confirmed: true } : null;
      }
      // Scales differ by obligation: "yes" of a duty is "adopted" where adoption is only to be considered. But its "no" does not
      // say whether anything was considered.
      const kind = scales.find(({ id }) => id === source.scale)?.values.find(({ id }) => id === answer.value)?.kind;
      if (kind === 'negative' && source.scale !== target.scale) return null;
      const value = scales.find(({ id }) => id === target.scale)?.values.find((each) => each.kind === kind)?.id;
      return value === undefined ? null : { standing: 'answered', value, confirmed: true };
    },
  };
}

const localId = ({ id, provision }: Question): string => id.slice(provision.length + 1);

function asksTheSame(source: Question, target: Question): boolean {
  return source.type === target.type && (source.block === STATUS_BLOCK || source.wording === target.wording || source.block === 'own');
}
