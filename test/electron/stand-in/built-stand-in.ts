import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type InlineConfig } from 'vite';
import { external } from '#build/vite.electron-main';

export interface BuiltStandIn {
  /** The file that takes the place of Electron's program. */
  readonly program: string;
  /** Scripts of the page's two worlds. */
  readonly mainWorld: string;
  readonly isolatedWorld: string;
}

const here = import.meta.dirname;
const base: InlineConfig = { configFile: false, root: here, publicDir: false, logLevel: 'warn' };
let built: Promise<BuiltStandIn> | undefined;

/** Built once a worker: the program and the two scripts run where no TypeScript is understood. */
export function buildStandIn(): Promise<BuiltStandIn> {
  built ??= buildAll();
  return built;
}

async function buildAll(): Promise<BuiltStandIn> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-stand-in-'));
  const [program, mainWorld, isolatedWorld] = await Promise.all([
    textOf({
      ...base,
      ssr: { noExternal: true },
      build: { ssr: path.join(here, 'program/main.ts'), write: false, minify: false, target: 'node20', rolldownOptions: { external } },
    }),
    textOf(pageScript('main-world.ts')),
    textOf(pageScript('isolated-world.ts')),
  ]);
  await writeFile(path.join(folder, 'program.mjs'), program);
  return { program: path.join(folder, 'program.mjs'), mainWorld, isolatedWorld };
}

const pageScript = (entry: string): InlineConfig => ({
  ...base,
  build: { write: false, minify: false, lib: { entry: path.join(here, entry), formats: ['iife'], name: 'standIn' } },
});

async function textOf(config: InlineConfig): Promise<string> {
  const result = await build(config);
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
