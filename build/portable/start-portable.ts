import path from 'node:path';
import { parseArgs } from 'node:util';
import { sayError } from '#cli/sentences';
import { AppError } from '#core/contract/errors';
import { defaultDataFolder } from '#services/storage/default-data-folder';
import { startWeb } from '../start/start-web';
import { portableDataFolder } from './portable-data-folder';

/** What the start files run: the app as a page of this machine, out of a folder that needs no installation. */
const app = path.resolve(import.meta.dirname, '..');
const EXIT_USAGE = 64;
const USAGE = `options: [--no-open] [--data-dir DIR] [--port N]

  --no-open       only print the address
  --data-dir DIR  where the work is kept
  --port N        the port of the address (default: any free one)`;

interface PortableOptions {
  readonly open: boolean;
  readonly dataFolder: string | undefined;
  readonly port: number;
}

function readOptions(words: readonly string[]): PortableOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      'no-open': { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '0' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port takes a number from 0 to 65535');
  return { open: !values['no-open'], dataFolder: values['data-dir'], port };
}

async function main(): Promise<number> {
  let options: PortableOptions;
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  const given = options.dataFolder === undefined ? null : { folder: path.resolve(options.dataFolder), beside: false };
  const { folder, beside } = given ?? portableDataFolder(path.dirname(app), defaultDataFolder());
  console.log(beside ? 'The work is kept in the folder data beside the program.' : `The work is kept in ${folder}`);
  try {
    return await startWeb({ host: 'web', open: options.open, dataFolder: folder, port: options.port }, 'the portable folder', {
      pageFolder: path.join(app, 'dist/renderer'),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(sayError(error));
    return 1;
  }
}

process.exit(await main());
