import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { obtainBrowser } from './browser/find-browser';
import { ensureContent } from './content/ensure';
import { ensureElectron } from './ensure-electron';
import { ensureRenderer } from './ensure-renderer';

/**
 * `npm test`: unit, scenario, contract and fault tests in Vitest, then the end-to-end tests in a real browser.
 * The last line sums both up.
 */
const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'test-results');
const onlyEndToEnd = process.argv.includes('--e2e');

const run = (script: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.on('close', (status) => resolve(status ?? 1));
  });

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}

async function runVitest(): Promise<Tally> {
  const report = path.join(results, 'vitest.json');
  const status = await run('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const counted = readJson<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(report);
  const tally = { passed: counted?.numPassedTests ?? 0, failed: counted?.numFailedTests ?? 0, skipped: counted?.numPendingTests ?? 0 };
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

async function runPlaywright(): Promise<Tally> {
  const browser = obtainBrowser();
  if (!browser) return { passed: 0, failed: 1, skipped: 0 };
  const report = path.join(results, 'playwright.json');
  const status = await run('@playwright/test/cli.js', ['test'], { OMNIBUS_BROWSER: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report });
  const counted = readJson<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(report)?.stats;
  const tally = {
    passed: (counted?.expected ?? 0) + (counted?.flaky ?? 0),
    failed: counted?.unexpected ?? 0,
    skipped: counted?.skipped ?? 0,
  };
  return status !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await ensureContent();
await ensureElectron();
await ensureRenderer();
const tallies = onlyEndToEnd ? [await runPlaywright()] : [await runVitest(), await runPlaywright()];
const sum = (key: keyof Tally): number => tallies.reduce((total, tally) => total + tally[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${sum('skipped') ? `, ${sum('skipped')} skipped` : ''}`);
process.exit(sum('failed') === 0 && sum('passed') > 0 ? 0 : 1);
