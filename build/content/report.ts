import { fileURLToPath } from 'node:url';
import { contentReport } from './content-report';
import { readContentFiles } from './read-content-files';

const files = await readContentFiles(fileURLToPath(new URL('../..', import.meta.url)));
process.stdout.write(`${JSON.stringify(contentReport(files), null, 1)}\n`);
