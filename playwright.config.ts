import { defineConfig } from '@playwright/test';
import { findBrowser } from './build/browser/find-browser';

const root = process.getuid?.() === 0;

export default defineConfig({
  projects: [
    { name: 'page', testDir: 'test/e2e' },
    { name: 'desktop', testDir: 'test/electron' },
  ],
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1366, height: 768 },
    launchOptions: {
      executablePath: process.env['OMNIBUS_BROWSER'] ?? findBrowser() ?? undefined,
      args: [
        ...(root ? ['--no-sandbox'] : []),
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
