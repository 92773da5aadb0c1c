import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** Programs of the Chromium family, by platform, the most neutral first. */
const CANDIDATES: Readonly<Record<string, readonly string[]>> = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** The path of a browser of the Chromium family, or null. `OMNIBUS_BROWSER` names one of the user's choice. */
export function findBrowser(): string | null {
  const chosen = process.env['OMNIBUS_BROWSER'];
  if (chosen && existsSync(chosen)) return chosen;
  for (const candidate of CANDIDATES[process.platform] ?? []) {
    if (path.isAbsolute(candidate)) {
      if (existsSync(candidate)) return candidate;
      continue;
    }
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      const full = path.join(folder, candidate);
      if (folder && existsSync(full)) return full;
    }
  }
  return null;
}

/**
 * Finds a browser for the end-to-end tests or gets one the ordinary way of the platform: on Debian as root through apt.
 * Returns its path, or says what to do and returns null.
 */
export function obtainBrowser(): string | null {
  const found = findBrowser();
  if (found) return found;
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  if (root && existsSync('/usr/bin/apt-get')) {
    console.log('No browser found: installing Debian’s chromium (about a minute) …');
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-core', 'fonts-noto-cjk'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: environment,
    });
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.error(
    [
      'The end-to-end tests need a browser of the Chromium family, and none was found or could be installed.',
      'Debian and Ubuntu: sudo apt-get install chromium. Elsewhere: install Chromium, Chrome or Edge,',
      'or set OMNIBUS_BROWSER to the program. The other tests run without it: npm run test:unit.',
    ].join('\n'),
  );
  return null;
}
