import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { factsOf } from '#core/answers/facts-of';
import type { CallContext } from '#core/contract/dispatch';
import type { Input, Output, SettingsInput } from '#core/contract/operations';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import type { Questionnaire } from '#core/questionnaire/definition';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { createServices, type Services } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { answerTo, EVIDENCE, type Given } from './answered-assessment';

const BY = { name: 'A. Official', role: 'Focal point' };
export const quiet: CallContext = { signal: new AbortController().signal, progress: () => undefined };

const SETTINGS: SettingsInput = {
  state: 'AL',
  exercise: { id: 'review-2026', title: 'Review 2026', mechanism: 'untoc-review' },
  languages: ['ar', 'en'],
  instruments: ['TIP'],
  participation: { TIP: { standing: 'party', inForce: '2003-12-25' }, UNTOC: { standing: 'party' } },
  practice: true,
  assessmentDate: '2026-06-01',
};

type Wanted = Partial<Omit<Input<'reports.write'>, 'of'>> & Pick<Input<'reports.write'>, 'format'>;

/** A focal point's machine with the program on it. */
export class ReportingOffice {
  private constructor(
    readonly services: Services,
    readonly files: FileHandles,
    readonly folder: string,
  ) {}

  static async open(): Promise<ReportingOffice> {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-report-'));
    const files = new FileHandles();
    const services = await createServices({ dataFolder: path.join(folder, 'data'), mode: 'own', files, version: '0.0.0' });
    return new ReportingOffice(services, files, folder);
  }

  async close(): Promise<void> {
    await this.services.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  async begins(settings: Partial<SettingsInput> = {}): Promise<string> {
    const { document } = await this.services.handlers['assessments.create']({ settings: { ...SETTINGS, ...settings }, by: BY }, quiet);
    return document.id;
  }

  async questionnaire(instruments: readonly string[] = SETTINGS.instruments): Promise<Questionnaire> {
    return unpackQuestionnaire(await this.services.handlers['content.questionnaire']({ instruments: [...instruments] }, quiet));
  }

  async registers(assessment: string, evidence: Readonly<Record<string, object>> = EVIDENCE): Promise<void> {
    for (const [id, content] of Object.entries(evidence)) {
      await this.services.handlers['evidence.save'](
        { assessment, evidence: id, base: 0, content: content as Input<'evidence.save'>['content'], by: BY },
        quiet,
      );
    }
  }

  async answers(assessment: string, answers: readonly Given[]): Promise<void> {
    for (let at = 0; at < answers.length; at += 400) {
      const writes = answers.slice(at, at + 400).map((answer) => ({ ...answer, base: 0 }));
      await this.services.handlers['answers.record']({ assessment, writes, by: BY }, quiet);
    }
  }

  /** Answers everything that the questionnaire could ask; what is not asked then is kept and stays out of documents. */
  async answersEverything(assessment: string): Promise<void> {
    await this.registers(assessment);
    const questionnaire = await this.questionnaire();
    await this.answers(
      assessment,
      questionnaire.questions.filter(({ internal }) => !internal).map((question, place) => answerTo(question, place, questionnaire)),
    );
  }

  /** Ids of the questions that are asked at present and answered. */
  async askedAnswers(assessment: string): Promise<ReadonlySet<string>> {
    const { document } = await this.services.handlers['assessments.open']({ assessment }, quiet);
    const questionnaire = await this.questionnaire();
    const settings = document.settings['assessment']!;
    const codes = questionnaire.instruments.map(({ code }) => code);
    const facts = factsOf(settings, 'member', codes);
    const live = open(compile(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
    return new Set(Object.keys(document.answers).filter((id) => live.isAsked(id)));
  }

  async writes(
    of: Input<'reports.write'>['of'],
    wanted: Wanted,
    call: CallContext = quiet,
  ): Promise<Output<'reports.write'> & { readonly path: string; readonly codebookPath?: string }> {
    const written = await this.services.handlers['reports.write'](
      { of, kind: 'full', language: 'en', credits: false, names: false, internal: !('assessment' in of), ...wanted },
      call,
    );
    const codebookPath = written.codebook && (await this.keeps(written.codebook));
    return { ...written, path: await this.keeps(written), ...(codebookPath && { codebookPath }) };
  }

  /** What lies ready to be handed over. */
  async outgoingFiles(): Promise<readonly string[]> {
    const entries = await readdir(path.join(this.folder, 'data/outgoing'), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  private async keeps({ file, name }: { readonly file: string; readonly name: string }): Promise<string> {
    const kept = path.join(this.folder, `${Date.now()}-${name}`);
    await copyFile(this.files.claim(file).path, kept);
    return kept;
  }
}
