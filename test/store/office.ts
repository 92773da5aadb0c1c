import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Answer, AnswerValue } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Erased } from '#core/contract/erased';
import type { HistoryLine, Input, OpenedAssessment, Saved, SettingsInput } from '#core/contract/operations';
import { offersOf, type Offer } from '#core/offers/offers';
import { offerTables } from '#core/offers/offer-tables';
import { assessmentHandlers } from '#services/assessments/assessment-handlers';
import { questionnaireOf } from '#services/assessments/assessment-questions';
import { liveAssessmentOf } from '#services/assessments/live-assessment-of';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { openDataFolder, type DataFolder, type OpenDataFolder } from '#services/storage/data-folder';

const call: CallContext = { signal: new AbortController().signal, progress: () => {} };
const content = loadContentLibrary(resolve('dist/content'));

export const SETTINGS: SettingsInput = {
  state: 'AL',
  exercise: { id: 'practice-2026', title: 'Practice 2026', mechanism: 'self-assessment' },
  languages: ['en'],
  instruments: ['TIP'],
  participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
  practice: true,
  assessmentDate: '2026-01-01',
};

/** A ministry's machine: one start of the program on one data folder. */
export class Office {
  readonly handlers: ReturnType<typeof assessmentHandlers>;
  /** What the program has handed over: paths by handle. */
  readonly handedOver = new Map<string, string>();
  private minutes = 0;

  private constructor(readonly data: DataFolder) {
    const context: ServiceContext = {
      data,
      content,
      // A minute passes with everything that is noted down, unless somebody types on.
      clock: { now: () => new Date(Date.UTC(2026, 0, 1) + this.minutes * 60_000).toISOString() },
      newId: () => randomBytes(16).toString('hex'),
      version: 'test',
      files: {
        take: async (path) => ({ path, name: basename(path), bytes: (await stat(path)).size, release: async () => {} }),
        offer: async (path, name) => {
          this.handedOver.set(name, path);
          return `file:${name}`;
        },
      },
    };
    this.handlers = assessmentHandlers(context);
  }

  static async open(folder: string, options: Partial<OpenDataFolder> = {}): Promise<Office> {
    return new Office(await openDataFolder(folder, { mode: 'own', timing: { heartbeat: 40, stale: 200 }, ...options }));
  }

  timePasses(): void {
    this.minutes += 1;
  }

  async begins(settings: Partial<SettingsInput> = {}): Promise<Official> {
    const opened = await this.handlers['assessments.create'](
      { settings: { ...SETTINGS, ...settings }, by: { name: 'A. Official', role: 'focal point' } },
      call,
    );
    return new Official(this, opened.document.id);
  }

  continues(assessment: string, name = 'A. Official'): Official {
    return new Official(this, assessment, name);
  }

  reads(assessment: string): Promise<OpenedAssessment> {
    return this.handlers['assessments.open']({ assessment }, call);
  }

  list(): ReturnType<Office['handlers']['assessments.list']> {
    return this.handlers['assessments.list']({}, call);
  }

  recovers(assessment: string): Promise<OpenedAssessment> {
    return this.handlers['assessments.recover']({ assessment }, call);
  }

  close(): Promise<void> {
    return this.data.close();
  }
}

/** A person who completes one assessment. */
export class Official {
  private readonly by;
  constructor(
    private readonly office: Office,
    readonly assessment: string,
    name = 'A. Official',
  ) {
    this.by = { name, role: 'focal point' };
  }

  private get who(): { assessment: string; by: { name: string; role: string } } {
    return { assessment: this.assessment, by: this.by };
  }

  opens(): Promise<OpenedAssessment> {
    return this.office.reads(this.assessment);
  }

  async sees(question: string): Promise<Answer | undefined> {
    return (await this.opens()).document.answers[question];
  }

  /** Enters an answer, having seen the present one unless `seen` says otherwise. */
  async answers(
    question: string,
    value: AnswerValue,
    { seen, typingOn = false }: { seen?: number; typingOn?: boolean } = {},
  ): Promise<Saved> {
    if (!typingOn) this.office.timePasses();
    const base = seen ?? (await this.sees(question))?.revision ?? 0;
    return this.office.handlers['answers.record'](
      { ...this.who, writes: [{ question, base, standing: 'answered', value: value as string }] },
      call,
    );
  }

  records(writes: Input<'answers.record'>['writes']): Promise<Saved> {
    return this.office.handlers['answers.record']({ ...this.who, writes }, call);
  }

  /** What was taken over stays as it is; what became of its source has been looked at. */
  async keepsTakenOver(key: string): Promise<Saved> {
    this.office.timePasses();
    const { document } = await this.opens();
    const offer = (await this.offers()).find((each) => each.key === key);
    const writes = (offer?.links ?? []).flatMap(({ from, to, revision }) => {
      const mine = document.answers[to];
      return mine
        ? [{ question: to, base: mine.revision, standing: mine.standing, value: mine.value as string, reused: { from, revision } }]
        : [];
    });
    return this.office.handlers['answers.record']({ ...this.who, writes }, call);
  }

  async doesNotKnow(question: string, reason: string): Promise<Saved> {
    this.office.timePasses();
    const base = (await this.sees(question))?.revision ?? 0;
    return this.office.handlers['answers.record']({ ...this.who, writes: [{ question, base, standing: 'not-known', reason }] }, call);
  }

  async answersAtOnce(values: Readonly<Record<string, string>>): Promise<Saved> {
    this.office.timePasses();
    const { document } = await this.opens();
    const writes = Object.entries(values).map(([question, value]) => ({
      question,
      base: document.answers[question]?.revision ?? 0,
      standing: 'answered' as const,
      value,
    }));
    return this.office.handlers['answers.record']({ ...this.who, writes }, call);
  }

  async keepsEvidence(evidence: string, record: Omit<Evidence, 'revision'>, seen?: number): Promise<Saved> {
    const base = seen ?? (await this.opens()).document.evidence[evidence]?.revision ?? 0;
    return this.office.handlers['evidence.save']({ ...this.who, evidence, base, content: record }, call);
  }

  async dropsEvidence(evidence: string): Promise<Saved> {
    const base = (await this.opens()).document.evidence[evidence]?.revision ?? 0;
    return this.office.handlers['evidence.remove']({ ...this.who, evidence, base }, call);
  }

  attaches(path: string): ReturnType<Office['handlers']['attachments.add']> {
    return this.office.handlers['attachments.add']({ assessment: this.assessment, file: path }, call);
  }

  async fetches(sha512: string): Promise<string> {
    const { name } = await this.office.handlers['attachments.fetch']({ assessment: this.assessment, sha512 }, call);
    return this.office.handedOver.get(name) ?? '';
  }

  async notes(comment: string, about: string, text: string, resolved = false, seen?: number): Promise<Saved> {
    const base = seen ?? (await this.opens()).document.comments[comment]?.revision ?? 0;
    return this.office.handlers['comments.save']({ ...this.who, comment, base, about, text, resolved }, call);
  }

  async takesBack(comment: string): Promise<Saved> {
    const base = (await this.opens()).document.comments[comment]?.revision ?? 0;
    return this.office.handlers['comments.remove']({ ...this.who, comment, base }, call);
  }

  async explains(finding: string, reason: string, seen?: number): Promise<Saved> {
    const base = seen ?? (await this.opens()).document.explanations[finding]?.revision ?? 0;
    return this.office.handlers['findings.explain']({ ...this.who, finding, base, reason }, call);
  }

  /** What has been answered elsewhere and could serve here, and what became of it. */
  async offers(): Promise<readonly Offer[]> {
    const { document } = await this.opens();
    return offersOf(offerTables(questionnaireOf(content, document)), document, liveAssessmentOf(content, document));
  }

  /** `key`: `UNTOC:8(1)(a)→UNCAC:15(a)`. */
  async takesOver(key: string): Promise<Saved> {
    this.office.timePasses();
    const { document } = await this.opens();
    const offer = (await this.offers()).find((each) => each.key === key);
    const writes = (offer?.answers ?? []).map(({ from, to, revision, content: { value, language, texts } }) => ({
      question: to,
      base: document.answers[to]?.revision ?? 0,
      standing: 'answered' as const,
      value: value as string,
      language,
      texts,
      reused: { from, revision },
    }));
    return this.office.handlers['answers.record']({ ...this.who, writes }, call);
  }

  async declines(offer: string): Promise<Saved> {
    const base = (await this.opens()).document.offers[offer]?.revision ?? 0;
    return this.office.handlers['offers.decline']({ ...this.who, offer, base }, call);
  }

  async reconsiders(offer: string): Promise<Saved> {
    const base = (await this.opens()).document.offers[offer]?.revision ?? 0;
    return this.office.handlers['offers.reopen']({ ...this.who, offer, base }, call);
  }

  findings(): ReturnType<Office['handlers']['findings.list']> {
    return this.office.handlers['findings.list']({ assessment: this.assessment }, call);
  }

  async changesSettings(settings: Partial<SettingsInput>): Promise<Saved> {
    const { revision, ...present } = (await this.opens()).document.settings['assessment'] ?? { revision: 0, ...SETTINGS };
    return this.office.handlers['assessments.configure'](
      { ...this.who, base: revision, settings: { ...present, ...settings } as SettingsInput },
      call,
    );
  }

  changesSince(seq: number): Promise<Saved> {
    return this.office.handlers['assessments.changesSince']({ assessment: this.assessment, seq }, call);
  }

  undoes(): Promise<Saved> {
    return this.office.handlers['history.undo'](this.who, call);
  }

  redoes(): Promise<Saved> {
    return this.office.handlers['history.redo'](this.who, call);
  }

  history(options: { after?: number; limit?: number } = {}): Promise<readonly HistoryLine[]> {
    return this.office.handlers['history.list']({ assessment: this.assessment, ...options }, call);
  }

  erases(
    records: Input<'records.erase'>['records'],
    { bundles = 'keep', reason = 'A person asked for it.' }: { bundles?: 'keep' | 'remove'; reason?: string } = {},
  ): Promise<Erased> {
    this.office.timePasses();
    return this.office.handlers['records.erase']({ ...this.who, records, reason, bundles }, call);
  }

  async dropsNote(comment: string): Promise<Saved> {
    const base = (await this.opens()).document.comments[comment]?.revision ?? 0;
    return this.office.handlers['comments.remove']({ ...this.who, comment, base }, call);
  }

  removesTheAssessment(): Promise<null> {
    return this.office.handlers['assessments.remove']({ assessment: this.assessment }, call);
  }
}

/** The code with which the program stopped. Fails where it did not stop, or for a reason that nobody foresaw. */
export async function stopOf(attempt: Promise<unknown>): Promise<AppError> {
  try {
    await attempt;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('The program did not stop.');
}
