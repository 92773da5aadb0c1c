import { sayError } from '#cli/sentences';
import { AppError } from '#core/contract/errors';
import { hasDisplay } from '#web/open-browser';
import { ensureContent } from '../content/ensure';
import { ensureRenderer } from '../ensure-renderer';
import { downloadElectron, findElectron } from './electron-program';
import { startDesktop } from './start-desktop';
import { readStartOptions, START_USAGE, type StartOptions } from './start-options';
import { startWeb } from './start-web';

const EXIT_USAGE = 64;

/** `npm start`: builds what is stale, then the desktop window where that is possible, else the same app as a page. */
async function start(options: StartOptions): Promise<number> {
  await ensureContent();
  await ensureRenderer();
  if (options.host === 'web') return startWeb(options, options.open ? 'asked for by --web' : 'asked for by --no-open');
  if (!hasDisplay(process.platform, process.env)) {
    if (options.host === 'auto') return startWeb(options, 'there is no display for a desktop window');
    console.error('There is no display for a desktop window. Without --desktop the address of the page is printed.');
    return 1;
  }
  const here = findElectron();
  const found = here === null ? await downloadElectron(options.host === 'desktop') : { program: here };
  if (found.program !== null) {
    console.log(`Omnibus: as a desktop window (Electron's program is ${here === null ? 'downloaded' : 'here'}).`);
    return startDesktop(found.program, options.dataFolder);
  }
  const why = `Electron's program is not here and ${found.why}`;
  if (options.host === 'auto') return startWeb(options, why);
  console.error(`${why}. Without --desktop the app opens as a page of this machine.`);
  return 1;
}

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(START_USAGE);
    return 0;
  }
  let options: StartOptions;
  try {
    options = readStartOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${START_USAGE}`);
    return EXIT_USAGE;
  }
  try {
    return await start(options);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    console.error(sayError(error));
    return 1;
  }
}

process.exit(await main());
