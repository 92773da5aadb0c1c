import type { Answer, AnswerValue } from '#core/answers/answer';
import type { AssessmentDocument } from '#core/answers/document';
import { earlierByQuestion, notAskedAnyMore, toConfirm, type EarlierHere } from '#core/carry-over/to-confirm';
import type { CarryOverPreview, Input } from '#core/contract/operations';
import { Party, TestClock } from '../register/party';

export const OFFICIAL = { name: 'A. Official', role: 'Focal point' };
type From = Input<'carryOver.preview'>['from'];

/** An official who repeats an exercise: speaks of provisions and questions, and knows nothing of revisions. */
export class Official {
  private constructor(
    public party: Party,
    private readonly clock: TestClock,
    public assessment = '',
  ) {}

  static async arrives(contentFolder?: string): Promise<Official> {
    const clock = new TestClock();
    return new Official(await Party.open(clock, undefined, contentFolder), clock);
  }

  leaves = (): Promise<void> => this.party.leave();

  /** The program is ended and started again, perhaps another one. */
  async comesBack(contentFolder?: string): Promise<void> {
    await this.party.close();
    this.party = await Party.open(this.clock, this.party.folder, contentFolder);
  }

  async begins(exercise: string): Promise<string> {
    return (this.assessment = await this.party.assesses(exercise));
  }

  async document(): Promise<AssessmentDocument> {
    return (await this.party.call('assessments.open', { assessment: this.assessment })).document;
  }

  async answers(values: Readonly<Record<string, AnswerValue>>): Promise<void> {
    const { answers } = await this.document();
    const writes = Object.entries(values).map(([question, value]) => ({
      question,
      base: answers[question]?.revision ?? 0,
      standing: 'answered' as const,
      value: value as Exclude<AnswerValue, readonly string[]> | string[],
    })) as Input<'answers.record'>['writes'];
    await this.party.call('answers.record', { assessment: this.assessment, writes, by: OFFICIAL });
  }

  async seesWhatWouldCome(from: From): Promise<CarryOverPreview> {
    return this.party.call('carryOver.preview', { from, language: 'en' });
  }

  /** Looks first, then begins a new exercise from what was shown. */
  async startsFrom(from: From, exercise: string): Promise<CarryOverPreview> {
    const shown = await this.seesWhatWouldCome(from);
    if (!shown.earlier) return shown;
    const { source, settings } = shown.earlier;
    const opened = await this.party.call('carryOver.create', {
      from: source,
      settings: { ...settings, exercise: { ...settings.exercise, id: exercise, title: exercise } },
      by: OFFICIAL,
    });
    this.assessment = opened.document.id;
    return shown;
  }

  async opens(...provisions: readonly string[]): Promise<void> {
    for (const provision of provisions) await this.party.call('carryOver.seen', { assessment: this.assessment, provision, by: OFFICIAL });
  }

  /** Everything in these provisions that waits to be confirmed. */
  async confirms(...provisions: readonly string[]): Promise<void> {
    const document = await this.document();
    const waiting = toConfirm(document).filter((question) => provisions.some((provision) => question.startsWith(`${provision}/`)));
    const answers = waiting.map((question) => ({ question, base: document.answers[question]?.revision ?? 0 }));
    await this.party.call('carryOver.confirm', { assessment: this.assessment, answers, by: OFFICIAL });
  }

  async marksOutdated(question: string): Promise<void> {
    const base = (await this.answer(question))?.revision ?? 0;
    await this.party.call('carryOver.outdated', { assessment: this.assessment, question, base, by: OFFICIAL });
  }

  async undoes(): Promise<void> {
    await this.party.call('history.undo', { assessment: this.assessment, by: OFFICIAL });
  }

  async answer(question: string): Promise<Answer | undefined> {
    return (await this.document()).answers[question];
  }

  async waiting(): Promise<readonly string[]> {
    return [...toConfirm(await this.document())].sort();
  }

  async beside(question: string): Promise<readonly EarlierHere[]> {
    return earlierByQuestion(await this.document()).get(question) ?? [];
  }

  async toBeRead(): Promise<readonly EarlierHere[]> {
    return notAskedAnyMore(await this.document());
  }

  /** What the list of the check screen says must be put right. */
  async blocking(): Promise<readonly string[]> {
    const { findings } = await this.party.call('findings.list', { assessment: this.assessment });
    return findings.filter(({ level }) => level === 'E').map(({ key }) => key);
  }
}
