import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Handlers } from '#core/contract/dispatch';
import { assessmentHandlers } from './assessments/assessment-handlers';
import { submissionHandlers } from './bundle/submission-handlers';
import { contentHandlers } from './content/content-handlers';
import { loadContentLibrary } from './content/load-content-library';
import type { Clock, ServiceContext } from './context';
import type { FileExchange } from './files/file-exchange';
import { keyHandlers } from './keys/key-handlers';
import { registerHandlers } from './register/register-handlers';
import { openDataFolder } from './storage/data-folder';
import { cardHandlers } from './trust/card-handlers';

export interface CreateServices {
  readonly dataFolder: string;
  /** `own`: this process writes; `read-only`: it may look while another one owns the folder. */
  readonly mode: 'own' | 'read-only';
  /** How a second start reaches this process, for the owner file. */
  readonly contact?: string;
  readonly files: FileExchange;
  readonly version: string;
  readonly clock?: Clock;
  /** The compiled content; absent: the one beside the program. */
  readonly contentFolder?: string;
  /** Told while a former owner of the folder may still be alive: how many milliseconds that can last at most. */
  readonly onWaiting?: (milliseconds: number) => void;
}

export interface Services {
  readonly handlers: Handlers;
  close(): Promise<void>;
}

const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * The one composition root: everything that needs a disk or a key is put together here, whatever the host. Throws
 * AppError `folder-in-use`, `newer-version`, `damaged`, `disk-full` or `disk-failed`.
 */
export async function createServices(options: CreateServices): Promise<Services> {
  const content = await loadContentLibrary(options.contentFolder ?? path.resolve(import.meta.dirname, '../dist/content'));
  const data = await openDataFolder(options.dataFolder, { mode: options.mode, contact: options.contact, onWaiting: options.onWaiting });
  if (options.mode === 'own') await removeLeftOvers(data.path);
  const context: ServiceContext = {
    data,
    files: options.files,
    content,
    clock: options.clock ?? systemClock,
    newId: () => randomBytes(16).toString('base64url'),
    version: options.version,
  };
  const handlers: Handlers = {
    ...contentHandlers(context),
    ...assessmentHandlers(context),
    ...keyHandlers(context),
    ...cardHandlers(context),
    ...submissionHandlers(context),
    ...registerHandlers(context),
  };
  return { handlers, close: () => data.close() };
}

/**
 * What a process that ended left half-way: files offered to a user under handles that went with it, and opened copies of
 * encrypted bundles, which must not stay.
 */
async function removeLeftOvers(folder: string): Promise<void> {
  for (const name of ['outgoing', 'register/opening']) await rm(path.join(folder, name), { recursive: true, force: true });
}
