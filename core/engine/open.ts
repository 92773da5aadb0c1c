import { isBlankValue } from '../answers/blank-value';
import type { Evidence } from '../answers/document';
import type { Standing } from '../questionnaire/condition';
import { COMMISSION_FACT, type FactValue } from '../questionnaire/facts';
import type { Adjacency } from './adjacency';
import type { CompiledQuestionnaire } from './compile';
import { commissionedProvisions } from './commissioned';
import { CompletenessCounters, PROGRESS, type Contribution } from './completeness-counters';
import { findingGrounds } from './finding-grounds';
import { STANDING, STANDINGS, type EngineState } from './engine-state';
import type { AnswerContent, Completeness, EngineInput, Finding, LiveAssessment, ProvisionState } from './live-assessment';
import { FLAGS } from './node-numbers';
import { same, sameContent } from './same-content';
import { toConfirmAt, withToConfirm, type FirstToConfirm } from './to-confirm';
import { Worklist } from './worklist';

/**
 * Opens a questionnaire with answers. Answers and facts that the questionnaire does not know are left aside: they
 * come from an older version of it.
 */
export function open(compiled: CompiledQuestionnaire, input: EngineInput): LiveAssessment {
  return new OpenAssessment(compiled, input);
}

const { unanswered: UNANSWERED, answered: ANSWERED } = STANDING;
const [OPEN, BEGUN, NEEDS, COMPLETE, NOT_KNOWN, NOT_APPLICABLE] = [0, 1, 2, 3, 4, 5] as const;
const NOTHING: Contribution = { counted: false, progress: OPEN, missingCitation: false, asked: 0, answered: 0 };

class OpenAssessment implements LiveAssessment {
  private readonly state: EngineState;
  private readonly contents: (AnswerContent | undefined)[];
  /** What was entered, asked or not. */
  private readonly entered: Uint8Array;
  /** Carried over and not confirmed: conditions see what was answered, nothing counts it. */
  private readonly unconfirmed: Uint8Array;
  private readonly toConfirm: FirstToConfirm;
  private readonly asked: Uint8Array;
  private readonly automatic: Uint8Array;
  private readonly holds: Uint8Array;
  private readonly contributions: Contribution[];
  private readonly counters: CompletenessCounters;
  private readonly worklist: Worklist;
  private readonly otherFacts = new Map<string, FactValue>();
  private commissioned: Uint8Array | null = null;
  private activeFindings: readonly Finding[] | undefined;
  private changes = 0;

  constructor(
    private readonly compiled: CompiledQuestionnaire,
    { answers, evidence, facts }: EngineInput,
  ) {
    const questions = compiled.questions.size;
    const provisions = compiled.provisions.size;
    this.state = {
      effective: new Uint8Array(questions),
      kind: new Uint8Array(questions),
      hasReason: new Uint8Array(questions),
      value: new Array<undefined>(questions).fill(undefined),
      relevant: new Uint8Array(provisions),
      notApplicable: new Uint8Array(provisions),
      exempt: new Uint8Array(provisions),
      gap: new Uint8Array(provisions),
      complete: new Uint8Array(provisions),
      fact: new Array<undefined>(compiled.facts.size).fill(undefined),
      evidence: new Map(Object.entries(evidence)),
    };
    this.contents = new Array<undefined>(questions).fill(undefined);
    this.entered = new Uint8Array(questions);
    this.unconfirmed = new Uint8Array(questions);
    this.toConfirm = new Int32Array(provisions).fill(-1);
    this.asked = new Uint8Array(questions);
    this.automatic = new Uint8Array(provisions);
    this.holds = new Uint8Array(compiled.caseTests.length);
    this.contributions = new Array<Contribution>(provisions).fill(NOTHING);
    this.counters = new CompletenessCounters(compiled.groups);
    this.worklist = new Worklist(compiled.levels);

    for (const [fact, value] of facts) this.keepFact(fact, value);
    for (const id of Object.keys(answers)) {
      const number = compiled.questions.get(id);
      if (number !== undefined) this.keep(number, answers[id]);
    }
    for (const node of compiled.levels.order) this.evaluate(node);
  }

  get generation(): number {
    return this.changes;
  }

  set(question: string, answer: AnswerContent | undefined): void {
    const number = this.questionNumber(question);
    if (sameContent(this.contents[number], answer)) return;
    this.keep(number, answer);
    this.changes++;
    if (!this.asked[number]) return;
    this.state.effective[number] = this.entered[number]!;
    this.addDependants(this.compiled.dependants, this.compiled.nodes.question(number));
    this.propagate();
  }

  setFact(fact: string, value: FactValue | undefined): void {
    const number = this.compiled.facts.get(fact);
    if (Object.is(number === undefined ? this.otherFacts.get(fact) : this.state.fact[number], value)) return;
    this.keepFact(fact, value);
    this.changes++;
    if (fact === COMMISSION_FACT) {
      for (const node of this.compiled.levels.order) this.worklist.add(node);
      this.propagate();
    }
    if (number === undefined) return;
    this.addDependants(this.compiled.factDependants, number);
    this.propagate();
  }

  setEvidence(id: string, evidence: Evidence | undefined): void {
    if (same(this.state.evidence.get(id), evidence)) return;
    if (evidence) this.state.evidence.set(id, evidence);
    else this.state.evidence.delete(id);
    this.changes++;
    const { evidenceDependants } = this.compiled;
    this.state.value.forEach((cited, question) => {
      if (Array.isArray(cited) && cited.includes(id)) this.addDependants(evidenceDependants, question);
    });
    this.propagate();
  }

  isAsked(question: string): boolean {
    return this.asked[this.questionNumber(question)] === 1;
  }

  answer(question: string): AnswerContent | undefined {
    return this.contents[this.questionNumber(question)];
  }

  standing(question: string): Standing {
    const number = this.questionNumber(question);
    return STANDINGS[this.unconfirmed[number] ? UNANSWERED : this.state.effective[number]!]!;
  }

  provision(id: string): ProvisionState {
    const number = this.provisionNumber(id);
    const { progress, missingCitation, asked, answered } = this.contributions[number]!;
    return {
      relevant: this.state.relevant[number] === 1,
      progress: PROGRESS[progress]!,
      automatic: this.automatic[number] === 1,
      gap: this.state.gap[number] === 1 && !this.isToConfirm(this.compiled.statusOf[number]!),
      exempt: this.state.exempt[number] === 1,
      missingCitation,
      asked,
      answered,
    };
  }

  completeness(group: string): Completeness {
    return this.counters.read(group);
  }

  findings(): readonly Finding[] {
    const { questionnaire, findings } = this.compiled;
    this.activeFindings ??= withToConfirm(
      questionnaire,
      this.toConfirm,
      findings.filter((_, number) => this.holds[number] === 1),
    );
    return this.activeFindings;
  }

  findingsAt(provision: string): readonly Finding[] {
    const { questionnaire, findings, findingsOf } = this.compiled;
    const number = this.provisionNumber(provision);
    const numbers = findingsOf.targets.subarray(findingsOf.starts[number], findingsOf.starts[number + 1]);
    const active = [...numbers].filter((finding) => this.holds[finding] === 1).map((finding) => findings[finding]!);
    const waiting = toConfirmAt(questionnaire, this.toConfirm, number);
    return waiting ? [waiting, ...active] : active;
  }

  private isToConfirm(question: number): boolean {
    return question >= 0 && this.asked[question] === 1 && this.unconfirmed[question] === 1;
  }

  groundsOf(finding: string): readonly string[] {
    return findingGrounds(this.compiled).get(finding) ?? [];
  }

  private questionNumber(id: string): number {
    const number = this.compiled.questions.get(id);
    if (number === undefined) throw new Error(`The questionnaire has no question ${id}.`);
    return number;
  }

  private provisionNumber(id: string): number {
    const number = this.compiled.provisions.get(id);
    if (number === undefined) throw new Error(`The questionnaire has no provision ${id}.`);
    return number;
  }

  /** Takes an answer into the arrays; an emptied field is unanswered. What depends on it is not told. */
  private keep(question: number, answer: AnswerContent | undefined): void {
    const { kind, hasReason, value } = this.state;
    const blank = !answer || (answer.standing === 'answered' && isBlankValue(answer.value));
    this.contents[question] = answer;
    this.entered[question] = blank ? UNANSWERED : STANDING[answer.standing];
    this.unconfirmed[question] = this.entered[question] !== UNANSWERED && answer?.confirmed === false ? 1 : 0;
    value[question] = !blank && answer.standing === 'answered' ? answer.value : undefined;
    hasReason[question] = answer?.reason?.trim() ? 1 : 0;
    const chosen = value[question];
    kind[question] = typeof chosen === 'string' ? (this.compiled.kinds[question]?.get(chosen) ?? 0) : 0;
  }

  private keepFact(fact: string, value: FactValue | undefined): void {
    const number = this.compiled.facts.get(fact);
    if (number !== undefined) this.state.fact[number] = value;
    else if (value === undefined) this.otherFacts.delete(fact);
    else this.otherFacts.set(fact, value);
    if (fact === COMMISSION_FACT) this.commissioned = commissionedProvisions(value, this.compiled.provisions);
  }

  private isCommissioned(provision: number): boolean {
    return this.commissioned === null || this.commissioned[provision] === 1;
  }

  private addDependants({ starts, targets }: Adjacency, source: number): void {
    const end = starts[source + 1]!;
    for (let place = starts[source]!; place < end; place++) this.worklist.add(targets[place]!);
  }

  private propagate(): void {
    this.worklist.run((node) => {
      if (this.evaluate(node)) this.addDependants(this.compiled.dependants, node);
    });
  }

  /** Whether dependants have to look again. */
  private evaluate(node: number): boolean {
    const { firstFlag, firstCase } = this.compiled.nodes;
    if (node < firstFlag) return this.evaluateQuestion(node);
    if (node >= firstCase) return this.evaluateCase(node - firstCase);
    const provisions = this.compiled.provisions.size;
    const place = node - firstFlag;
    const provision = place % provisions;
    switch (FLAGS[(place - provision) / provisions]) {
      case 'relevant':
        return change(
          this.state.relevant,
          provision,
          this.isCommissioned(provision) && !this.anyHolds(this.compiled.provisionHiddenBy, provision),
        );
      case 'not-applicable':
        return this.evaluateNotApplicable(provision);
      case 'exempt':
        return change(this.state.exempt, provision, this.isRelevant(provision) && this.anyHolds(this.compiled.exemptBy, provision));
      case 'gap':
        return this.evaluateGap(provision);
      default:
        return this.evaluateProgress(provision);
    }
  }

  private evaluateQuestion(question: number): boolean {
    const { compiled, state } = this;
    const provision = compiled.provisionOf[question]!;
    const when = compiled.when[question];
    const asked =
      this.isRelevant(provision) &&
      !(compiled.goesWithProvision[question] && state.notApplicable[provision]) &&
      !this.anyHolds(compiled.questionHiddenBy, question) &&
      (!when || when(state));
    state.effective[question] = asked ? this.entered[question]! : UNANSWERED;
    return change(this.asked, question, asked);
  }

  private evaluateCase(number: number): boolean {
    const at = this.compiled.caseAt[number]!;
    const isFinding = number < this.compiled.findings.length;
    // What is found of a whole instrument or of the whole assessment is not for whoever was asked for a part of it.
    const concerned = at < 0 ? this.commissioned === null : this.isRelevant(at);
    const holds = (!isFinding || concerned) && this.compiled.caseTests[number]!(this.state);
    const changed = change(this.holds, number, holds);
    if (changed && isFinding) this.activeFindings = undefined;
    return changed;
  }

  /** By the State's own answer, or by a rule as long as the State has not answered. */
  private evaluateNotApplicable(provision: number): boolean {
    const standing = this.statusStanding(provision);
    const byAnswer = standing === STANDING['not-applicable'];
    const byRule = standing === UNANSWERED && this.isRelevant(provision) && this.anyHolds(this.compiled.notApplicableBy, provision);
    change(this.automatic, provision, byRule);
    return change(this.state.notApplicable, provision, byAnswer || byRule);
  }

  private evaluateGap(provision: number): boolean {
    const { state, compiled } = this;
    const gap =
      this.statusStanding(provision) === ANSWERED &&
      ((compiled.gapKinds[provision]! >> state.kind[compiled.statusOf[provision]!]!) & 1) === 1 &&
      state.exempt[provision] === 0;
    return change(state.gap, provision, gap);
  }

  private evaluateProgress(provision: number): boolean {
    const { counters } = this;
    const before = this.contributions[provision]!;
    const after = this.contributionOf(provision);
    if (
      before.counted !== after.counted ||
      before.progress !== after.progress ||
      before.missingCitation !== after.missingCitation ||
      before.asked !== after.asked ||
      before.answered !== after.answered
    ) {
      counters.move(provision, before, -1);
      counters.move(provision, after, 1);
      this.contributions[provision] = after;
    }
    const toConfirm = this.firstToConfirm(provision);
    if (toConfirm !== this.toConfirm[provision]) this.activeFindings = undefined;
    this.toConfirm[provision] = toConfirm;
    return change(this.state.complete, provision, after.progress === COMPLETE);
  }

  private firstToConfirm(provision: number): number {
    if (!this.isRelevant(provision)) return -1;
    const { starts, targets } = this.compiled.questionsOf;
    for (let place = starts[provision]!; place < starts[provision + 1]!; place++)
      if (this.isToConfirm(targets[place]!)) return targets[place]!;
    return -1;
  }

  private contributionOf(provision: number): Contribution {
    if (!this.isRelevant(provision)) return NOTHING;
    const { compiled, state } = this;
    const { starts, targets } = compiled.questionsOf;
    const automatic = this.automatic[provision] === 1;
    const status = compiled.statusOf[provision]!;
    let asked = 0;
    let answered = 0;
    let anything = false;
    let blocked = false;
    for (let place = starts[provision]!; place < starts[provision + 1]!; place++) {
      const question = targets[place]!;
      if (!this.asked[question]) continue;
      const hasStanding = state.effective[question] !== UNANSWERED;
      anything ||= hasStanding;
      const toConfirm = this.unconfirmed[question] === 1;
      blocked ||= toConfirm;
      if (!compiled.required[question]) continue;
      asked++;
      if ((hasStanding && !toConfirm) || (automatic && question === status)) answered++;
    }
    const { findings, findingsOf } = compiled;
    blocked ||= answered < asked;
    let missingCitation = false;
    for (let place = findingsOf.starts[provision]!; place < findingsOf.starts[provision + 1]!; place++) {
      const number = findingsOf.targets[place]!;
      if (!this.holds[number]) continue;
      const { level, group } = findings[number]!;
      if (level === 'E') blocked = true;
      if (group === 'citation' && level !== 'I') missingCitation = true;
    }
    const progress = this.progressOf(provision, anything, blocked);
    return { counted: true, progress, missingCitation, asked, answered };
  }

  private progressOf(provision: number, anything: boolean, blocked: boolean): number {
    if (this.isToConfirm(this.compiled.statusOf[provision]!)) return BEGUN;
    if (this.state.notApplicable[provision]) return NOT_APPLICABLE;
    const standing = this.statusStanding(provision);
    if (standing === STANDING['not-known']) return NOT_KNOWN;
    const settled = this.compiled.statusOf[provision]! < 0 ? anything : standing === ANSWERED;
    if (!settled) return anything ? BEGUN : OPEN;
    return blocked ? NEEDS : COMPLETE;
  }

  private isRelevant(provision: number): boolean {
    return this.state.relevant[provision] === 1;
  }

  private statusStanding(provision: number): number {
    const status = this.compiled.statusOf[provision]!;
    return status < 0 ? UNANSWERED : this.state.effective[status]!;
  }

  private anyHolds({ starts, targets }: Adjacency, source: number): boolean {
    const end = starts[source + 1]!;
    for (let place = starts[source]!; place < end; place++) if (this.holds[targets[place]!]) return true;
    return false;
  }
}

/** Writes a flag and says whether it was another before. */
function change(flags: Uint8Array, place: number, value: boolean): boolean {
  const next = value ? 1 : 0;
  if (flags[place] === next) return false;
  flags[place] = next;
  return true;
}
