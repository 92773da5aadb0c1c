import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispatch } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { createServices, type CreateServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { unforeseenErrors } from '#services/unforeseen-errors';
import { programVersion } from './program-version';
import type { Terminal } from './terminal';

/** The operations of the product, for the time of one command. */
export interface Session {
  readonly files: FileHandles;
  /** The operation's outcome; never rejects. */
  attempt(name: string, input: unknown): Promise<Result<unknown>>;
  /** The operation's value; throws AppError where it stopped. */
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>>;
}

export interface SessionOptions {
  /** Without one, a folder that exists only as long as the command runs. */
  readonly dataFolder: string | undefined;
  /** `read-only` also works while a window has the folder open. */
  readonly mode: CreateServices['mode'];
  /** Makes the data folder where there is none yet, although the command only reads. */
  readonly orNew?: boolean;
  /** What opens a protected data folder; asked for only where it is one. Undefined: it stays locked. */
  readonly passphrase?: () => Promise<string | undefined>;
}

/** Opens the services, does the work, and closes them again whatever happens. */
export async function withSession<T>(options: SessionOptions, terminal: Terminal, work: (session: Session) => Promise<T>): Promise<T> {
  const passing = options.dataFolder === undefined ? await mkdtemp(join(tmpdir(), 'omnibus-')) : null;
  try {
    const files = new FileHandles();
    const services = await openServices(passing === null ? options : { dataFolder: passing, mode: 'own' }, files);
    try {
      const session = sessionOver(services.handlers, files, terminal);
      await unlock(session, options);
      return await work(session);
    } finally {
      await services.close();
    }
  } finally {
    if (passing !== null) await rm(passing, { recursive: true, force: true });
  }
}

function openServices({ dataFolder = '', mode, orNew = false }: SessionOptions, files: FileHandles): ReturnType<typeof createServices> {
  const open = (how: CreateServices['mode']) => createServices({ dataFolder, mode: how, files, version: programVersion() });
  return open(mode).catch((error: unknown) => {
    const isMissing = error instanceof AppError && error.code === 'not-found' && error.params['what'] === 'data-folder';
    if (!isMissing) throw error;
    if (orNew) return open('own');
    throw new AppError('not-found', { what: 'data-folder', id: dataFolder });
  });
}

/** Throws AppError `protection-passphrase` where what was given does not open it. */
async function unlock(session: Session, { passphrase }: SessionOptions): Promise<void> {
  if (passphrase === undefined || !(await session.call('protection.state', {})).locked) return;
  const given = await passphrase();
  if (given !== undefined && given !== '') await session.call('protection.unlock', { passphrase: given });
}

type Services = Awaited<ReturnType<typeof createServices>>;

function sessionOver(handlers: Services['handlers'], files: FileHandles, terminal: Terminal): Session {
  const context = {
    signal: terminal.interrupted,
    progress: (done: number, total: number, label?: string) => terminal.progress(`${done} / ${total} ${label ?? ''}`),
  };
  const noteUnforeseen = unforeseenErrors((line) => terminal.note(line));
  const attempt = (name: string, input: unknown) => dispatch(handlers, name, input, context, noteUnforeseen);
  return {
    files,
    attempt,
    call: async <N extends OperationName>(name: N, input: Input<N>) => {
      const result = await attempt(name, input);
      if (!result.ok) throw new AppError(result.error.code, result.error.params);
      return result.value as Output<N>;
    },
  };
}
