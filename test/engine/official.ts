import type { AnswerValue } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import { compile } from '#core/engine/compile';
import { evaluate, type Evaluation } from '#core/engine/evaluate';
import type { AnswerContent, LiveAssessment, ProvisionState } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Condition } from '#core/questionnaire/condition';
import type { Questionnaire, RuleCase } from '#core/questionnaire/definition';
import type { FactValue } from '#core/questionnaire/facts';
import { expect } from 'vitest';
import { questionnaireOf, type ProvisionDraft } from './questionnaire-builder';

/**
 * Somebody who completes an assessment. Places are question ids; a provision stands for its status. After each
 * step the evaluation from nothing must agree, so that every scenario speaks for both.
 */
export class Official {
  private readonly answered: Record<string, AnswerContent> = {};
  private readonly evidence: Record<string, Evidence> = {};
  private readonly facts = new Map<string, FactValue>([['assessment-date', '2026-06-01']]);
  private readonly questionnaire: Questionnaire;
  readonly live: LiveAssessment;

  constructor(drafts: readonly ProvisionDraft[], cases: readonly RuleCase[] = []) {
    this.questionnaire = questionnaireOf(drafts, cases);
    this.live = open(compile(this.questionnaire), { answers: {}, evidence: {}, facts: this.facts });
  }

  answers(place: string, value: AnswerValue): this {
    return this.gives(place, { standing: 'answered', value });
  }

  doesNotKnow(place: string, reason?: string): this {
    return this.gives(place, { standing: 'not-known', ...(reason && { reason }) });
  }

  setsNotApplicable(place: string, reason?: string): this {
    return this.gives(place, { standing: 'not-applicable', ...(reason && { reason }) });
  }

  clears(place: string): this {
    delete this.answered[this.questionOf(place)];
    this.live.set(this.questionOf(place), undefined);
    return this.agrees();
  }

  cites(place: string, ...laws: readonly string[]): this {
    return this.answers(place, laws);
  }

  keepsLaw(id: string, rest: Partial<Evidence>): this {
    this.evidence[id] = { revision: 1, kind: 'law', title: 'Act', ...rest };
    this.live.setEvidence(id, this.evidence[id]);
    return this.agrees();
  }

  states(fact: string, value: FactValue): this {
    this.facts.set(fact, value);
    this.live.setFact(fact, value);
    return this.agrees();
  }

  isAsked(place: string): boolean {
    return this.live.isAsked(this.questionOf(place));
  }

  sees(provision: string): ProvisionState {
    return this.live.provision(provision);
  }

  progressOf(provision: string): string {
    return this.live.provision(provision).progress;
  }

  findings(): readonly string[] {
    return this.live.findings().map(({ case: id, at }) => `${id}@${at}`);
  }

  private gives(place: string, answer: AnswerContent): this {
    const question = this.questionOf(place);
    this.answered[question] = answer;
    this.live.set(question, answer);
    return this.agrees();
  }

  private questionOf(place: string): string {
    return place.includes('/') ? place : `${place}/status`;
  }

  private agrees(): this {
    const anew: Evaluation = evaluate(this.questionnaire, { answers: this.answered, evidence: this.evidence, facts: this.facts });
    expect(this.questionnaire.questions.map(({ id }) => id).filter((id) => this.live.isAsked(id))).toEqual([...anew.asked]);
    expect(this.live.findings()).toEqual(anew.findings);
    for (const [id, state] of anew.provisions) expect(this.live.provision(id)).toEqual(state);
    for (const [group, completeness] of anew.completeness) expect(this.live.completeness(group)).toEqual(completeness);
    return this;
  }
}

/** Whether a finding with this condition is active once `prepare` has answered. */
export function holds(condition: Condition, drafts: readonly ProvisionDraft[], prepare: (official: Official) => unknown): boolean {
  const official = new Official(drafts, [
    { id: 'R1/tested', at: 'assessment', when: condition, effect: 'finding', level: 'W', group: 'confirm', involves: [] },
  ]);
  prepare(official);
  return official.findings().length > 0;
}
