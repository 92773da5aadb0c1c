import { homedir } from 'node:os';
import path from 'node:path';

/** Where a user's work lies unless they say otherwise: the place that the platform keeps for such data. */
export function defaultDataFolder(platform: NodeJS.Platform = process.platform, environment: NodeJS.ProcessEnv = process.env): string {
  const home = homedir();
  if (platform === 'win32') return path.join(environment['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), 'Omnibus');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Omnibus');
  const given = environment['XDG_DATA_HOME'];
  return path.join(given && path.isAbsolute(given) ? given : path.join(home, '.local', 'share'), 'omnibus');
}
