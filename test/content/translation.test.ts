import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileFiles } from '#build/content/compile';
import { contentReport } from '#build/content/content-report';
import { releaseIds } from '#build/content/release-ids';
import { readContentFiles } from '#build/content/read-content-files';
import { addMissingTranslations } from '#build/content/translation-files';

const files = await readContentFiles(fileURLToPath(new URL('fixtures/good', import.meta.url)));
const SHARED = 'locales/fr/content/shared.yaml';

describe('preparing a translation', () => {
  it('adds an empty entry, with the English above it, for each text that has none', () => {
    const { files: updated, added } = addMissingTranslations(files, 'es');
    expect(added).toBe(compileFiles(files).origin.collector.entries.size);
    const article = updated.get('locales/es/content/sample-protocol/article-05.yaml');
    expect(article).toContain('# Make the conduct an offence.\nprovision/TIP:5(1)/subject:\n  source: ');
  });

  it('leaves alone what is there, stale or not', () => {
    const shared = files.get(SHARED) ?? '';
    const stale = shared.replace(/^scale\/mandatory\/partial:\n {2}source: \w+/m, 'scale/mandatory/partial:\n  source: 0123456789ab');
    const start = stale.indexOf('scale/mandatory/no:');
    const without = stale.slice(0, start) + stale.slice(stale.indexOf('\n', stale.indexOf('text:', start)) + 1);
    const { files: updated, added } = addMissingTranslations(new Map([...files, [SHARED, without]]), 'fr');
    expect(added).toBe(1);
    expect(updated.get(SHARED)).toContain('scale/mandatory/partial:\n  source: 0123456789ab\n  text: "En partie"');
    expect(updated.get(SHARED)).toMatch(/# No, it is not\nscale\/mandatory\/no:\n {2}source: \w{12}\n {2}text: ""/);
  });
});

describe('the content report', () => {
  const report = contentReport(files);

  it('counts what is asked, translated and shown by scenarios', () => {
    expect(report.instruments[0]?.provisions.map(({ id, questions }) => [id, questions])).toEqual([
      ['TIP:5(1)', 7],
      ['TIP:5(2)', 3],
      ['TIP:5(3)', 0],
    ]);
    const { fr, es } = report.instruments[0]?.languages ?? {};
    expect(fr).toMatchObject({ stale: 0, sameAsSource: 0 });
    expect(fr?.translated).toBe(fr?.strings);
    expect(es?.translated).toBe(0);
    expect(report.rules.map(({ id, scenarios }) => [id, scenarios])).toEqual([
      ['R01', 2],
      ['R11', 2],
    ]);
  });

  it('counts the plural forms that each language needs', () => {
    const { ar, zh } = report.interface.languages;
    expect([ar?.strings, ar?.translated]).toEqual([8, 8]);
    expect([zh?.strings, zh?.translated]).toEqual([3, 3]);
  });
});

describe('releasing ids', () => {
  it('keeps what was released before and adds what is asked now', () => {
    const [lock] = releaseIds(compileFiles(files), '2026-03-01');
    expect(lock).toMatchObject({ path: 'questionnaires/sample-protocol/released.lock.json', kept: 2, added: 8 });
    expect(lock?.text).toContain(
      '"TIP:5(1)/statistics.steps": {"type":"table","columns":["step","stage","stage=planned","stage=drafted"]}',
    );
  });
});
