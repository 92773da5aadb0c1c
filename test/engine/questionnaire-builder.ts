import {
  QUESTIONNAIRE_FORMAT,
  type Provision,
  type Question,
  type QuestionKind,
  type Questionnaire,
  type RuleCase,
  type Scale,
} from '#core/questionnaire/definition';
import type { Condition } from '#core/questionnaire/condition';

export const SCALES: readonly Scale[] = [
  {
    id: 'duty',
    values: [
      { id: 'yes', kind: 'positive' },
      { id: 'partial', kind: 'partial' },
      { id: 'no', kind: 'negative' },
    ],
  },
  {
    id: 'consideration',
    values: [
      { id: 'adopted', kind: 'positive' },
      { id: 'adopted-partly', kind: 'partial' },
      { id: 'considered', kind: 'considered' },
      { id: 'not-considered', kind: 'negative' },
    ],
  },
];

export interface QuestionDraft {
  readonly id: string;
  readonly kind?: QuestionKind;
  readonly when?: Condition;
  readonly required?: boolean;
}

export interface ProvisionDraft extends Partial<Omit<Provision, 'id' | 'questions'>> {
  /** `A:1(1)`: instrument `A`, article `A:1`. */
  readonly id: string;
  /** Besides the status, which every assessable provision has. */
  readonly questions?: readonly QuestionDraft[];
}

/** A questionnaire of two instruments, `A` and `B`; whatever a draft leaves out is ordinary. */
export function questionnaireOf(drafts: readonly ProvisionDraft[], cases: readonly RuleCase[] = []): Questionnaire {
  const questions = drafts.flatMap(questionsOf);
  const provisions = drafts.map((draft): Provision => {
    const [instrument = '', rest = ''] = draft.id.split(':');
    return {
      instrument,
      article: `${instrument}:${rest.split('(')[0]!}`,
      paragraph: '1',
      obligation: 'mandatory',
      modality: 'shall',
      type: 'criminalization',
      assessable: true,
      notifyUN: false,
      cluster: 'cluster-one',
      themes: [],
      related: [],
      elements: [],
      ...draft,
      questions: questions.filter(({ provision }) => provision === draft.id).map(({ id }) => id),
    };
  });
  return {
    format: QUESTIONNAIRE_FORMAT,
    version: 'test',
    instruments: ['A', 'B'].map((code) => ({
      id: `instrument-${code.toLowerCase()}`,
      code,
      adopted: '2000-11-15',
      entryIntoForce: '2003-09-29',
      openForSignature: { from: '2000-12-12', until: '2002-12-12' },
      attachments: 'allowed',
    })),
    articles: [...new Set(provisions.map(({ article }) => article))].map((id) => ({
      id,
      instrument: id.split(':')[0]!,
      number: id.split(':')[1]!,
    })),
    provisions,
    questions,
    scales: SCALES,
    blocks: [],
    rules: cases.length > 0 ? [{ id: 'R1', level: 'E', provisions: [], cases }] : [],
    clusters: [
      { id: 'cluster-one', order: 1 },
      { id: 'cluster-two', order: 2 },
    ],
    themes: [
      { id: 'theme-one', order: 1 },
      { id: 'theme-two', order: 2 },
    ],
    twins: [],
  };
}

function questionsOf({ id: provision, assessable = true, obligation, questions = [] }: ProvisionDraft): readonly Question[] {
  const scale = obligation === 'consider' ? 'consideration' : 'duty';
  const status: readonly QuestionDraft[] = assessable ? [{ id: 'status', kind: { type: 'status', scale }, required: true }] : [];
  // A draft of its own for the status takes the place of the ordinary one.
  const ordinary = questions.some(({ id }) => id === 'status') ? [] : status;
  return [...ordinary, ...questions].map(({ id, kind = { type: 'text', lines: 'one' }, when, required = false }) => ({
    id: `${provision}/${id}`,
    provision,
    block: id === 'status' ? 'status' : 'own',
    wording: id,
    ...(when && { when }),
    required,
    internal: false,
    ...kind,
  }));
}

let findings = 0;

/** A finding case with an id of its own. */
export function finding(at: string, when: Condition, rest: Partial<RuleCase & { effect: 'finding' }> = {}): RuleCase {
  return { id: `R1/finding-${String(++findings)}`, at, when, effect: 'finding', level: 'E', group: 'incomplete', involves: [], ...rest };
}
