import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { dispatch } from '#core/contract/dispatch';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, MadeBackup, OperationName, Output } from '#core/contract/operations';
import { createServices, type CreateServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { isContent } from '#services/storage/data-folder-layout';

export const PASSPHRASE = 'nine dry stones by the well';
const official = { name: 'A. Official', role: 'Focal point' };

/** One start of the program on a data folder. */
export class Program {
  private constructor(
    readonly folder: string,
    private readonly files: FileHandles,
    private readonly services: Awaited<ReturnType<typeof createServices>>,
  ) {}

  static async start(folder: string, options: Partial<CreateServices> = {}): Promise<Program> {
    const files = new FileHandles();
    return new Program(folder, files, await createServices({ dataFolder: folder, mode: 'own', files, version: '0.0.0', ...options }));
  }

  async attempt<N extends OperationName>(
    name: N,
    input: Input<N>,
    signal = new AbortController().signal,
  ): Promise<AppErrorBody | Output<N>> {
    const result = await dispatch(this.services.handlers, name, input, { signal, progress: () => {} }, (operation, error) => {
      throw new Error(`unforeseen in ${operation}`, { cause: error });
    });
    return result.ok ? (result.value as Output<N>) : result.error;
  }

  async does<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>> {
    const outcome = await this.attempt(name, input);
    if (isError(outcome)) throw new Error(`${name} stopped: ${JSON.stringify(outcome)}`);
    return outcome;
  }

  async isStopped<N extends OperationName>(name: N, input: Input<N>): Promise<AppErrorBody> {
    const outcome = await this.attempt(name, input);
    if (!isError(outcome)) throw new Error(`${name} went through`);
    return outcome;
  }

  choose(file: string): string {
    return this.files.admit(file, path.basename(file), false);
  }

  /** Begins an assessment and answers; gives its id. */
  async begins(answer = 'yes'): Promise<string> {
    const settings = {
      state: 'AL',
      exercise: { id: 'self-2026', title: 'Self-assessment 2026', mechanism: 'self-assessment' as const },
      languages: ['en' as const],
      instruments: ['TIP'],
      participation: { TIP: { standing: 'party' as const } },
      practice: false,
      assessmentDate: '2026-06-01',
    };
    const { document } = await this.does('assessments.create', { settings, by: official });
    await this.answers(document.id, answer);
    // The questionnaire is kept in the background; what is compared afterwards is compared when nothing is under way.
    while ((await readdir(path.join(this.folder, 'questionnaires')).catch(() => [])).every((name) => name.startsWith('.')))
      await new Promise((soon) => setImmediate(soon));
    return document.id;
  }

  async answers(assessment: string, value: string, base = 0): Promise<void> {
    const writes = [{ question: 'TIP:5(1)/status', base, standing: 'answered' as const, value }];
    await this.does('answers.record', { assessment, writes, by: official });
  }

  async answerIn(assessment: string): Promise<unknown> {
    return (await this.does('assessments.open', { assessment })).document.answers['TIP:5(1)/status']?.value;
  }

  async attaches(assessment: string, file: string): Promise<void> {
    const attachment = await this.does('attachments.add', { assessment, file: this.choose(file) });
    const content = { kind: 'law' as const, title: 'Trafficking Act', attachment };
    await this.does('evidence.save', { assessment, evidence: 'law-1', base: 0, content, by: official });
  }

  /** Makes a backup and keeps it under `to`. */
  async backsUp(to: string, options: Partial<Input<'backup.make'>> = { passphrase: PASSPHRASE }): Promise<MadeBackup> {
    const made = await this.does('backup.make', { encryptFor: [], ...options });
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, await readFile(this.files.claim(made.file).path));
    return made;
  }

  /** Keeps what was offered; gives where. */
  async keptAs(handle: string, to: string): Promise<string> {
    await writeFile(to, await readFile(this.files.claim(handle).path));
    return to;
  }

  restores(file: string, passphrase = PASSPHRASE): Promise<Output<'backup.restore'>> {
    return this.does('backup.restore', { file: this.choose(file), unlock: { passphrase } });
  }

  close(): Promise<void> {
    return this.services.close();
  }
}

export const isError = (outcome: unknown): outcome is AppErrorBody =>
  typeof outcome === 'object' && outcome !== null && 'code' in outcome && 'params' in outcome;

/** Every file of the content of a data folder with the sum of its bytes. */
export async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  const visit = async (inside: string): Promise<void> => {
    for (const name of await readdir(path.join(folder, inside))) {
      const each = path.join(inside, name);
      if (inside === '' && !isContent(name)) continue;
      if ((await stat(path.join(folder, each))).isDirectory()) await visit(each);
      else
        found[each] = createHash('sha512')
          .update(await readFile(path.join(folder, each)))
          .digest('hex');
    }
  };
  await visit('');
  return found;
}
