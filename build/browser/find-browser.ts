import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { browserPrograms } from '../../web/open-browser';

/** The path of a browser of the Chromium family, or null. */
export const findBrowser = (): string | null => browserPrograms(process.platform, process.env).find((file) => existsSync(file)) ?? null;

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
