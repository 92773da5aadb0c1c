import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** Ways to show an address, best first: a window of its own, a tab of the user's browser, or only the address. */
export type BrowserChoice =
  | { readonly kind: 'app-window'; readonly program: string; readonly name: string }
  | { readonly kind: 'default-browser'; readonly program: string; readonly before: readonly string[] }
  | { readonly kind: 'address-only'; readonly why: 'no-display' | 'no-browser' };

type Environment = Readonly<Record<string, string | undefined>>;

const LINUX_PROGRAMS = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'brave-browser',
  'vivaldi',
];
const MAC_PROGRAMS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];
const WINDOWS_PROGRAMS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
];

/** `exists` is asked for full paths only. */
export function chooseBrowser(
  platform: NodeJS.Platform,
  environment: Environment,
  exists: (file: string) => boolean = existsSync,
): BrowserChoice {
  if (!hasDisplay(platform, environment)) return { kind: 'address-only', why: 'no-display' };
  const program = browserPrograms(platform, environment).find((file) => exists(file));
  if (program !== undefined) return { kind: 'app-window', program, name: path.basename(program).replace(/\.exe$/, '') };
  if (platform === 'darwin') return { kind: 'default-browser', program: 'open', before: [] };
  // `start` is a word of the command interpreter; what comes first, here nothing, is the window's title.
  if (platform === 'win32') return { kind: 'default-browser', program: 'cmd', before: ['/c', 'start', ''] };
  const opener = onPath('xdg-open', environment).find((file) => exists(file));
  return opener === undefined ? { kind: 'address-only', why: 'no-browser' } : { kind: 'default-browser', program: opener, before: [] };
}

/** Windows and macOS always have one; elsewhere a display server must be named. */
export function hasDisplay(platform: NodeJS.Platform, environment: Environment): boolean {
  return platform === 'win32' || platform === 'darwin' || Boolean(environment['DISPLAY'] || environment['WAYLAND_DISPLAY']);
}

/** Where programs of the Chromium family may lie, the user's own choice (`OMNIBUS_BROWSER`) first. Full paths. */
export function browserPrograms(platform: NodeJS.Platform, environment: Environment): readonly string[] {
  const chosen = environment['OMNIBUS_BROWSER'];
  return [...(chosen && path.isAbsolute(chosen) ? [chosen] : []), ...usualPrograms(platform, environment)];
}

function usualPrograms(platform: NodeJS.Platform, environment: Environment): readonly string[] {
  if (platform === 'darwin') return MAC_PROGRAMS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform !== 'win32') return LINUX_PROGRAMS.flatMap((name) => onPath(name, environment));
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => environment[name] ?? []);
  return WINDOWS_PROGRAMS.flatMap((program) => roots.map((root) => path.win32.join(root, program)));
}

const onPath = (name: string, environment: Environment): readonly string[] =>
  (environment['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder))
    .map((folder) => path.join(folder, name));

/**
 * An app window with a browser profile of its own, so that no extension, no history and no background service of the
 * user's browser sees what is written. Chromium refuses to run as root with its sandbox: only then it is left out.
 */
export function appWindowArguments(address: string, profile: string, isRoot: boolean): readonly string[] {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-client-side-phishing-detection',
    '--disable-sync',
    '--disable-breakpad',
    '--disable-crash-reporter',
    '--disable-extensions',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
    '--no-pings',
    '--password-store=basic',
    ...(isRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** The process of the app window, which ends when the window is closed; `null` where there is nothing to wait for. */
export function showAddress(choice: BrowserChoice, address: string, profile: string): ChildProcess | null {
  if (choice.kind === 'address-only') return null;
  if (choice.kind === 'app-window') {
    const isRoot = process.getuid?.() === 0;
    return spawn(choice.program, appWindowArguments(address, profile, isRoot), { stdio: 'ignore' });
  }
  const opener = spawn(choice.program, [...choice.before, address], { stdio: 'ignore', detached: true });
  opener.on('error', () => undefined);
  opener.unref();
  return null;
}
