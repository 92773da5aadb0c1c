import { createHash } from 'node:crypto';
import type { Answer, Origin } from '#core/answers/answer';
import { ASSESSMENT_FORMAT, type AssessmentDocument, type Evidence, type SettingsRecord } from '#core/answers/document';
import { factsOf, type StateKind } from '#core/answers/facts-of';
import { compile, type CompiledQuestionnaire } from '#core/engine/compile';
import type { LiveAssessment } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Questionnaire } from '#core/questionnaire/definition';
import { buildSubmission } from '#core/submission/build-submission';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { isInternal } from '#core/submission/submitted-content';
import type { ContentLibrary } from '#services/content/content-library';
import { ROUNDS, type PlannedSubmission } from './conference-plan';
import { inventedEvidence, inventedValue, isLeftOpen, type Answering } from './invented-answer';
import { phrase } from './invented-words';
import { Seeded } from './seeded';

const BY = { name: 'Focal point', role: 'Focal point' };

export interface InventedSubmission {
  readonly submission: Submission;
  /** The exact bytes of `data/questionnaire.json`. */
  readonly questionnaire: Uint8Array;
}

/**
 * Makes what the planned submissions say, by the same code as a real State does: the engine decides what is asked, and the submission
 * is built and judged as one that is sealed. The same plan gives the same submission.
 */
export class InventedSubmissions {
  private readonly compiled = new Map<string, CompiledQuestionnaire>();
  private readonly carried = new Map<string, { readonly bytes: Uint8Array; readonly sha512: string }>();

  constructor(private readonly content: ContentLibrary) {}

  /** `replaces`: digest of the submission before; `files`: contents to be attached and cited. */
  make(planned: PlannedSubmission, replaces: string | null = null, files: readonly Buffer[] = []): InventedSubmission {
    const compiled = this.compiledFor(planned.instrument);
    const { document, live } = this.filledIn(planned, compiled, files);
    const carried = this.carriedFor(planned, compiled.questionnaire);
    const kind = this.kindOf(planned.state);
    const submission = buildSubmission(document, compiled.questionnaire, live, kind, {
      number: planned.number,
      replaces,
      sealedAt: planned.sealedAt,
      declaration: { title: 'Head of the national focal point' },
      questionnaireSha512: carried.sha512,
      signatures: ['state'],
      generator: { name: 'Omnibus', version: '0.1.0' },
    });
    return { submission, questionnaire: carried.bytes };
  }

  private filledIn(planned: PlannedSubmission, compiled: CompiledQuestionnaire, files: readonly Buffer[]): FilledIn {
    const { questionnaire } = compiled;
    const settings = settingsOf(planned);
    const [language = 'en'] = planned.languages;
    const evidence = inventedEvidence(new Seeded('evidence', planned.state, planned.instrument), language, settings.assessmentDate, files);
    const codes = questionnaire.instruments.map(({ code }) => code);
    const live = open(compiled, { answers: {}, evidence, facts: factsOf(settings, this.kindOf(planned.state), codes) });
    const answers: Record<string, Answer> = {};
    const diligence = 0.65 + new Seeded('diligence', planned.state).next() * 0.35;
    for (const provision of questionnaire.provisions) {
      const { version, fresh } = versionOf(planned, provision.id);
      const draw = new Seeded('answers', planned.state, provision.id, version);
      if (!provision.assessable || !draw.chance(diligence)) continue;
      const origin: Origin = fresh ? { kind: 'entered' } : { kind: 'carried-over', exercise: ROUNDS[planned.round - 1]?.exercise.id ?? '' };
      answerProvision(
        provision.questions,
        { draw, language, questionnaire, evidence, on: settings.assessmentDate },
        {
          live,
          answers,
          stamp: { revision: 1, by: BY, at: planned.sealedAt, origin, confirmed: true },
        },
      );
    }
    withdrawContradictions(live, answers);
    const draw = new Seeded('reasons', planned.state, planned.instrument);
    const explained = live.findings().filter(({ level }) => level === 'W');
    const explanations = Object.fromEntries(
      explained.map(({ key }) => [key, { revision: 1, reason: phrase(draw, language, 'reasons'), by: BY, at: planned.sealedAt }]),
    );
    return { document: documentOf(planned, settings, { answers, evidence, explanations }, questionnaire.version), live };
  }

  private compiledFor(instrument: string): CompiledQuestionnaire {
    const known = this.compiled.get(instrument) ?? compile(this.content.questionnaire([instrument]));
    this.compiled.set(instrument, known);
    return known;
  }

  private carriedFor(
    { instrument, languages }: PlannedSubmission,
    questionnaire: Questionnaire,
  ): { readonly bytes: Uint8Array; readonly sha512: string } {
    const key = [instrument, ...languages].join();
    const known = this.carried.get(key);
    if (known) return known;
    const file = carryQuestionnaire(questionnaire, languages, (language) => this.content.wording(language));
    const bytes = Buffer.from(JSON.stringify(file));
    const made = { bytes, sha512: createHash('sha512').update(bytes).digest('hex') };
    this.carried.set(key, made);
    return made;
  }

  private kindOf = (state: string): StateKind | undefined => this.content.states().find(({ code }) => code === state)?.kind;
}

interface FilledIn {
  readonly document: AssessmentDocument;
  readonly live: LiveAssessment;
}

interface Filling {
  readonly live: LiveAssessment;
  readonly answers: Record<string, Answer>;
  readonly stamp: Omit<Answer, 'standing' | 'value' | 'reason' | 'language'>;
}

/** Its questions in order, and again for those that an answer has opened. */
function answerProvision(questions: readonly string[], answering: Answering, { live, answers, stamp }: Filling): void {
  const { draw, language, questionnaire } = answering;
  const seen = new Set<string>();
  for (let before = -1; before < seen.size;) {
    before = seen.size;
    for (const id of questions) {
      if (seen.has(id) || !live.isAsked(id)) continue;
      seen.add(id);
      const question = questionOf(questionnaire, id);
      if (!question || isInternal(question, questionnaire) || isLeftOpen(question, draw)) continue;
      const unknown = question.required && draw.chance(0.02);
      const value = unknown ? undefined : inventedValue(question, answering);
      if (!unknown && value === undefined) continue;
      const worded = question.type === 'text' || question.type === 'table';
      const answer: Answer = unknown
        ? { ...stamp, standing: 'not-known', reason: phrase(draw, language, 'reasons') }
        : { ...stamp, standing: 'answered', value, ...(worded && { language }) };
      answers[id] = answer;
      live.set(id, answer);
    }
  }
}

const questionsById = new WeakMap<Questionnaire, ReadonlyMap<string, Questionnaire['questions'][number]>>();
function questionOf(questionnaire: Questionnaire, id: string): Questionnaire['questions'][number] | undefined {
  const known = questionsById.get(questionnaire) ?? new Map(questionnaire.questions.map((question) => [question.id, question]));
  questionsById.set(questionnaire, known);
  return known.get(id);
}

/** What would block sealing is taken back, as a careful official does. */
function withdrawContradictions(live: LiveAssessment, answers: Record<string, Answer>): void {
  for (;;) {
    const blocking = live.findings().filter(({ level }) => level === 'E');
    const grounds = blocking.flatMap(({ key, target }) => [...live.groundsOf(key), ...(target ? [target] : [])]);
    const withdrawn = grounds.filter((id) => Object.hasOwn(answers, id));
    if (withdrawn.length === 0) {
      if (blocking.length > 0) throw new Error(`cannot be sealed: ${blocking[0]?.key}`);
      return;
    }
    for (const id of withdrawn) {
      delete answers[id];
      live.set(id, undefined);
    }
  }
}

/**
 * How often what is said of a provision has changed until then: about a fifth of it from one exercise to the next, a little with a
 * revision. `fresh`: it changed in this exercise.
 */
function versionOf({ state, round, number }: PlannedSubmission, provision: string): { readonly version: number; readonly fresh: boolean } {
  let version = 0;
  let fresh = round === 0;
  for (let at = 1; at <= round; at++) {
    fresh = new Seeded('changes', state, provision, at).chance(0.2);
    if (fresh) version += 10;
  }
  for (let at = 2; at <= number; at++) {
    if (!new Seeded('revises', state, provision, round, at).chance(0.04)) continue;
    version += 1;
    fresh = true;
  }
  return { version, fresh };
}

function settingsOf({ state, instrument, round, practice, languages, participation, release }: PlannedSubmission): SettingsRecord {
  const { exercise, assessmentDate } = ROUNDS[round]!;
  const about = { state, exercise, languages, participation, instruments: [instrument], practice, assessmentDate };
  return { revision: 1, ...about, ...(release && { release }) };
}

const documentOf = (
  { sealedAt }: PlannedSubmission,
  settings: SettingsRecord,
  content: Pick<AssessmentDocument, 'answers' | 'explanations'> & { readonly evidence: Readonly<Record<string, Evidence>> },
  version: string,
): AssessmentDocument => ({
  format: ASSESSMENT_FORMAT,
  id: 'invented',
  created: sealedAt,
  questionnaire: version,
  settings: { assessment: settings },
  ...content,
  comments: {},
  offers: {},
  submissions: {},
  clearances: {},
  workPackages: {},
  contributions: {},
  earlierAnswers: {},
});
