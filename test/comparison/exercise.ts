import type { AnswerValue } from '#core/answers/answer';
import { compareSubmissions, type ComparedSubmission } from '#core/comparison/compare';
import type { Comparison } from '#core/comparison/comparison';
import type { Provision, Question, Questionnaire } from '#core/questionnaire/definition';
import type { SubmittedAnswer, SubmittedEvidence } from '#core/submission/submission';

/** One exercise of a State over a small questionnaire: four kinds of question for each provision. */
export class Exercise {
  readonly #answers: Record<string, SubmittedAnswer> = {};
  readonly #evidence: Record<string, SubmittedEvidence> = {};

  constructor(
    readonly id: string,
    readonly questionnaire: Questionnaire = asks(['TIP:5(1)', 'TIP:6(1)', 'TIP:9(1)(a)']),
    readonly state = 'FR',
    readonly words: Readonly<Record<string, string>> = {},
  ) {}

  answers(question: string, value: AnswerValue): this {
    return this.#put(question, { standing: 'answered', value });
  }

  doesNotKnow(question: string, reason: string): this {
    return this.#put(question, { standing: 'not-known', reason });
  }

  holdsNotApplicable(question: string, reason: string): this {
    return this.#put(question, { standing: 'not-applicable', reason });
  }

  registers(id: string, evidence: SubmittedEvidence): this {
    this.#evidence[id] = evidence;
    return this;
  }

  sealed(): ComparedSubmission {
    const codes = this.questionnaire.instruments.map(({ code }) => code);
    return {
      digest: this.id.padEnd(128, '0'),
      questionnaire: this.questionnaire,
      words: this.words,
      submission: {
        format: 'omnibus-submission/1',
        state: this.state,
        exercise: { id: this.id, title: this.id, mechanism: 'self-assessment' },
        instruments: codes,
        participation: {},
        practice: true,
        assessmentDate: '2026-06-01',
        languages: ['en'],
        number: 1,
        replaces: null,
        sealedAt: '2026-06-01T00:00:00.000Z',
        declaration: { title: 'Focal point' },
        questionnaire: { version: this.questionnaire.version, sha512: '' },
        answers: this.#answers,
        evidence: this.#evidence,
        provisions: {},
        findings: [],
        signatures: ['state'],
        generator: { name: 'Omnibus', version: '0' },
      },
    };
  }

  #put(question: string, answer: Pick<SubmittedAnswer, 'standing' | 'value' | 'reason'>): this {
    this.#answers[question] = { ...answer, at: '2026-06-01T00:00:00.000Z', origin: { kind: 'entered' } };
    return this;
  }
}

export const compared = (older: Exercise, newer: Exercise): Comparison => compareSubmissions(older.sealed(), newer.sealed());

export const kindOf = (comparison: Comparison, id: string): string | undefined =>
  comparison.provisions.find(({ provision }) => provision === id)?.kind ??
  comparison.provisions.flatMap(({ questions }) => questions).find(({ question }) => question === id)?.kind;

export const questionOf = (comparison: Comparison, id: string) =>
  comparison.provisions.flatMap(({ questions }) => questions).find(({ question }) => question === id);

/** A questionnaire that asks a status, a text, citations and two tables about each provision. */
export function asks(provisions: readonly string[], replaces: Readonly<Record<string, readonly string[]>> = {}): Questionnaire {
  const questions = provisions.flatMap((provision) => questionsAbout(provision, replaces));
  const codes = [...new Set(provisions.map((id) => id.split(':')[0] ?? ''))];
  return {
    format: 'omnibus-questionnaire/1',
    version: [...provisions, JSON.stringify(replaces)].join(' '),
    instruments: codes.map((code) => ({
      id: code.toLowerCase(),
      code,
      adopted: '2000-11-15',
      entryIntoForce: '2003-12-25',
      openForSignature: { from: '2000-12-12', until: '2002-12-12' },
      attachments: 'discouraged',
    })),
    articles: [],
    provisions: provisions.map((id) => provision(id, questions, replaces[id])),
    questions,
    scales: [],
    blocks: [],
    rules: [],
    clusters: [],
    themes: [],
    twins: [],
  };
}

function questionsAbout(provision: string, replaces: Readonly<Record<string, readonly string[]>>): readonly Question[] {
  const about = (local: string) => {
    const id = `${provision}/${local}`;
    return {
      id,
      provision,
      block: 'own',
      wording: local,
      required: false,
      internal: false,
      ...(replaces[id] && { replaces: replaces[id] }),
    };
  };
  return [
    { ...about('status'), type: 'status', scale: 'mandatory' },
    { ...about('text'), type: 'text', lines: 'many' },
    { ...about('reasons'), type: 'choices', options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    { ...about('citations'), type: 'citations', accepts: ['law', 'file'] },
    {
      ...about('steps'),
      type: 'table',
      table: {
        rows: 'free',
        columns: [
          { id: 'step', type: 'text', required: true },
          { id: 'basis', type: 'citations', required: false },
        ],
      },
    },
    { ...about('persons'), type: 'table', table: { rows: [{ id: 'prosecuted' }, { id: 'convicted' }], columns: 'years' } },
  ];
}

function provision(id: string, questions: readonly Question[], replaces: readonly string[] | undefined): Provision {
  return {
    id,
    instrument: id.split(':')[0] ?? '',
    article: id.replace(/\(.*$/, ''),
    paragraph: '',
    obligation: 'mandatory',
    modality: 'shall',
    type: 'criminalization',
    assessable: true,
    notifyUN: false,
    cluster: 'general',
    themes: [],
    related: [],
    elements: [],
    questions: questions.filter((question) => question.provision === id).map((question) => question.id),
    ...(replaces && { replaces }),
  };
}
