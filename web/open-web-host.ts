import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ContentLibrary } from '#services/content/content-library';
import { createServices } from '#services/create-services';
import { listPageFiles } from '#services/files/page-files';
import { diskError } from '#services/storage/durable-files';
import { readOwner, type OwnershipTiming } from '#services/storage/ownership';
import { unforeseenErrors } from '#services/unforeseen-errors';
import { WebFiles } from './file-transfer';
import { askForHandOver, HandOverDesk, makeHandOverSecret } from './hand-over';
import { Presence } from './presence';
import { DEFAULT_LIMITS, type WebLimits } from './protocol';
import { listenOnLoopback, serve } from './server';
import { Sessions } from './sessions';

export interface WebHostOptions {
  readonly dataFolder: string;
  /** The built page, `dist/renderer`. */
  readonly pageFolder: string;
  readonly version: string;
  /** Another compiled questionnaire than that of the program. */
  readonly contentFolder?: string;
  /** Content that may change while the program runs; goes before `contentFolder`. */
  readonly content?: ContentLibrary;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Minutes without a page after which `whenGone` is called; 0 or absent: never. */
  readonly idleMinutes?: number;
  readonly whenGone?: () => void;
  /** Called when another process has taken the data folder, for example while this machine slept. Nothing is written then. */
  readonly whenTaken?: () => void;
  readonly limits?: Partial<WebLimits>;
  /** Signs of life of the owner of the data folder; absent: as is usual. */
  readonly timing?: OwnershipTiming;
  /** Receives unforeseen errors, without answers. */
  readonly log: (line: string) => void;
}

export interface RunningWebHost {
  readonly kind: 'running';
  readonly port: number;
  /** An address with a fresh token: good for one tab. */
  address(): string;
  /** A page has been shown at least once. */
  hasShownPage(): boolean;
  close(): Promise<void>;
}

/** The data folder belongs to a program that runs already; this is the address of a fresh tab on it. */
export interface HandedOver {
  readonly kind: 'handed-over';
  readonly address: string;
}

const CONTACT = /^web:(\d{1,5})$/;

/**
 * Starts the app on a loopback address, or hands over to the program that owns the data folder already. Throws AppError
 * `folder-in-use`, `folder-in-desktop`, `port-in-use`, `port-refused`, `newer-version`, `damaged`, `disk-full`, `disk-failed`;
 * then nothing listens any more.
 */
export async function openWebHost(options: WebHostOptions): Promise<RunningWebHost | HandedOver> {
  const { dataFolder, log } = options;
  const running = await findRunning(dataFolder);
  if (running !== null) return { kind: 'handed-over', address: running };

  const page = await listPageFiles(options.pageFolder);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const { server, port } = await listenOnLoopback(options.port ?? 0);
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  try {
    await mkdir(dataFolder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw diskError('data-folder', error);
    });
    const files = new WebFiles(path.join(dataFolder, 'incoming'), limits.uploadBytes);
    const services = await createServices({
      dataFolder,
      mode: 'own',
      contact: `web:${port}`,
      files: files.exchange,
      version: options.version,
      contentFolder: options.contentFolder,
      timing: options.timing,
      content: options.content,
    });
    await files.prepare();
    const sessions = new Sessions(port);
    const handOver = new HandOverDesk(await makeHandOverSecret(dataFolder), port, () => sessions.issueToken());
    const presence = new Presence(options.idleMinutes ?? 0, options.whenGone ?? (() => undefined));
    presence.watch();
    services.whenLost(() => {
      presence.lose();
      options.whenTaken?.();
    });
    serve(server, port, {
      handlers: services.handlers,
      sessions,
      files,
      page,
      handOver,
      presence,
      limits,
      noteUnforeseen: unforeseenErrors(log),
    });
    return {
      kind: 'running',
      port,
      address: () => `http://127.0.0.1:${port}/#token=${sessions.issueToken()}`,
      hasShownPage: () => presence.hasBeen,
      close: async () => {
        presence.stop();
        await stop();
        await services.close();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function findRunning(dataFolder: string): Promise<string | null> {
  const owner = await readOwner(dataFolder);
  if (!owner || owner.released) return null;
  const port = CONTACT.exec(owner.contact ?? '')?.[1];
  return port === undefined ? null : askForHandOver(dataFolder, Number(port));
}
