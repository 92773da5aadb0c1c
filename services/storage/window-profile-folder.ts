import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where the browser engine of a window on this data folder keeps what it needs for itself: the platform's place for
 * caches, one folder for each data folder and kind of window. Never inside the data folder, which is backed up, moved and
 * synchronized: engines write the machine's name and paths into their profiles.
 */
export function windowProfileFolder(
  dataFolder: string,
  window: 'desktop' | 'page',
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
): string {
  const name = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 16);
  return path.join(cacheFolder(platform, environment), `${window}-${name}`);
}

function cacheFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): string {
  const home = homedir();
  if (platform === 'win32') return path.join(environment['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), 'Omnibus');
  if (platform === 'darwin') return path.join(home, 'Library', 'Caches', 'Omnibus');
  const given = environment['XDG_CACHE_HOME'];
  return path.join(given && path.isAbsolute(given) ? given : path.join(home, '.cache'), 'omnibus');
}
