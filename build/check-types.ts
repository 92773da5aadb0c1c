import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Type-checks every environment on its own, so that core cannot see Node and the renderer cannot see disks. */
const folder = path.join(import.meta.dirname, 'typescript');
const projects = readdirSync(folder).filter((name) => name !== 'base.json');
const compiler = path.resolve(import.meta.dirname, '../node_modules/typescript/bin/tsc');

const check = (project: string): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [compiler, '-p', path.join(folder, project), '--pretty', 'false'], { stdio: 'inherit' });
    child.on('close', (status) => resolve(status ?? 1));
  });

let failed = 0;
const waiting = [...projects];
const worker = async (): Promise<void> => {
  for (let project = waiting.shift(); project; project = waiting.shift()) {
    if ((await check(project)) !== 0) {
      failed += 1;
      console.error(`types: ${project.replace('.json', '')} does not typecheck`);
    }
  }
};
await Promise.all([worker(), worker()]);
console.log(`types: ${projects.length - failed} of ${projects.length} environments typecheck`);
process.exit(failed === 0 ? 0 : 1);
