import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import { dispatch } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { OwnershipTiming } from '#services/storage/ownership';
import { createServices, type Services } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { createKeyRing, type UnlockedKey } from '#services/keys/key-ring';
import { openDataFolder } from '#services/storage/data-folder';

export const PASSPHRASE = 'four quiet words here';
const OFFICIAL = { name: 'A. Official', role: 'Focal point' };

/** A clock that the test sets; it moves on by a second with each look. */
export class TestClock {
  private time = Date.parse('2026-06-01T08:00:00.000Z');
  now(): string {
    this.time += 1_000;
    return new Date(this.time).toISOString();
  }
}

/** A computer with the program on it: a State's or the secretariat's, over the real services and a real folder. */
export class Party {
  private constructor(
    readonly folder: string,
    private readonly services: Services,
    private readonly files: FileHandles,
  ) {}

  /** `contentFolder`: another compiled questionnaire than that of the program. */
  static async open(clock = new TestClock(), folder?: string, contentFolder?: string, timing?: OwnershipTiming): Promise<Party> {
    const at = folder ?? (await mkdtemp(join(tmpdir(), 'omnibus-test-')));
    const files = new FileHandles();
    return new Party(
      at,
      await createServices({ dataFolder: at, mode: 'own', files, version: '0.0.0', clock, contentFolder, timing }),
      files,
    );
  }

  async call<N extends OperationName>(name: N, input: Input<N>, context: Partial<CallContext> = {}): Promise<Output<N>> {
    const call = { signal: new AbortController().signal, progress: () => {}, ...context };
    const result = await dispatch(this.services.handlers, name, input, call, (operation, error) => {
      throw new Error(`unforeseen in ${operation}`, { cause: error });
    });
    if (!result.ok) throw new AppError(result.error.code, result.error.params);
    return result.value as Output<N>;
  }

  /** A handle for a file that the user chose. */
  file = (path: string): string => this.files.admit(path, basename(path), false);

  /** Where an outgoing file lies now that the user has it. */
  keep = (outgoing: { readonly file: string }): string => this.files.claim(outgoing.file).path;

  close = (): Promise<void> => this.services.close();

  async leave(): Promise<void> {
    await this.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** `state`: whose key it is, the practice State's where none is named. */
  async makesKey(purpose: KeyPurpose, practice = true, state = 'XX'): Promise<{ readonly id: string; readonly card: string }> {
    const whose = purpose === 'secretariat' ? {} : { state };
    const { id } = await this.call('keys.create', { purpose, ...whose, holder: 'Ministry', practice, passphrase: PASSPHRASE });
    return { id, card: this.keep(await this.call('keys.card', { key: id })) };
  }

  /** Compares the fingerprint as somebody would who had it by another way. */
  async enrols(card: string): Promise<string> {
    const { fingerprint, key, text } = await this.call('cards.inspect', { file: this.file(card) });
    await this.call('cards.enrol', { card: { text }, fingerprint, confirmedBy: 'B. Officer', note: 'NV 12/2026' });
    return key;
  }

  async assesses(exercise = 'cycle-2026'): Promise<string> {
    const opened = await this.call('assessments.create', {
      settings: {
        state: 'XX',
        exercise: { id: exercise, title: exercise, mechanism: 'self-assessment' },
        languages: ['en'],
        instruments: ['TIP'],
        participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
        practice: true,
        assessmentDate: '2026-06-01',
      },
      by: OFFICIAL,
    });
    return opened.document.id;
  }

  /** Says yes to a provision, on the ground of settled practice; again with another text. */
  async answers(assessment: string, provision: string, measure: string): Promise<void> {
    const { document } = await this.call('assessments.open', { assessment });
    const write = (local: string, value: string | string[]) => {
      const question = `${provision}/${local}`;
      return { question, base: document.answers[question]?.revision ?? 0, standing: 'answered' as const, value };
    };
    const writes = [write('status', 'yes'), write('how-it-works.kinds', ['practice']), write('how-it-works.measure', measure)];
    await this.call('answers.record', { assessment, writes, by: OFFICIAL });
  }

  /** Signs and exports; returns where the bundle lies. */
  async sends(assessment: string, key: string, encryptFor: readonly string[] = []): Promise<string> {
    const declaration = { title: 'Minister' };
    const request = { assessment, key, passphrase: PASSPHRASE, declaration, encryptFor: [...encryptFor], by: OFFICIAL };
    return this.keep(await this.call('submissions.export', request));
  }

  /** Its key, as somebody has it who knows the passphrase. */
  async unlocks(key: string): Promise<UnlockedKey> {
    const data = await openDataFolder(this.folder, { mode: 'read-only' });
    return createKeyRing({ data, clock: new TestClock() }).unlock(key, PASSPHRASE);
  }

  receives = (...bundles: readonly string[]): Promise<Output<'bundles.receive'>> =>
    this.call('bundles.receive', { files: bundles.map(this.file) });
}

/** The same file with one byte changed, under another name. */
export async function withOneByteChanged(path: string, at: number): Promise<string> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const altered = `${path}.altered.omnibus`;
  await writeFile(altered, bytes);
  return altered;
}
