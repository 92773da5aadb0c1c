import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureElectron } from '../ensure-electron';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs the desktop window until it is closed; answers with its exit status. */
export async function startDesktop(program: string, dataFolder: string): Promise<number> {
  await ensureElectron();
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  // Chromium, and so Electron, refuses to run as root with its sandbox: only then it is left out.
  const child = spawn(program, [...(isRoot ? ['--no-sandbox'] : []), root, `--data-dir=${dataFolder}`], { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  process.on('SIGINT', forward).on('SIGTERM', forward);
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('close', (status) => resolve(status ?? 1));
  });
}
