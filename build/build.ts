import { buildForUse } from './build-for-use';
import { ensureContent } from './content/ensure';
import { electronMainConfig } from './vite.electron-main';
import { electronPreloadConfig } from './vite.electron-preload';
import { intakeThreadConfig } from './vite.intake-thread';
import { reportThreadConfig } from './vite.report-thread';
import { rendererConfig } from './vite.renderer';

/** Everything that a host loads: content, page, Electron's main and preload, and the threads for documents and intake beside them. */
await ensureContent({ onProblems: 'fail' });
await buildForUse(rendererConfig);
await buildForUse(electronMainConfig);
await buildForUse(electronPreloadConfig);
await buildForUse(reportThreadConfig);
await buildForUse(intakeThreadConfig);
console.log('built: dist/content, dist/renderer, dist/electron');
