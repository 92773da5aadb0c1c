import { once } from 'node:events';
import path from 'node:path';
import { say } from '#cli/sentences';
import { windowProfileFolder } from '#services/storage/window-profile-folder';
import { chooseBrowser, showAddress, type BrowserChoice } from '#web/open-browser';
import { openWebHost } from '#web/open-web-host';
import manifest from '../../package.json' with { type: 'json' };
import type { StartOptions } from './start-options';

/** Where the built page lies: in the source tree unless the program was moved elsewhere. */
export interface BuiltPage {
  readonly pageFolder: string;
}
const BUILT_HERE: BuiltPage = { pageFolder: path.resolve(import.meta.dirname, '../../dist/renderer') };
/** A tab cannot be waited for, and not every window: the program ends when no page has said for this long that it is there. */
const IDLE_MINUTES = 60;
/** Opening takes this long only where the former owner of the data folder did not release it. */
const SAY_AFTER_MS = 3_000;

/** Runs the app as a page of this machine until its window is closed, no tab is left, or Ctrl+C. */
export async function startWeb(options: StartOptions, why: string, { pageFolder }: BuiltPage = BUILT_HERE): Promise<number> {
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end.abort());

  const choice = options.open ? chooseBrowser(process.platform, process.env) : null;
  const patience = setTimeout(
    () =>
      console.log('Whoever used this data folder last has not closed it: making sure that nobody is there, for half a minute at most …'),
    SAY_AFTER_MS,
  );
  let taken = false;
  const host = await openWebHost({
    dataFolder: options.dataFolder,
    pageFolder,
    version: manifest.version,
    port: options.port,
    idleMinutes: IDLE_MINUTES,
    whenGone: () => {
      console.log(taken ? 'No page is left: ending.' : `No page has been there for ${IDLE_MINUTES} minutes: ending. Everything is saved.`);
      end.abort();
    },
    whenTaken: () => {
      taken = true;
      console.log(say('error.ownership-lost'));
    },
    log: (line) => console.error(line),
  }).finally(() => clearTimeout(patience));
  const address = host.kind === 'running' ? host.address() : host.address;
  console.log(`Omnibus: ${describeChoice(choice)} (${why}${noBrowser(choice)}).`);
  if (host.kind === 'handed-over') console.log('It was running already with this data folder: a new window on it.');
  if (choice === null || choice.kind === 'address-only') console.log(address);

  const window = choice === null ? null : showAddress(choice, address, windowProfileFolder(options.dataFolder, 'page'));
  if (host.kind === 'handed-over') {
    window?.unref();
    return 0;
  }
  window?.on('error', () => undefined);
  window?.on('close', () => {
    if (host.hasShownPage()) end.abort();
    else console.log(`The browser ended before it showed the page. Its address, good for one tab:\n${host.address()}\nCtrl+C ends it.`);
  });
  console.log(`It listens on port ${host.port} of this machine only, and to nobody else.`);
  if (choice !== null && choice.kind !== 'app-window') console.log('Ctrl+C ends it.');
  if (!end.signal.aborted) await once(end.signal, 'abort');
  window?.kill();
  await host.close();
  return 0;
}

function describeChoice(choice: BrowserChoice | null): string {
  if (choice === null) return 'as a page of this machine, not opened; its address, good for one tab, follows';
  if (choice.kind === 'app-window') return `as a page of this machine in a window of ${choice.name}`;
  if (choice.kind === 'default-browser') return 'as a page of this machine in a tab of the default browser';
  return 'as a page of this machine; its address, good for one tab, follows';
}

/** Said only where it is not the reason already. */
const noBrowser = (choice: BrowserChoice | null): string =>
  choice?.kind === 'address-only' && choice.why === 'no-browser' ? ', and no browser was found' : '';
