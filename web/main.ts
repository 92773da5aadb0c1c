import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#core/contract/errors';
import { defaultDataFolder } from '#services/storage/default-data-folder';
import { windowProfileFolder } from '#services/storage/window-profile-folder';
import manifest from '../package.json' with { type: 'json' };
import { chooseBrowser, showAddress } from './open-browser';
import { openWebHost } from './open-web-host';

const USAGE = 'usage: web/main.ts [--data-dir DIR] [--port N] [--idle-minutes N] [--no-open]';
const EXIT_USAGE = 64;

interface Options {
  readonly dataFolder: string;
  readonly port: number;
  readonly idleMinutes: number;
  readonly open: boolean;
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        'data-dir': { type: 'string' },
        port: { type: 'string', default: '0' },
        'idle-minutes': { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    const idleMinutes = Number(values['idle-minutes']);
    if (!Number.isInteger(port) || port < 0 || port > 65_535 || !(idleMinutes >= 0)) return null;
    return { dataFolder: path.resolve(values['data-dir'] ?? defaultDataFolder()), port, idleMinutes, open: !values['no-open'] };
  } catch {
    return null;
  }
}

/** Runs the app on a loopback address until it is interrupted or no page has been there for long. */
async function main(): Promise<number> {
  const options = readOptions();
  if (options === null) {
    console.error(USAGE);
    return EXIT_USAGE;
  }
  const root = path.resolve(import.meta.dirname, '..');
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end.abort());
  const host = await openWebHost({
    ...options,
    pageFolder: path.join(root, 'dist/renderer'),
    version: manifest.version,
    whenGone: () => {
      console.error('No page has been there for long: ending. Everything is saved.');
      end.abort();
    },
    whenTaken: () => console.error('Another program has taken over the data folder: nothing more is written from here.'),
    log: (line) => console.error(line),
  });
  const address = host.kind === 'running' ? host.address() : host.address;
  const choice = chooseBrowser(process.platform, process.env);
  if (options.open) showAddress(choice, address, windowProfileFolder(options.dataFolder, 'page'));
  if (!options.open || choice.kind === 'address-only') console.log(address);
  if (host.kind === 'handed-over') return 0;
  if (!end.signal.aborted) await once(end.signal, 'abort');
  await host.close();
  return 0;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    console.error(error instanceof AppError ? `${error.code} ${JSON.stringify(error.params)}` : error);
    process.exit(1);
  },
);
