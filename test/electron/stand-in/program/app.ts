import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';
import { strict, type Members } from '../strict';
import { eventsOf, preventable, type Circumstances } from './circumstances';

export interface AppPart {
  readonly app: object;
  becomeReady(): void;
  quit(): void;
}

/** Closes every window; false when one of them stays. */
type CloseAll = () => Promise<boolean>;

export function makeApp(around: Circumstances, closeAllWindows: CloseAll, version: string, language: string): AppPart {
  const { appEvents } = around;
  const paths = new Map<string, string>([['userData', path.join(tmpdir(), 'stand-in-without-user-data')]]);
  let lock: 'not-asked' | 'held' | 'elsewhere' = 'not-asked';
  /** The program that holds the lock has been told of this one. */
  let told: Promise<unknown> = Promise.resolve();
  let resolveReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    resolveReady = resolve;
  });
  const lockFile = (): string => path.join(paths.get('userData') ?? '', 'stand-in-lock');
  const socket = (): string => path.join(paths.get('userData') ?? '', 'stand-in-socket');

  /** The profile folder carries the lock (Chromium's process singleton): a second program is told and gives way. */
  function requestSingleInstanceLock(): boolean {
    mkdirSync(paths.get('userData') ?? '', { recursive: true });
    if (isHeldByAnother(lockFile())) {
      lock = 'elsewhere';
      const connection = connect(socket());
      told = once(connection, 'close');
      connection.end(JSON.stringify({ words: process.argv, folder: process.cwd() }));
      return false;
    }
    writeFileSync(lockFile(), String(process.pid));
    rmSync(socket(), { force: true });
    const server = createServer({ allowHalfOpen: false }, (connection) => {
      let text = '';
      connection.on('data', (chunk) => (text += chunk.toString()));
      connection.on('end', () => {
        const { words, folder } = JSON.parse(text) as { words: string[]; folder: string };
        appEvents.emit('second-instance', preventable(), words, folder);
      });
    });
    server.listen(socket()).unref();
    lock = 'held';
    return true;
  }

  function exit(status = 0): void {
    if (lock === 'held') rmSync(lockFile(), { force: true });
    void Promise.allSettled([told, around.test.ask('note', { kind: 'exit', status })]).finally(() => process.exit(status));
  }

  /** before-quit, then each window's close, then will-quit; each may stop it (docs/api/app, "Event: before-quit"). */
  function quit(): void {
    if (around.isQuitting) return;
    around.isQuitting = true;
    // Electron ends the loop only after the code that asked for it has run.
    setImmediate(async () => {
      const before = preventable();
      appEvents.emit('before-quit', before);
      const closed = !before.defaultPrevented && (await closeAllWindows());
      const will = preventable();
      if (closed) appEvents.emit('will-quit', will);
      around.isQuitting = false;
      if (!closed || will.defaultPrevented) return;
      appEvents.emit('quit', preventable(), 0);
      exit(0);
    });
  }

  around.quit = quit;
  const app = {
    ...eventsOf(appEvents),
    commandLine: strict(
      'app.commandLine',
      {
        getSwitchValue: (name: string) => switchValue(name) ?? '',
        appendSwitch: (name: string) => {
          // docs/api/command-line: Chromium reads its switches once, when it starts.
          if (around.phase !== 'loading') around.fault(`app.commandLine.appendSwitch('${name}') after ready has no effect`);
          around.note({ kind: 'switch', name });
        },
      } satisfies Members<Electron.CommandLine>,
      around.fault,
    ),
    whenReady: () => ready,
    setPath: (name: string, folder: string) => {
      if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
      // docs/api/app, setPath: "before the ready event"; issue 29068: the lock lies in the folder of the time.
      around.mustBeBeforeReady(`app.setPath('${name}')`);
      if (lock !== 'not-asked') throw new Error(`app.setPath('${name}') after requestSingleInstanceLock: the lock is in the old folder`);
      paths.set(name, folder);
    },
    getPath: (name: string) => {
      const found = paths.get(name);
      if (found === undefined) throw new Error(`Failed to get '${name}' path`);
      return found;
    },
    // docs/api/app: "can only be called before app is ready".
    enableSandbox: () => around.mustBeBeforeReady('app.enableSandbox()'),
    requestSingleInstanceLock,
    quit,
    exit,
    getVersion: () => version,
    getLocale: () => language,
    isPackaged: false,
  } satisfies Members<Electron.App>;

  return {
    app: strict('app', app, around.fault),
    becomeReady: () => {
      // issue 8862: a program that lost the lock and quits does not become ready.
      if (lock === 'elsewhere' && around.isQuitting) return;
      around.phase = 'ready';
      appEvents.emit('will-finish-launching');
      appEvents.emit('ready', preventable(), {});
      resolveReady();
    },
    quit,
  };
}

function isHeldByAnother(lockFile: string): boolean {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

const switchValue = (name: string): string | undefined =>
  process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
