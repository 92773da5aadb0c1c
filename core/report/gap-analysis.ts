import { isTable, type AnswerValue, type TableRowValue } from '../answers/answer';
import type { AssessmentDocument } from '../answers/document';
import type { LiveAssessment } from '../engine/live-assessment';
import type { Provision, Questionnaire } from '../questionnaire/definition';

/** The blocks that every instrument asks alike, and from which needs are read. */
const QUESTIONS = {
  missing: 'missing.elements',
  challenges: 'reasons.kinds',
  steps: 'planned-steps.steps',
  needed: 'assistance-needed.needed',
  categories: 'assistance-needed.categories',
  priority: 'assistance-needed.priority',
  received: 'assistance-received.received',
  providers: 'assistance-received.providers',
} as const;
export const CHALLENGES = QUESTIONS.challenges;
export const CATEGORIES = QUESTIONS.categories;
export const PROVIDERS = QUESTIONS.providers;
export const PRIORITY = QUESTIONS.priority;
export const STEPS = QUESTIONS.steps;

/** What a State lacks, plans and needs, provision by provision. Counts of answers, never a score. */
export interface GapAnalysis {
  /** In treaty order; every provision that the assessment asks. */
  readonly provisions: readonly ProvisionNeeds[];
}

export interface ProvisionNeeds {
  readonly provision: Provision;
  readonly gap: boolean;
  /** Option ids. */
  readonly challenges: readonly string[];
  readonly steps: readonly PlannedStep[];
  readonly needsAssistance: boolean;
  readonly categories: readonly string[];
  readonly priority?: string;
  readonly receivedAssistance: boolean;
  readonly providers: readonly string[];
}

export interface PlannedStep {
  readonly step: string;
  readonly body: string;
  /** ISO date. */
  readonly target?: string;
  /** Option id. */
  readonly stage?: string;
}

export interface AnalysisInput {
  readonly questionnaire: Pick<Questionnaire, 'provisions'>;
  /** The value of an answer that counts: asked, and answered. */
  readonly value: (question: string) => AnswerValue | undefined;
  /** Whether the provision is asked, and stands as a gap at its level of obligation. */
  readonly provision: (id: string) => { readonly gap: boolean } | undefined;
}

export function analyseGaps({ questionnaire, value, provision }: AnalysisInput): GapAnalysis {
  const provisions = questionnaire.provisions.flatMap((each): readonly ProvisionNeeds[] => {
    const state = each.assessable ? provision(each.id) : undefined;
    if (!state) return [];
    return [{ provision: each, gap: state.gap, ...needsOf(each.id, value) }];
  });
  return { provisions };
}

/** What is said of the needs at one provision, whatever questionnaire asked it. */
export function needsOf(provision: string, value: AnalysisInput['value']): Omit<ProvisionNeeds, 'provision' | 'gap'> {
  const said = (question: keyof typeof QUESTIONS): AnswerValue | undefined => value(`${provision}/${QUESTIONS[question]}`);
  const priority = said('priority');
  return {
    challenges: optionsIn(said('challenges')),
    steps: stepsIn(said('steps')),
    needsAssistance: said('needed') === 'yes',
    categories: said('needed') === 'yes' ? optionsIn(said('categories')) : [],
    ...(typeof priority === 'string' && { priority }),
    receivedAssistance: said('received') === 'yes',
    providers: said('received') === 'yes' ? optionsIn(said('providers')) : [],
  };
}

/** Of a draft as it stands: what is asked and answered, and nothing of an earlier exercise that nobody has confirmed. */
export const analyseDraft = (
  questionnaire: Pick<Questionnaire, 'provisions'>,
  { answers }: Pick<AssessmentDocument, 'answers'>,
  live: Pick<LiveAssessment, 'isAsked' | 'provision'>,
): GapAnalysis =>
  analyseGaps({
    questionnaire,
    value: (question) => {
      const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
      return answer?.standing === 'answered' && answer.confirmed && live.isAsked(question) ? answer.value : undefined;
    },
    provision: (id) => {
      const state = live.provision(id);
      return state.relevant ? state : undefined;
    },
  });

const optionsIn = (value: AnswerValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);

const stepsIn = (value: AnswerValue | undefined): readonly PlannedStep[] => (isTable(value) ? value.rows.map(stepOf) : []);

function stepOf({ cells }: TableRowValue): PlannedStep {
  const text = (column: string): string => {
    const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
    return typeof cell === 'string' ? cell : '';
  };
  const [target, stage] = [text('target'), text('stage')];
  return { step: text('step'), body: text('body'), ...(target && { target }), ...(stage && { stage }) };
}

export const PIVOTS = ['instrument', 'cluster', 'article'] as const;
export type AnalysisPivot = (typeof PIVOTS)[number];

/** The provisions behind each number, so that whoever reads it can open them. */
export interface NeedsGroup {
  /** Instrument code, cluster id or article id. */
  readonly group: string;
  readonly provisions: readonly ProvisionNeeds[];
  readonly gaps: readonly ProvisionNeeds[];
  readonly challenges: readonly ProvisionNeeds[];
  readonly steps: readonly ProvisionNeeds[];
  readonly needed: readonly ProvisionNeeds[];
  readonly received: readonly ProvisionNeeds[];
}

export const NEEDS_COUNTS = ['gaps', 'challenges', 'steps', 'needed', 'received'] as const;
export type NeedsCount = (typeof NEEDS_COUNTS)[number];

/** In the order in which the groups come first in the treaties. */
export function groupNeeds({ provisions }: GapAnalysis, by: AnalysisPivot): readonly NeedsGroup[] {
  const groups = new Map<string, ProvisionNeeds[]>();
  for (const each of provisions) groups.set(each.provision[by], [...(groups.get(each.provision[by]) ?? []), each]);
  return [...groups].map(([group, within]) => ({
    group,
    provisions: within,
    gaps: within.filter(({ gap }) => gap),
    challenges: within.filter(({ challenges }) => challenges.length > 0),
    steps: within.filter(({ steps }) => steps.length > 0),
    needed: within.filter(({ needsAssistance }) => needsAssistance),
    received: within.filter(({ receivedAssistance }) => receivedAssistance),
  }));
}

export const KINDS_OF_NEED = ['challenges', 'categories', 'providers'] as const;
export type KindOfNeed = (typeof KINDS_OF_NEED)[number];

/** Which provisions name an option, in the order of `options`; options that none names are left out. */
export function countOptions(
  provisions: readonly ProvisionNeeds[],
  kind: KindOfNeed,
  options: readonly string[],
): readonly { readonly option: string; readonly provisions: readonly ProvisionNeeds[] }[] {
  return options
    .map((option) => ({ option, provisions: provisions.filter((each) => each[kind].includes(option)) }))
    .filter(({ provisions: within }) => within.length > 0);
}

/** Every option that some provision of the questionnaire offers for this kind of need, in the order of the source. */
export function optionsOf({ questions }: Pick<Questionnaire, 'questions'>, kind: KindOfNeed): readonly string[] {
  const ending = `/${{ challenges: CHALLENGES, categories: CATEGORIES, providers: PROVIDERS }[kind]}`;
  const options = new Set<string>();
  for (const question of questions) {
    if (question.type === 'choices' && question.id.endsWith(ending)) for (const { id } of question.options) options.add(id);
  }
  return [...options];
}
