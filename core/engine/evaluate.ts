import { isBlankValue } from '../answers/blank-value';
import type { Condition, Standing } from '../questionnaire/condition';
import { STATUS_BLOCK, type Provision, type Question, type Questionnaire, type RuleCase } from '../questionnaire/definition';
import { conditionHolds, questionsRead, type Circumstances } from './condition-holds';
import type { Completeness, EngineInput, Finding, ProvisionProgress, ProvisionState } from './live-assessment';
import { toConfirmFinding } from './to-confirm';

/** Everything that an open assessment can tell, worked out at once. */
export interface Evaluation {
  readonly asked: ReadonlySet<string>;
  readonly provisions: ReadonlyMap<string, ProvisionState>;
  /** Not applicable by answer or by rule. */
  readonly notApplicable: ReadonlySet<string>;
  /** Groups with at least one assessable provision; every other group is empty. */
  readonly completeness: ReadonlyMap<string, Completeness>;
  readonly findings: readonly Finding[];
}

/**
 * Evaluates from nothing, the plain way: no graph, no counters, nothing shared with `open`. Slow and easy to read, so
 * that it can be what `open` is tested against, and what a received submission is judged by.
 * Throws when it meets conditions that run in a circle.
 */
export function evaluate(questionnaire: Questionnaire, input: EngineInput): Evaluation {
  const judged = new Judgement(questionnaire, input);
  const { questions, provisions } = questionnaire;
  const states = new Map(provisions.map(({ id }) => [id, judged.provisionState(id)]));
  return {
    asked: new Set(questions.filter(({ id }) => judged.isAsked(id)).map(({ id }) => id)),
    provisions: states,
    notApplicable: new Set(provisions.filter(({ id }) => judged.isNotApplicable(id)).map(({ id }) => id)),
    completeness: completenessOf(questionnaire, (id) => states.get(id)!),
    findings: findingsOf(
      questionnaire,
      (of) => judged.caseHolds(of),
      (provision) => judged.toConfirm(provision)[0],
    ),
  };
}

class Judgement implements Circumstances {
  private readonly questions: ReadonlyMap<string, Question>;
  private readonly provisions: ReadonlyMap<string, Provision>;
  private readonly questionsByProvision: ReadonlyMap<string, readonly Question[]>;
  private readonly casesByPlace: ReadonlyMap<string, readonly RuleCase[]>;
  /** Cases that hide, by what they hide. */
  private readonly hidingCases: ReadonlyMap<string, readonly RuleCase[]>;
  private readonly caseNumbers: ReadonlyMap<RuleCase, number>;
  private readonly known = new Map<string, unknown>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly input: EngineInput,
  ) {
    this.questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
    this.provisions = new Map(questionnaire.provisions.map((provision) => [provision.id, provision]));
    this.questionsByProvision = grouped(questionnaire.questions, ({ provision }) => provision);
    const cases = questionnaire.rules.flatMap((rule) => rule.cases);
    this.casesByPlace = grouped(cases, ({ at }) => at);
    this.hidingCases = grouped(cases, (of) => (of.effect === 'hide' ? of.target : undefined));
    this.caseNumbers = new Map(cases.map((of, index) => [of, index]));
  }

  question(id: string): Question {
    const question = this.questions.get(id);
    if (!question) throw new Error(`The questionnaire has no question ${id}.`);
    return question;
  }

  fact(id: string) {
    return this.input.facts.get(id);
  }

  evidence(id: string) {
    return Object.hasOwn(this.input.evidence, id) ? this.input.evidence[id] : undefined;
  }

  /** The answer while it is asked and says anything. */
  answer(id: string) {
    const answer = Object.hasOwn(this.input.answers, id) ? this.input.answers[id] : undefined;
    if (!answer || answer.standing === 'unanswered' || !this.isAsked(id)) return undefined;
    return answer.standing === 'answered' && isBlankValue(answer.value) ? undefined : answer;
  }

  statusKind(id: string) {
    const question = this.question(id);
    const answer = this.answer(id);
    if (question.type !== 'status' || answer?.standing !== 'answered') return undefined;
    return this.questionnaire.scales.find((scale) => scale.id === question.scale)?.values.find((value) => value.id === answer.value)?.kind;
  }

  flag(id: string, flag: 'relevant' | 'gap' | 'exempt' | 'not-applicable' | 'complete'): boolean {
    if (flag === 'relevant') return this.isRelevant(id);
    if (flag === 'not-applicable') return this.isNotApplicable(id);
    if (flag === 'exempt') return this.isExempt(id);
    if (flag === 'gap') return this.isGap(id);
    return this.progress(id) === 'complete';
  }

  isAsked(id: string): boolean {
    return this.once(`asked ${id}`, () => {
      const { provision, block, when } = this.question(id);
      if (!this.isRelevant(provision)) return false;
      if (block !== STATUS_BLOCK && !this.decides(id) && this.isNotApplicable(provision)) return false;
      if (this.hiding(id).some((of) => this.caseHolds(of))) return false;
      return !when || conditionHolds(when, this);
    });
  }

  isRelevant(id: string): boolean {
    return this.once(`relevant ${id}`, () => !this.hiding(id).some((of) => this.caseHolds(of)));
  }

  isNotApplicable(id: string): boolean {
    return this.once(`not applicable ${id}`, () => {
      if (!this.isRelevant(id)) return false;
      const standing = this.statusStanding(id);
      return standing === 'not-applicable' || (standing === 'unanswered' && this.hasEffect(id, 'not-applicable'));
    });
  }

  caseHolds(of: RuleCase): boolean {
    return this.once(of, () => {
      if (of.effect === 'finding' && this.provisions.has(of.at) && !this.isRelevant(of.at)) return false;
      return conditionHolds(of.when, this);
    });
  }

  provisionState(id: string): ProvisionState {
    const relevant = this.isRelevant(id);
    const automatic = this.isNotApplicable(id) && this.statusStanding(id) === 'unanswered';
    const required = this.questionsAsked(id).filter((question) => question.required);
    const answered = required.filter((question) => this.confirmed(question.id) || (automatic && question.block === STATUS_BLOCK));
    return {
      relevant,
      progress: this.progress(id),
      automatic,
      gap: this.isGap(id) && !this.isStatusToConfirm(id),
      exempt: this.isExempt(id),
      missingCitation: this.findingsAt(id).some(({ group, level }) => group === 'citation' && level !== 'I'),
      asked: required.length,
      answered: answered.length,
    };
  }

  /** Questions asked whose answers were carried over and nobody has confirmed: seen by conditions, counted by nothing. */
  toConfirm(provision: string): readonly string[] {
    if (!this.isRelevant(provision)) return [];
    return this.questionsAsked(provision).flatMap(({ id }) => (this.answer(id)?.confirmed === false ? [id] : []));
  }

  private confirmed(question: string): boolean {
    const answer = this.answer(question);
    return answer !== undefined && answer.confirmed !== false;
  }

  private isStatusToConfirm(provision: string): boolean {
    const status = this.status(provision);
    return status !== undefined && this.answer(status.id)?.confirmed === false;
  }

  private isExempt(id: string): boolean {
    return this.isRelevant(id) && this.hasEffect(id, 'exempt');
  }

  private isGap(id: string): boolean {
    const status = this.status(id);
    const kind = status && this.statusKind(status.id);
    if (kind !== 'negative' && kind !== 'partial') return false;
    if (kind === 'partial' && this.provisions.get(id)?.obligation === 'consider') return false;
    return !this.isExempt(id);
  }

  private progress(id: string): ProvisionProgress {
    if (this.isRelevant(id) && this.isStatusToConfirm(id)) return 'begun';
    if (this.isNotApplicable(id)) return 'not-applicable';
    const standing = this.statusStanding(id);
    if (standing === 'not-known') return 'not-known';
    const asked = this.questionsAsked(id);
    const anything = asked.some((question) => this.answer(question.id));
    const settled = this.status(id) ? standing === 'answered' : anything;
    if (!settled) return anything ? 'begun' : 'open';
    const missing = asked.some((question) => question.required && !this.answer(question.id)) || this.toConfirm(id).length > 0;
    return missing || this.findingsAt(id).some(({ level }) => level === 'E') ? 'needs' : 'complete';
  }

  private questionsAsked(provision: string): readonly Question[] {
    return this.questionsOf(provision).filter((question) => this.isAsked(question.id));
  }

  private findingsAt(id: string) {
    return this.casesAt(id)
      .filter((of) => of.effect === 'finding')
      .filter((of) => this.caseHolds(of));
  }

  private hasEffect(provision: string, effect: RuleCase['effect']): boolean {
    return this.casesAt(provision).some((of) => of.effect === effect && this.caseHolds(of));
  }

  private status(provision: string): Question | undefined {
    return this.questionsOf(provision).find((question) => question.block === STATUS_BLOCK);
  }

  private statusStanding(provision: string): Standing {
    const status = this.status(provision);
    return (status && this.answer(status.id)?.standing) ?? 'unanswered';
  }

  /** Whether a rule decides by this question, or by one that depends on it, that its own provision is not applicable. */
  private decides(id: string): boolean {
    const { provision } = this.question(id);
    return this.once(`deciding ${provision}`, () => {
      const own = (conditions: readonly Condition[]): readonly string[] =>
        conditions.flatMap(questionsRead).filter((read) => this.question(read).provision === provision);
      const deciding = [
        ...own(
          this.casesAt(provision)
            .filter((of) => of.effect === 'not-applicable')
            .map(({ when }) => when),
        ),
      ];
      for (const read of deciding) {
        const { when } = this.question(read);
        const hiding = this.hiding(read).map((of) => of.when);
        deciding.push(...own(when ? [when, ...hiding] : hiding).filter((further) => !deciding.includes(further)));
      }
      return deciding;
    }).includes(id);
  }

  private questionsOf(provision: string): readonly Question[] {
    return this.questionsByProvision.get(provision) ?? [];
  }

  private casesAt(place: string): readonly RuleCase[] {
    return this.casesByPlace.get(place) ?? [];
  }

  private hiding(target: string): readonly RuleCase[] {
    return this.hidingCases.get(target) ?? [];
  }

  private once<T>(what: string | RuleCase, work: () => T): T {
    const name = typeof what === 'string' ? what : `case ${this.caseNumbers.get(what)}`;
    if (this.known.has(name)) return this.known.get(name) as T;
    if (this.underWay.has(name)) throw new Error(`Conditions run in a circle: ${[...this.underWay, name].join(' → ')}.`);
    this.underWay.add(name);
    const result = work();
    this.underWay.delete(name);
    this.known.set(name, result);
    return result;
  }
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function completenessOf(
  { provisions, instruments }: Questionnaire,
  stateOf: (id: string) => ProvisionState,
): ReadonlyMap<string, Completeness> {
  const members = new Map<string, ProvisionState[]>();
  for (const { id, assessable, instrument, article, cluster, themes, obligation } of provisions) {
    if (!assessable) continue;
    const code = instruments.find((of) => of.id === instrument)?.code ?? instrument;
    const keys = ['all', `instrument:${code}`, `article:${article}`, `cluster:${cluster}`, `level:${obligation}`];
    for (const key of [...keys, ...new Set(themes.map((theme) => `theme:${theme}`))])
      members.set(key, [...(members.get(key) ?? []), stateOf(id)]);
  }
  return new Map([...members].map(([key, states]) => [key, countOf(states.filter(({ relevant }) => relevant))]));
}

function countOf(states: readonly ProvisionState[]): Completeness {
  const count = (progress: ProvisionProgress): number => states.filter((state) => state.progress === progress).length;
  const total = (field: 'asked' | 'answered'): number => states.reduce((sum, state) => sum + state[field], 0);
  return {
    provisions: states.length,
    open: count('open'),
    begun: count('begun'),
    needs: count('needs'),
    complete: count('complete'),
    notKnown: count('not-known'),
    notApplicable: count('not-applicable'),
    missingCitation: states.filter(({ missingCitation }) => missingCitation).length,
    asked: total('asked'),
    answered: total('answered'),
  };
}

/** The assessment first, then instrument by instrument in treaty order; in one place the most serious first. */
function findingsOf(
  { rules, instruments, provisions }: Questionnaire,
  holds: (of: RuleCase) => boolean,
  firstToConfirm: (provision: string) => string | undefined,
): readonly Finding[] {
  const places = ['assessment'];
  for (const { code, id } of instruments)
    places.push(code, ...provisions.filter(({ instrument }) => instrument === code || instrument === id).map((provision) => provision.id));
  const toConfirm = provisions.flatMap(({ id }): readonly Finding[] => {
    const target = firstToConfirm(id);
    return target === undefined ? [] : [toConfirmFinding(id, target)];
  });
  const ofRules = rules.flatMap((rule) =>
    rule.cases.flatMap((of): readonly Finding[] => {
      if (of.effect !== 'finding' || !holds(of)) return [];
      const { id, level, group, at, involves, target } = of;
      return [{ key: `${id}@${at}`, rule: rule.id, case: id, level, group, at, involves, ...(target !== undefined && { target }) }];
    }),
  );
  return [...toConfirm, ...ofRules].sort(
    (a, b) => places.indexOf(a.at) - places.indexOf(b.at) || 'EWI'.indexOf(a.level) - 'EWI'.indexOf(b.level),
  );
}
