import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { AssessmentDocument, SettingsRecord } from '#core/answers/document';
import type { Input, Output } from '#core/contract/operations';
import { Party } from '#test/register/party';

const official = { name: 'A. Official', role: 'Focal point' };
const officer = { name: 'P. Officer', role: 'Legal officer' };

async function opens(): Promise<Party> {
  const party = await Party.open();
  onTestFinished(() => party.leave());
  return party;
}

/** The focal point at its own computer. */
export class FocalPoint {
  private constructor(
    readonly desk: Party,
    readonly assessment: string,
  ) {}

  static async begins(): Promise<FocalPoint> {
    const desk = await opens();
    return new FocalPoint(desk, await desk.assesses());
  }

  /** The work package, as a file. */
  async asks(agency: string, provisions: readonly string[], more: Partial<Input<'agencies.prepare'>> = {}): Promise<string> {
    const request = {
      assessment: this.assessment,
      agency,
      provisions: [...provisions],
      language: 'en' as const,
      instructions: 'Please answer.',
    };
    return this.desk.keep(await this.desk.call('agencies.prepare', { ...request, withAnswers: true, by: official, ...more }));
  }

  merges = (...contributions: readonly string[]): Promise<Output<'agencies.merge'>> =>
    this.desk.call('agencies.merge', { assessment: this.assessment, files: contributions.map(this.desk.file), by: official });

  inspects = (contribution: string): Promise<Output<'agencies.inspect'>> =>
    this.desk.call('agencies.inspect', { assessment: this.assessment, file: this.desk.file(contribution) });

  answers = (question: string, value: string | string[]): Promise<unknown> =>
    recordAnswer(this.desk, this.assessment, question, value, official);

  lists = (): Promise<Output<'agencies.list'>> => this.desk.call('agencies.list', { assessment: this.assessment });

  /** Decides what is open on a question, about the answer and the sides as they stand now. */
  async decides(
    question: string,
    decision: Input<'agencies.resolve'>['decisions'][number]['decision'],
  ): Promise<Output<'agencies.resolve'>> {
    const { conflicts } = await this.lists();
    const sources = conflicts.find((each) => each.question === question)?.sources.map(({ contribution }) => contribution) ?? [];
    const base = (await this.document()).answers[question]?.revision ?? 0;
    const decisions = [{ question, base, sources, decision }];
    return this.desk.call('agencies.resolve', { assessment: this.assessment, decisions, by: official });
  }

  /** Adds an instrument to what is assessed: from then on another questionnaire is asked. */
  async takesOn(instrument: string): Promise<void> {
    const { revision: base = 0, ...settings } = (await this.document()).settings['assessment'] ?? {};
    const { state, exercise, languages, instruments, participation, practice, assessmentDate } = settings as SettingsRecord;
    const wider = {
      ...{ state, exercise, languages: [...languages], practice, assessmentDate },
      instruments: [...instruments, instrument],
      participation: { ...participation, [instrument]: { standing: 'party' as const } },
    };
    await this.desk.call('assessments.configure', { assessment: this.assessment, base, settings: wider, by: official });
  }

  async settlesComments(): Promise<void> {
    for (const [comment, { about, text, revision: base }] of Object.entries((await this.document()).comments))
      await this.desk.call('comments.save', { assessment: this.assessment, comment, base, about, text, resolved: true, by: official });
  }

  async clears(provision: string): Promise<void> {
    const provisions = [{ provision, base: 0 }];
    await this.desk.call('clearance.set', { assessment: this.assessment, provisions, status: 'cleared', by: official });
  }

  undoes = (): Promise<unknown> => this.desk.call('history.undo', { assessment: this.assessment, by: official });

  document = async (): Promise<AssessmentDocument> => (await this.desk.call('assessments.open', { assessment: this.assessment })).document;
}

/** An agency at another computer, with the part that it was asked for. */
export class Agency {
  private constructor(
    readonly desk: Party,
    readonly part: string,
  ) {}

  static async opens(workPackage: string): Promise<Agency> {
    const desk = await opens();
    const { assessment } = await desk.call('agencies.open', { file: desk.file(workPackage), by: officer });
    return new Agency(desk, assessment.document.id);
  }

  looksAt = (workPackage: string): Promise<Output<'agencies.look'>> =>
    this.desk.call('agencies.look', { file: this.desk.file(workPackage) });

  opensAgain = (workPackage: string): Promise<Output<'agencies.open'>> =>
    this.desk.call('agencies.open', { file: this.desk.file(workPackage), by: officer });

  answers = (question: string, value: string | string[]): Promise<unknown> => recordAnswer(this.desk, this.part, question, value, officer);

  /** A law in its own register, with its text as a file. */
  async enters(law: string, title: string, text?: string): Promise<void> {
    let attachment;
    if (text !== undefined) {
      const file = path.join(this.desk.folder, `${law}.txt`);
      await writeFile(file, text);
      attachment = await this.desk.call('attachments.add', { assessment: this.part, file: this.desk.file(file) });
    }
    const content = { kind: 'law' as const, title, ...(attachment && { attachment }) };
    await this.desk.call('evidence.save', { assessment: this.part, evidence: law, base: 0, content, by: officer });
  }

  /** Comments on a provision or question, or rewords that comment. */
  async remarks(comment: string, about: string, text: string): Promise<void> {
    const base = (await this.document()).comments[comment]?.revision ?? 0;
    await this.desk.call('comments.save', { assessment: this.part, comment, base, about, text, resolved: false, by: officer });
  }

  /** The contribution, as a file, with the comments that were chosen to go along. */
  returns = async (...comments: readonly string[]): Promise<string> =>
    this.desk.keep(await this.desk.call('agencies.contribute', { assessment: this.part, comments: [...comments], by: officer }));

  document = async (): Promise<AssessmentDocument> => (await this.desk.call('assessments.open', { assessment: this.part })).document;
}

async function recordAnswer(
  desk: Party,
  assessment: string,
  question: string,
  value: string | string[],
  by: typeof official,
): Promise<unknown> {
  const { document } = await desk.call('assessments.open', { assessment });
  const writes = [{ question, base: document.answers[question]?.revision ?? 0, standing: 'answered' as const, value }];
  return desk.call('answers.record', { assessment, writes, by });
}
