import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import type { IntakeDetail } from '#core/contract/operations';
import { contentFacts } from '#services/bundle/content-facts';
import { enrolledKeys, type TrustedKey } from '#services/bundle/trusted-keys';
import type { KnownQuestionnaire } from '#services/bundle/verify-content';
import type { ContentLibrary } from '#services/content/content-library';
import type { ServiceContext } from '#services/context';
import { FileHandles } from '#services/files/file-handles';
import { intakeHandlers } from '#services/intake/intake-handlers';
import type { Answering, JudgingThreads } from '#services/intake/judging-threads';
import type { WorkerStart } from '#services/intake/worker-messages';
import { createKeyRing } from '#services/keys/key-ring';
import { hashOfFile } from '#services/register/hash-of-file';
import { judgeBundle } from '#services/register/judge-bundle';
import { createRegisterStore } from '#services/register/register-store';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';
import type { FileSystem } from '#services/storage/file-system';
import { createTrustStore } from '#services/trust/trust-store';

/** What a register holds, whenever and in whatever order it came. */
export interface Holdings {
  readonly received: readonly string[];
  readonly quarantine: readonly string[];
}

/** The secretariat's intake over a disk, judging in this very thread if nothing else is asked for: what is tested is what is kept, not how quickly. */
export class IntakeDesk {
  private constructor(
    private readonly data: DataFolder,
    private readonly files: FileHandles,
    private readonly handlers: ReturnType<typeof intakeHandlers>,
    private readonly register: ReturnType<typeof createRegisterStore>,
  ) {}

  /** `threads`: those of the program instead. */
  static async open(
    folder: string,
    content: ContentLibrary,
    fileSystem?: FileSystem,
    threads: typeof judgingHere = judgingHere,
  ): Promise<IntakeDesk> {
    // As every start of the program does: nothing that was only passing through stays.
    await rm(join(folder, 'register/opening'), { recursive: true, force: true });
    const timing = { heartbeat: 1_000_000, stale: 1_000_000 };
    const data = await openDataFolder(folder, { mode: 'own', timing, wait: async () => {}, ...(fileSystem && { fileSystem }) });
    const files = new FileHandles();
    const context: ServiceContext = {
      data,
      files,
      content,
      clock: { now: () => '2026-02-01T08:00:00.000Z' },
      newId: () => randomBytes(16).toString('hex'),
      version: 'test',
    };
    const register = createRegisterStore(context);
    const trust = enrolledKeys(createTrustStore(context));
    const needs = { context, register, keys: createKeyRing(context), trust, facts: contentFacts(content), threads };
    return new IntakeDesk(data, files, intakeHandlers(needs), register);
  }

  /** `done`: told after each file; may stop the run. */
  receives(paths: readonly string[], run?: string, done?: (passed: number, stop: () => void) => void): Promise<IntakeDetail> {
    const handles = paths.map((path) => this.files.admit(path, basename(path), false));
    const abort = new AbortController();
    let passed = -1;
    const call: CallContext = {
      signal: abort.signal,
      progress: () => {
        passed += 1;
        done?.(passed, () => abort.abort());
      },
    };
    return this.handlers['intake.receive']({ files: handles, ...(run !== undefined && { run }) }, call);
  }

  runs = (): ReturnType<ReturnType<typeof intakeHandlers>['intake.runs']> => this.handlers['intake.runs']({}, quiet);

  async holds(): Promise<Holdings> {
    const received = (await this.register.list()).map(({ digest, key, place }) => `${digest} ${key} ${place}`);
    for (const { digest } of await this.register.list()) await this.register.bundlePath(digest);
    const quarantine = (await this.register.quarantine()).map(({ sha512, report }) => `${sha512} ${report.verdict}`);
    return { received: received.sort(), quarantine: quarantine.sort() };
  }

  /** Names of copies that nobody has decided on. */
  leftOver = (): Promise<readonly string[]> => this.data.files.list('register/opening');

  close = (): Promise<void> => this.data.close();
}

const quiet: CallContext = { signal: new AbortController().signal, progress: () => {} };

function judgingHere({ states, identities, identityKeys }: WorkerStart, answering: Answering): JudgingThreads {
  const kinds = new Map(states);
  const judgement = {
    identities,
    identityKeys,
    stateKind: (state: string) => kinds.get(state),
    known: async (instruments: readonly string[]) => (await answering({ about: 'known', instruments })) as KnownQuestionnaire | undefined,
    trust: async (key: string) => (await answering({ about: 'key', key })) as TrustedKey | undefined,
    firstSeenHere: async (digest: string, key: string, sha512: string) =>
      (await answering({ about: 'first-seen', digest, key, sha512 })) as string | undefined,
  };
  return {
    judge: (file) => judgeBundle(file, judgement, quiet.signal),
    hash: hashOfFile,
    close: async () => {},
  };
}
