import { build, type InlineConfig } from 'vite';

/**
 * Builds what users run. Under a test runner `NODE_ENV` says "test", for which the bundler would take React's
 * development build: twice the size, and not what is shipped.
 */
export async function buildForUse(config: InlineConfig): Promise<void> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    await build(config);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}
