import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Handlers } from '#core/contract/dispatch';
import { agencyHandlers } from './agencies/agency-handlers';
import { HELD_FOLDER } from './files/held-file';
import { assessmentHandlers } from './assessments/assessment-handlers';
import { backupHandlers } from './backup/backup-handlers';
import { submissionHandlers } from './bundle/submission-handlers';
import { comparisonHandlers } from './comparison/comparison-handlers';
import { conferenceHandlers } from './conference/conference-handlers';
import { contentHandlers } from './content/content-handlers';
import { carryOverHandlers } from './carry-over/carry-over-handlers';
import { STAGING } from './carry-over/staging';
import type { ContentLibrary } from './content/content-library';
import { openEditions, type Editions } from './content/editions';
import { loadContentLibrary } from './content/load-content-library';
import type { Clock, ServiceContext } from './context';
import type { FileExchange } from './files/file-exchange';
import { keyHandlers } from './keys/key-handlers';
import { newId } from './new-id';
import { openDataHandlers } from './open-data/open-data-handlers';
import { protectionHandlers } from './protection/protection-handlers';
import { practiceHandlers } from './practice/practice-handlers';
import { redactionHandlers } from './redaction/redaction-handlers';
import { dueHandlers } from './register/due-handlers';
import { registerHandlers } from './register/register-handlers';
import { searchableRegister, searchHandlers } from './register/search-handlers';
import { reportHandlers } from './report/report-handlers';
import { ReplaceableHandlers } from './replaceable-handlers';
import { reviewHandlers } from './review/review-handlers';
import { openDataFolder } from './storage/data-folder';
import { STAGED } from './storage/data-folder-layout';
import type { FileSystem } from './storage/file-system';
import type { OwnershipTiming } from './storage/ownership';
import { REQUESTS_FOLDER } from './signatures/signature-requests';
import { signatureHandlers } from './signatures/signature-handlers';
import { trustHandlers } from './trust/trust-handlers';

export interface CreateServices {
  readonly dataFolder: string;
  /** `own`: this process writes; `read-only`: it may look while another one owns the folder. */
  readonly mode: 'own' | 'read-only';
  /** How a second start reaches this process, for the owner file. */
  readonly contact?: string;
  readonly files: FileExchange;
  readonly version: string;
  readonly clock?: Clock;
  /** The disk; absent: that of this machine. */
  readonly fileSystem?: FileSystem;
  /** How long an owner of the data folder may give no sign of life; absent: as is usual. */
  readonly timing?: OwnershipTiming;
  /** The compiled content; absent: the one beside the program. */
  readonly contentFolder?: string;
  /** Content that may change while the program runs, for whoever writes it; absent: as compiled in the folder above. */
  readonly content?: ContentLibrary;
  /** Told while a former owner of the folder may still be alive: how many milliseconds that can last at most. */
  readonly onWaiting?: (milliseconds: number) => void;
}

export interface Services {
  readonly handlers: Handlers;
  /** Calls back once, when another process has taken the data folder over: nothing is written from then on. */
  whenLost(listener: () => void): void;
  close(): Promise<void>;
}

const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * The one composition root: everything that needs a disk or a key is put together here, whatever the host. Throws
 * AppError `folder-in-use`, `newer-version`, `restore-unfinished`, `damaged`, `disk-full` or `disk-failed`.
 */
export async function createServices(options: CreateServices): Promise<Services> {
  const installed = options.content ?? loadContentLibrary(options.contentFolder ?? path.resolve(import.meta.dirname, '../dist/content'));
  const { mode, contact, timing, onWaiting, fileSystem } = options;
  const data = await openDataFolder(options.dataFolder, { mode, contact, timing, onWaiting, fileSystem });
  if (options.mode === 'own') await removeLeftOvers(data.path);
  let settled = (): Promise<void> => Promise.resolve();
  const isLocked = (): boolean => data.protection.isLocked;
  const { current } = new ReplaceableHandlers(isLocked, (replacing) => {
    const opened = data.renewed();
    const editions = openEditions(installed, opened);
    settled = () => editions.settled();
    const context: ServiceContext = {
      data: opened,
      files: options.files,
      content: editions.content,
      clock: options.clock ?? systemClock,
      newId,
      version: options.version,
    };
    const searchable = searchableRegister(context);
    const handlers: Handlers = {
      ...contentHandlers(context),
      ...assessmentHandlers(context),
      ...carryOverHandlers(context),
      ...keyHandlers(context),
      ...trustHandlers(context),
      ...submissionHandlers(context),
      ...signatureHandlers(context),
      ...registerHandlers(context),
      ...searchHandlers(context, searchable),
      ...dueHandlers(context, searchable),
      ...openDataHandlers(context, searchable),
      ...comparisonHandlers(context),
      ...conferenceHandlers(context, searchable),
      ...agencyHandlers(context),
      ...practiceHandlers(context),
      ...reportHandlers(context),
      ...redactionHandlers(context),
      ...reviewHandlers(context),
      ...backupHandlers(context, replacing),
      ...protectionHandlers(context, replacing, () => removeLeftOvers(data.path)),
    };
    return keepingEditions(handlers, editions);
  });
  return {
    handlers: current,
    whenLost: (listener) => data.whenLost(listener),
    async close() {
      await settled();
      // In a protected folder nothing stays in clear that only passed through.
      if (options.mode === 'own' && data.protection.lock) await removeLeftOvers(data.path).catch(() => undefined);
      await data.close();
    },
  };
}

/** Whatever an assessment asks today stays here for when another program is installed. */
function keepingEditions(handlers: Handlers, editions: Editions): Handlers {
  const keeping = <A extends readonly unknown[], T>(work: (...given: A) => Promise<T>): ((...given: A) => Promise<T>) => {
    return async (...given) => {
      const done = await work(...given);
      editions.keepSoon();
      return done;
    };
  };
  return {
    ...handlers,
    'assessments.create': keeping(handlers['assessments.create']),
    'assessments.open': keeping(handlers['assessments.open']),
    'carryOver.create': keeping(handlers['carryOver.create']),
    'versions.move': keeping(handlers['versions.move']),
  };
}

/**
 * What a process that ended left half-way: files offered to a user under handles that went with it, and opened copies of
 * encrypted bundles, which must not stay, an assessment that was being put
 * together, and backups that were unpacked and never put in place.
 */
async function removeLeftOvers(folder: string): Promise<void> {
  const halfWay = ['outgoing', STAGED, 'register/opening', REQUESTS_FOLDER, HELD_FOLDER, STAGING];
  for (const name of halfWay) await rm(path.join(folder, name), { recursive: true, force: true });
}
