import { buildForUse } from './build-for-use';
import { ensureContent } from './content/ensure';
import { electronMainConfig } from './vite.electron-main';
import { electronPreloadConfig } from './vite.electron-preload';
import { rendererConfig } from './vite.renderer';

/** Everything that a host loads: content, page, Electron's main and preload. */
await ensureContent({ onProblems: 'fail' });
await buildForUse(rendererConfig);
await buildForUse(electronMainConfig);
await buildForUse(electronPreloadConfig);
console.log('built: dist/content, dist/renderer, dist/electron');
