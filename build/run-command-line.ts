import { ensureContent } from './content/ensure';

/** The command line in the source tree: content first, compiled where it is stale, so that it works right after `npm ci`. */
await ensureContent();
await import('#cli/main');
