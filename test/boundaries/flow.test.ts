import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The order of the data flow inside core/: a folder may import itself and earlier ones. */
const FLOW = [
  'questionnaire',
  'answers',
  'engine',
  'findings',
  'offers',
  'submission',
  'register',
  'comparison',
  'carry-over',
  'agencies',
  'review',
  'report',
  'open-data',
  'conference',
  'contract',
];
const core = path.resolve(import.meta.dirname, '../../core');

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesOf(path.join(folder, entry.name)) : entry.name.endsWith('.ts') ? [path.join(folder, entry.name)] : [],
  );

/** `[importing file, imported core folder]` of every import in core/. */
function importsWithin(folder: string): [string, string][] {
  return filesOf(path.join(core, folder)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '([^']+)'/g)].flatMap((match): [string, string][] => {
      const target = match[1] ?? '';
      if (target.startsWith('#core/')) return [[path.relative(core, file), target.split('/')[1] ?? '']];
      if (!target.startsWith('.')) return [];
      const resolved = path.relative(core, path.resolve(path.dirname(file), target));
      return [[path.relative(core, file), resolved.split(path.sep)[0] ?? '']];
    }),
  );
}

describe('the order of flow inside core/', () => {
  it('has exactly the folders of the data flow', () => {
    const folders = readdirSync(core, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...FLOW].sort());
  });

  it.each(FLOW)('%s/ imports only itself and earlier folders', (folder) => {
    const allowed = FLOW.slice(0, FLOW.indexOf(folder) + 1);
    const found = importsWithin(folder);
    if (folder !== 'questionnaire') expect(found.length).toBeGreaterThan(0);
    expect(found.filter(([, target]) => !allowed.includes(target))).toEqual([]);
  });
});
