import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const project = path.resolve(import.meta.dirname, '../..');

const textOf = (readme: string): string => readFileSync(path.join(project, readme), 'utf8');
const foldersIn = (folder: string): readonly string[] =>
  readdirSync(path.join(project, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
const linksOf = (readme: string): readonly string[] =>
  [...textOf(readme).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => path.join(path.dirname(readme), match[1] ?? ''));
const markdownIn = (folder: string): readonly string[] =>
  readdirSync(path.join(project, folder), { withFileTypes: true })
    .filter(({ name }) => name.endsWith('.md'))
    .map(({ name }) => path.join(folder, name));

describe('what a newcomer reads', () => {
  it.each(['core', 'services', 'renderer', 'build', 'test'])('%s/README.md says what each of its folders holds', (folder) => {
    const text = textOf(`${folder}/README.md`);
    expect(foldersIn(folder).filter((name) => !text.includes(`\`${name}/\``))).toEqual([]);
  });

  it.each(['.', 'core', 'services', 'renderer', 'build', 'test', 'bench', 'questionnaires', 'docs', 'docs/guides', 'docs/formats'])(
    'every link in the documents of %s leads somewhere',
    (folder) => {
      const dead = markdownIn(folder).flatMap((file) => linksOf(file).filter((target) => !existsSync(path.join(project, target))));
      expect(dead).toEqual([]);
    },
  );

  it('docs/README.md names every guide and every format', () => {
    const named = linksOf('docs/README.md');
    const there = ['docs/guides', 'docs/formats'].flatMap(markdownIn);
    expect(there.filter((file) => !named.includes(file))).toEqual([]);
  });
});
