import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '#core/answers/document';
import { compile } from '#core/engine/compile';
import { evaluate } from '#core/engine/evaluate';
import type { AnswerContent, Completeness, LiveAssessment } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { FactValue } from '#core/questionnaire/facts';
import { Draw, randomEdit, randomQuestionnaire, type Edit } from './random-questionnaire';

const EMPTY: Completeness = {
  provisions: 0,
  open: 0,
  begun: 0,
  needs: 0,
  complete: 0,
  notKnown: 0,
  notApplicable: 0,
  missingCitation: 0,
  asked: 0,
  answered: 0,
};

/** An open assessment beside the plain record of everything entered so far. */
class Exercise {
  readonly answers: Record<string, AnswerContent> = {};
  readonly evidence: Record<string, Evidence> = {};
  readonly facts = new Map<string, FactValue>([['assessment-date', '2025-06-01']]);
  readonly live: LiveAssessment;

  constructor(
    readonly questionnaire: Questionnaire,
    edits: readonly Edit[] = [],
  ) {
    for (const edit of edits) this.record(edit);
    this.live = open(compile(questionnaire), this);
  }

  /** Makes an edit and returns the one that takes it back. */
  make(edit: Edit): Edit {
    const inverse = this.inverseOf(edit);
    this.record(edit);
    if (edit.edit === 'answer') this.live.set(edit.question, edit.answer);
    else if (edit.edit === 'fact') this.live.setFact(edit.fact, edit.value);
    else this.live.setEvidence(edit.id, edit.evidence);
    return inverse;
  }

  expectTrue(): void {
    const { questionnaire, live } = this;
    expect(everythingOf(questionnaire, live)).toEqual(everythingAnew(questionnaire, this));
    for (const { id } of questionnaire.provisions) expect(live.findingsAt(id)).toEqual(live.findings().filter(({ at }) => at === id));
    for (const { id } of questionnaire.questions) expect(live.answer(id)).toEqual(this.answers[id]);
  }

  private inverseOf(edit: Edit): Edit {
    if (edit.edit === 'answer') return { ...edit, answer: this.answers[edit.question] };
    if (edit.edit === 'fact') return { ...edit, value: this.facts.get(edit.fact) };
    return { ...edit, evidence: this.evidence[edit.id] };
  }

  private record(edit: Edit): void {
    if (edit.edit === 'answer') put(this.answers, edit.question, edit.answer);
    else if (edit.edit === 'evidence') put(this.evidence, edit.id, edit.evidence);
    else if (edit.value === undefined) this.facts.delete(edit.fact);
    else this.facts.set(edit.fact, edit.value);
  }
}

function put<T>(records: Record<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) delete records[key];
  else records[key] = value;
}

const groupsOf = ({ instruments, articles, clusters, themes }: Questionnaire): string[] => [
  'all',
  ...instruments.map(({ code }) => `instrument:${code}`),
  ...articles.map(({ id }) => `article:${id}`),
  ...clusters.map(({ id }) => `cluster:${id}`),
  ...themes.map(({ id }) => `theme:${id}`),
  ...['mandatory', 'consider', 'optional', 'facilitative', 'final'].map((level) => `level:${level}`),
];

function everythingOf(questionnaire: Questionnaire, live: LiveAssessment) {
  return {
    asked: questionnaire.questions.map(({ id }) => id).filter((id) => live.isAsked(id)),
    provisions: Object.fromEntries(questionnaire.provisions.map(({ id }) => [id, live.provision(id)])),
    completeness: Object.fromEntries(groupsOf(questionnaire).map((group) => [group, live.completeness(group)])),
    findings: live.findings(),
  };
}

function everythingAnew(questionnaire: Questionnaire, exercise: Exercise) {
  const { asked, provisions, completeness, findings } = evaluate(questionnaire, exercise);
  return {
    asked: [...asked],
    provisions: Object.fromEntries(provisions),
    completeness: Object.fromEntries(groupsOf(questionnaire).map((group) => [group, completeness.get(group) ?? EMPTY])),
    findings,
  };
}

const random = (check: (draw: Draw, questionnaire: Questionnaire) => void): void => {
  fc.assert(
    fc.property(fc.gen(), (generate) => {
      const draw = new Draw(generate);
      check(draw, randomQuestionnaire(draw));
    }),
    // The seed and path printed repeat a failure; making it smaller by itself takes minutes.
    { numRuns: 400, endOnFailure: true },
  );
};

describe('an open assessment of any questionnaire', () => {
  it('says after every edit what an evaluation from nothing says', () => {
    random((draw, questionnaire) => {
      const exercise = new Exercise(
        questionnaire,
        draw.times(10, () => randomEdit(draw, questionnaire)),
      );
      exercise.expectTrue();
      for (const edit of draw.times(15, () => randomEdit(draw, questionnaire))) {
        exercise.make(edit);
        exercise.expectTrue();
      }
    });
  });

  it('is exactly as before when edits are undone, step by step', () => {
    random((draw, questionnaire) => {
      const exercise = new Exercise(questionnaire);
      const steps = draw
        .times(12, () => randomEdit(draw, questionnaire))
        .map((edit) => ({ before: everythingOf(questionnaire, exercise.live), inverse: exercise.make(edit) }));
      for (const { before, inverse } of steps.reverse()) {
        exercise.make(inverse);
        expect(everythingOf(questionnaire, exercise.live)).toEqual(before);
      }
    });
  });

  it('does not depend on the order in which answers were entered', () => {
    random((draw, questionnaire) => {
      const edits = draw.times(12, () => randomEdit(draw, questionnaire));
      const stepwise = new Exercise(questionnaire);
      for (const edit of edits) stepwise.make(edit);
      expect(everythingOf(questionnaire, stepwise.live)).toEqual(everythingOf(questionnaire, new Exercise(questionnaire, edits).live));
    });
  });
});
