import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Answer, AnswerValue, Standing } from '#core/answers/answer';
import { ASSESSMENT_FORMAT, type AssessmentDocument, type Evidence } from '#core/answers/document';
import { factsOf } from '#core/answers/facts-of';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import type { Questionnaire, RuleCase } from '#core/questionnaire/definition';
import { buildSubmission, type Sealing } from '#core/submission/build-submission';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import { submittedAttachments } from '#core/submission/submitted-content';
import type { BagAttachment } from '#services/bundle/write-bag';
import type { BundleContent } from '#services/bundle/write-bundle';
import { questionnaireOf } from '#test/engine/questionnaire-builder';

const BY = { name: 'A. Official', role: 'focal point' };
const AT = '2026-06-01T09:30:00.000Z';

/** Two instruments, a follow-up that depends on the status, an internal question, a table, citations. */
export const smallQuestionnaire = (cases: readonly RuleCase[] = []): Questionnaire => {
  const made = questionnaireOf(
    [
      {
        id: 'A:1(1)',
        questions: [
          { id: 'basis', kind: { type: 'citations', accepts: ['law', 'file'] }, when: { question: 'A:1(1)/status', kind: ['positive'] } },
          { id: 'gaps', kind: { type: 'text', lines: 'many' }, when: { question: 'A:1(1)/status', kind: ['negative'] } },
          { id: 'notes', kind: { type: 'text', lines: 'many' } },
        ],
      },
      {
        id: 'A:2(1)',
        questions: [
          { id: 'year', kind: { type: 'number', whole: true } },
          { id: 'persons', kind: { type: 'table', table: { rows: [{ id: 'all' }, { id: 'female' }], columns: 'years' } } },
          { id: 'means', kind: { type: 'choices', options: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] } },
        ],
      },
      { id: 'B:1(1)', obligation: 'consider' },
    ],
    cases,
  );
  return { ...made, questions: made.questions.map((each) => (each.id === 'A:1(1)/notes' ? { ...each, internal: true } : each)) };
};

/** An assessment in the words of the official who fills it in. */
export class Official {
  private document: AssessmentDocument;
  private readonly files = new Map<string, Buffer>();

  constructor(
    readonly questionnaire: Questionnaire = smallQuestionnaire(),
    about: { readonly state?: string; readonly practice?: boolean } = {},
  ) {
    this.document = {
      format: ASSESSMENT_FORMAT,
      id: 'assessment-one',
      created: AT,
      questionnaire: questionnaire.version,
      settings: {
        assessment: {
          revision: 1,
          state: about.state ?? 'AL',
          exercise: { id: 'untoc-review-2026', title: 'Review 2026', mechanism: 'untoc-review' },
          languages: ['fr'],
          participation: { A: { standing: 'party', inForce: '2003-12-25' } },
          instruments: ['A', 'B'],
          practice: about.practice ?? false,
          assessmentDate: '2026-06-01',
          resumeAt: 'A:2(1)',
        },
      },
      answers: {},
      evidence: {},
      comments: { 'comment-1': { revision: 1, about: 'A:1(1)', text: 'Ask the prosecutor.', by: BY, at: AT } },
      explanations: {},
      offers: {},
      submissions: {},
      clearances: {},
      workPackages: {},
      contributions: {},
      earlierAnswers: {},
    };
  }

  answers(question: string, value: AnswerValue): this {
    return this.record(question, 'answered', { value });
  }

  doesNotKnow(question: string, reason: string): this {
    return this.record(question, 'not-known', { reason });
  }

  registers(id: string, evidence: Omit<Evidence, 'revision'>): this {
    this.document = { ...this.document, evidence: { ...this.document.evidence, [id]: { ...evidence, revision: 1 } } };
    return this;
  }

  attaches(id: string, name: string, content: Buffer): this {
    const sha512 = createHash('sha512').update(content).digest('hex');
    this.files.set(sha512, content);
    return this.registers(id, { kind: 'file', title: name, attachment: { sha512, name, bytes: content.length, mediaType: 'text/plain' } });
  }

  explains(finding: string, reason: string): this {
    const explanation = { revision: 1, reason, by: BY, at: AT };
    this.document = { ...this.document, explanations: { ...this.document.explanations, [finding]: explanation } };
    return this;
  }

  seals(sealing: Partial<Sealing> = {}): BundleContent {
    const { questionnaire, document } = this;
    const settings = document.settings['assessment'];
    if (!settings) throw new Error('no settings');
    const codes = questionnaire.instruments.map(({ code }) => code);
    const facts = factsOf(settings, 'member', codes);
    const live = open(compile(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
    const wording = (language: 'ar' | 'en' | 'es' | 'fr' | 'ru' | 'zh') =>
      ({ format: 'omnibus-wording/1', language, entries: { 'question/status/label': `status ${language}` }, stale: [] }) as const;
    const carried = Buffer.from(JSON.stringify(carryQuestionnaire(questionnaire, settings.languages, wording)));
    const submission = buildSubmission(document, questionnaire, live, 'member', {
      number: 1,
      replaces: null,
      sealedAt: '2026-06-02T10:00:00.000Z',
      declaration: { title: 'Head of the national focal point' },
      questionnaireSha512: createHash('sha512').update(carried).digest('hex'),
      signatures: ['state'],
      generator: { name: 'Omnibus', version: '0.1.0' },
      ...sealing,
    });
    const attachments = submittedAttachments(submission.evidence).map(({ sha512, bytes }): BagAttachment => {
      const content = this.files.get(sha512) ?? Buffer.alloc(0);
      return { sha512, bytes, open: async () => Readable.from(pieces(content), { objectMode: false }) };
    });
    return { name: `${settings.state}-untoc-review-2026-1`, submission, questionnaire: carried, attachments };
  }

  private record(question: string, standing: Standing, rest: Pick<Answer, 'value' | 'reason'>): this {
    const answer: Answer = { standing, ...rest, revision: 1, by: BY, at: AT, origin: { kind: 'entered' }, confirmed: true };
    this.document = { ...this.document, answers: { ...this.document.answers, [question]: answer } };
    return this;
  }
}

function* pieces(content: Buffer): Generator<Buffer> {
  for (let at = 0; at < content.length; at += 65_536) yield content.subarray(at, at + 65_536);
}

/** An official with an answer of every kind, a law and two attached files. */
export const diligentOfficial = (about?: { readonly state?: string; readonly practice?: boolean }): Official =>
  new Official(smallQuestionnaire(), about)
    .registers('law-1', { kind: 'law', title: 'Criminal Code', reference: 'art. 110', stage: 'in-force' })
    .registers('law-2', { kind: 'law', title: 'Never cited' })
    .attaches('file-1', 'judgment.txt', Buffer.from('Judgment of the court of first instance.\n'.repeat(50)))
    .attaches('file-2', 'table.csv', Buffer.from(Array.from({ length: 5_000 }, (_, row) => `${row};${(row * 7919) % 1013}\n`).join('')))
    .answers('A:1(1)/status', 'yes')
    .answers('A:1(1)/basis', ['law-1', 'file-1', 'file-2'])
    .answers('A:1(1)/gaps', 'hidden since the status is yes')
    .answers('A:1(1)/notes', 'internal: not for export')
    .answers('A:2(1)/status', 'partial')
    .answers('A:2(1)/year', 2019)
    .answers('A:2(1)/persons', { years: [2023, 2024], rows: [{ id: 'all', cells: { '2023': 12, '2024': { notAvailable: true } } }] })
    .answers('A:2(1)/means', ['a', 'c'])
    .doesNotKnow('B:1(1)/status', 'The ministry of the interior has not replied.');
