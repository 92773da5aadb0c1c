import fc from 'fast-check';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer } from '#core/answers/answer';
import { ASSESSMENT_FORMAT, type AssessmentDocument, type Evidence } from '#core/answers/document';
import type { OfferedAnswer, WorkPackage } from '#core/answers/work-package';
import { evidenceId } from '#services/agencies/evidence-id';
import { planMerge, type Arrived } from '#services/agencies/merge-plan';
import { loadContentLibrary } from '#services/content/load-content-library';

const questionnaire = loadContentLibrary(resolve('dist/content')).questionnaire(['TIP']);
const official = { name: 'A. Official', role: 'Focal point' };
const at = '2026-02-01T00:00:00.000Z';
const QUESTIONS = ['TIP:5(1)/status', 'TIP:5(1)/legal-basis.explanation', 'TIP:5(1)/legal-basis.citations', 'TIP:6(1)/status'] as const;
const LAWS: readonly Omit<Evidence, 'revision'>[] = ['Penal Code', 'Victims Act'].map((title) => ({ kind: 'law', title }));
const AGENCIES = ['Justice', 'Interior', 'Customs'];

const workPackage = (agency: string): WorkPackage => ({
  ...{ revision: 1, agency, provisions: ['TIP:5(1)', 'TIP:6(1)'], language: 'en', instructions: '', by: official, at },
  ...{ key: agency, publicKey: '' },
});

/** What one side says in one contribution: for each question one of a few values, or nothing. */
interface Word {
  readonly agency: number;
  readonly source: number;
  readonly said: readonly (number | null)[];
}

const VALUES: Readonly<Record<(typeof QUESTIONS)[number], readonly OfferedAnswer['value'][]>> = {
  'TIP:5(1)/status': ['yes', 'partial', 'no'],
  'TIP:5(1)/legal-basis.explanation': ['Section 3', 'Section 4', 'Section 5'],
  'TIP:5(1)/legal-basis.citations': [[lawId(0)], [lawId(1)], [lawId(1), lawId(0)]],
  'TIP:6(1)/status': ['yes', 'partial', 'no'],
};

function lawId(place: number): string {
  return evidenceId(LAWS[place]!);
}

/** Contributions as they were written: each names those that its source had written before. */
function written(words: readonly Word[]): readonly Arrived[] {
  const before = new Map<string, string[]>();
  return words.map(({ agency, source, said }, place) => {
    const key = `${agency}/${source}`;
    const replaces = before.get(key) ?? [];
    const digest = place.toString(16).padStart(128, 'd');
    before.set(key, [...replaces, digest]);
    const answers = QUESTIONS.flatMap((question, index): [string, OfferedAnswer][] => {
      const chosen = said[index];
      if (chosen === null || chosen === undefined) return [];
      const by = { name: `Officer ${key}`, role: '' };
      return [
        [
          question,
          {
            standing: 'answered',
            value: VALUES[question][chosen]!,
            by,
            at: `2026-01-0${place + 1}T00:00:00.000Z`,
            origin: { kind: 'entered' },
          },
        ],
      ];
    });
    const contribution = {
      ...{ workPackage: AGENCIES[agency]!, number: replaces.length + 1, fileName: '', writtenAt: at, by: official, source: String(source) },
      ...{ replaces, questionnaire: questionnaire.version, answers: Object.fromEntries(answers), comments: {} },
      evidence: Object.fromEntries(LAWS.map((law, index) => [lawId(index), law])),
    };
    return { digest, contribution };
  });
}

const word = fc.record({
  agency: fc.integer({ min: 0, max: 2 }),
  source: fc.integer({ min: 0, max: 1 }),
  said: fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: QUESTIONS.length, maxLength: QUESTIONS.length }),
});
const words = fc.array(word, { minLength: 1, maxLength: 6 });

/** What stands here before: some questions answered by us or in an earlier exercise, the last provision cleared or not. */
const start = fc.record({
  ours: fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 4, maxLength: 4 }),
  carried: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  cleared: fc.boolean(),
});

interface Begun {
  readonly ours: readonly (number | null)[];
  /** Which of them nobody has confirmed. */
  readonly carried: readonly boolean[];
  readonly cleared: boolean;
}

function documentOf({ ours, carried, cleared }: Begun): AssessmentDocument {
  const answers = QUESTIONS.flatMap((question, index): [string, Answer][] => {
    const chosen = ours[index];
    if (chosen === null || chosen === undefined) return [];
    const content = { standing: 'answered', value: VALUES[question][chosen]!, by: official, at, revision: 1 } as const;
    return carried[index]
      ? [[question, { ...content, origin: { kind: 'carried-over', exercise: 'earlier' }, confirmed: false }]]
      : [[question, { ...content, origin: { kind: 'entered' }, confirmed: true }]];
  });
  const record = { format: ASSESSMENT_FORMAT, id: 'a', created: at, questionnaire: questionnaire.version, settings: {} } as const;
  const empty = { comments: {}, explanations: {}, offers: {}, submissions: {}, contributions: {}, earlierAnswers: {} };
  return {
    ...record,
    ...empty,
    answers: Object.fromEntries(answers),
    // One law is in our register already, under an id of ours.
    evidence: { 'our-law': { ...LAWS[0]!, revision: 1 } },
    clearances: cleared ? { 'TIP:6(1)': { revision: 1, status: 'cleared', by: official, at } } : {},
    workPackages: Object.fromEntries(AGENCIES.map((agency) => [agency, workPackage(agency)])),
  };
}

/** Merges in the given groups, each as one step. */
function merged(document: AssessmentDocument, groups: readonly (readonly Arrived[])[]): AssessmentDocument {
  return groups.reduce(
    (current, group) => planMerge({ document: current, seq: 1 }, questionnaire, group, { by: official, at }).document,
    document,
  );
}

/** What can be seen of it: answers that say something, open conflicts, the register. How often a record was written does not count. */
function seen(document: AssessmentDocument): unknown {
  const { outcome } = planMerge({ document, seq: 1 }, questionnaire, [], { by: official, at });
  const answers = Object.entries(document.answers).filter(([, { standing }]) => standing !== 'unanswered');
  return {
    answers: Object.fromEntries(answers.map(([id, { revision: _, ...content }]) => [id, content])),
    conflicts: outcome.conflicts.map(({ question, ours, sources }) => [
      question,
      ours?.value,
      sources.map(({ contribution }) => contribution),
    ]),
    leftOut: outcome.leftOut.map(({ question, contribution, why }) => [question, contribution, why]),
    evidence: Object.keys(document.evidence).sort(),
  };
}

describe('Merging the contributions of several agencies', () => {
  it('ends in the same state in any order, twice, or in parts', () => {
    fc.assert(
      fc.property(start, words, fc.infiniteStream(fc.nat()), (begun, said, numbers) => {
        const document = documentOf(begun);
        const all = written(said);
        const atOnce = seen(merged(document, [all]));
        const shuffled = [...all, ...all.slice(0, 2)]
          .map((each) => ({ each, place: numbers.next().value as number }))
          .sort((one, other) => one.place - other.place)
          .map(({ each }) => each);
        expect(
          seen(
            merged(
              document,
              shuffled.map((each) => [each]),
            ),
          ),
        ).toEqual(atOnce);
        const cut = (numbers.next().value as number) % (shuffled.length + 1);
        expect(seen(merged(document, [shuffled.slice(0, cut), [], shuffled.slice(cut)]))).toEqual(atOnce);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no answer of any side: each is in, agrees with what stands, waits for a decision, is left out and said, or was replaced by its own side', () => {
    fc.assert(
      fc.property(start, words, (begun, said) => {
        const document = documentOf(begun);
        const all = written(said);
        const after = merged(
          document,
          all.map((each) => [each]),
        );
        const { outcome } = planMerge({ document: after, seq: 1 }, questionnaire, [], { by: official, at });
        const replaced = new Set(all.flatMap(({ contribution }) => contribution.replaces));
        for (const { digest, contribution } of all) {
          expect(after.contributions[digest]?.answers).toEqual(contribution.answers);
          if (replaced.has(digest)) continue;
          for (const [question, { value }] of Object.entries(contribution.answers)) {
            const waits = outcome.conflicts.some(
              (each) => each.question === question && each.sources.some((source) => source.contribution === digest),
            );
            const isSaid = outcome.leftOut.some((each) => each.question === question && each.contribution === digest);
            expect(waits || isSaid || sayTheSame(after.answers[question]?.value, value)).toBe(true);
          }
        }
        // And none of ours: what we had entered stands, and so does what is cleared. What nobody has confirmed gives way to
        // those who answered, and stays where nobody has.
        const spokenOf = new Set(all.flatMap(({ contribution }) => Object.keys(contribution.answers)));
        for (const [question, ours] of Object.entries(document.answers))
          if (ours.confirmed || !spokenOf.has(question)) expect(after.answers[question]).toEqual(ours);
          else if (!begun.cleared || !question.startsWith('TIP:6(1)')) expect(after.answers[question]?.confirmed).toBe(true);
        if (begun.cleared) expect(after.answers['TIP:6(1)/status']).toEqual(document.answers['TIP:6(1)/status']);
      }),
      { numRuns: 300 },
    );
  });
});

/** Our law and theirs are one. */
function sayTheSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown): string =>
    JSON.stringify(Array.isArray(value) ? [...new Set(value.map((id) => (id === 'our-law' ? lawId(0) : String(id))))].sort() : value);
  return plain(one) === plain(other);
}
