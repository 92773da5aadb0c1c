import fc from 'fast-check';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkAllTranslations } from '#build/content/check-content';
import { compileFiles } from '#build/content/compile';
import { readContentFiles } from '#build/content/read-content-files';
import { exportTranslations } from '#build/content/xliff/export-translations';
import { importTranslations } from '#build/content/xliff/import-translations';
import { readXliff } from '#build/content/xliff/read-xliff';
import { keyOfUnitId, unitIdOf } from '#build/content/xliff/unit-id';
import { writeXliff } from '#build/content/xliff/write-xliff';
import { SEGMENT_STATES } from '#build/content/xliff/xliff-file';

const good = await readContentFiles(fileURLToPath(new URL('fixtures/good', import.meta.url)));
const ARTICLE = 'sample-protocol.article-05.fr.xlf';
const SUBJECT = 'provision/TIP:5(1)/subject';
const YAML = 'locales/fr/content/sample-protocol/article-05.yaml';

const article = exportTranslations(good, 'fr').get(ARTICLE) ?? '';
const bring = (xml: string, files = good) => importTranslations(files, 'fr', [{ name: ARTICLE, xml }]);
const textOf = (files: ReadonlyMap<string, string>, key: string, language = 'fr') =>
  compileFiles(new Map([...good, ...files])).wordings[language as 'fr'].entries[key];
/** The lawyer writes the English subject anew. */
const reworded = new Map(
  [...good].map(([path, text]) => [path, text.replace('Make the conduct an offence.', 'Make all of the conduct an offence.')]),
);

/** What XML 1.0 can hold, without the sign of a damaged encoding, which is refused; carriage returns are written as references, so that no parser turns them into line feeds. */
const xmlText = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((text) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffc\u{10000}-\u{10ffff}]*$/u.test(text));
const unit = fc.record({
  key: xmlText,
  notes: fc.array(fc.record({ category: fc.constantFrom('place', 'term', 'limits'), text: xmlText }), { maxLength: 3 }),
  state: fc.constantFrom(...SEGMENT_STATES),
  source: xmlText,
  target: fc.option(xmlText, { nil: undefined }),
});

describe('XLIFF', () => {
  it('reads back, to the letter, whatever it wrote', () => {
    fc.assert(
      fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (units) => {
        const [file] = readXliff('x.xlf', writeXliff({ sourceLanguage: 'en', targetLanguage: 'ar', part: 'uncac/article-15', units }));
        expect(file).toMatchObject({ sourceLanguage: 'en', targetLanguage: 'ar', part: 'uncac/article-15' });
        expect(file?.units.map(({ line: _line, ...each }) => each)).toEqual(units);
      }),
    );
  });

  it('gives every key an id that is a name token, and finds the key again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (key) => {
        expect(unitIdOf(key)).toMatch(/^[A-Za-z0-9._-]+$/);
        expect(keyOfUnitId(unitIdOf(key))).toBe(key);
      }),
    );
  });

  it('brings home every translation that a translator writes, and changes nothing else', () => {
    const words = fc.array(fc.constantFrom('loi', 'État', '«', 'a & b', '<i>', '"', '# pas un commentaire', ': clé', 'l’article'), {
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (chosen) => {
        const text = chosen.join(' ');
        const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        const { files, taken } = bring(article.replace('Ériger le comportement en infraction.', () => escaped));
        expect(taken).toEqual([SUBJECT]);
        expect([...files.keys()]).toEqual([YAML]);
        const before = compileFiles(good).wordings.fr.entries;
        expect(compileFiles(new Map([...good, ...files])).wordings.fr.entries).toEqual({ ...before, [SUBJECT]: text });
      }),
      { numRuns: 25 },
    );
  });

  it('changes no file when it comes back as it went', () => {
    const documents = [...exportTranslations(good, 'fr')].map(([name, xml]) => ({ name, xml }));
    expect(importTranslations(good, 'fr', documents)).toMatchObject({ files: new Map(), taken: [], stale: [], open: [] });
  });

  it('fills a language that has nothing yet', () => {
    const xml = exportTranslations(good, 'ru').get('rules.ru.xlf') ?? '';
    expect(xml).toContain('<segment state="initial">');
    const done = xml
      .replaceAll('state="initial"', 'state="reviewed"')
      .replace(
        '>The answer is "{status}", but nothing says on what it rests.</source>',
        (all) => `${all}<target>Ответ – «{status}», но основание не указано.</target>`,
      )
      .replace('>Cite the law.</source>', (all) => `${all}<target>Приведите закон.</target>`);
    const { files, taken } = importTranslations(good, 'ru', [{ name: 'rules.ru.xlf', xml: done }]);
    expect(taken).toHaveLength(2);
    expect(textOf(files, 'rule/R11/missing-basis/remedy', 'ru')).toBe('Приведите закон.');
    expect(files.get('locales/ru/content/rules.yaml')).toContain('state: reviewed');
    expect(checkAllTranslations(new Map([...good, ...files]), ['fr'])).toEqual([]);
    expect(exportTranslations(new Map([...good, ...files]), 'ru').get('rules.ru.xlf')).toContain('<segment state="reviewed">');
  });

  it('tells the translator where a text stands, what must stay, which terms are fixed, and what it was before the English changed', () => {
    const terms = 'terms:\n  - { en: offence, term: infraction, use: treaty, confirmed: true }\n';
    const rules = exportTranslations(good, 'fr').get('rules.fr.xlf') ?? '';
    expect(rules).toContain('<note category="place">questionnaires/rules/R11.yaml, line ');
    expect(rules).toContain('<note category="limits">Keep as they are: {status}.</note>');
    const xml = exportTranslations(new Map([...reworded, ['locales/fr/terms.yaml', terms]]), 'fr').get(ARTICLE) ?? '';
    const [file] = readXliff(ARTICLE, xml);
    const changed = file?.units.find(({ key }) => key === SUBJECT);
    expect(changed).toMatchObject({ state: 'initial', target: undefined, source: 'Make all of the conduct an offence.' });
    expect(changed?.notes).toContainEqual({ category: 'term', text: 'offence = infraction' });
    expect(changed?.notes).toContainEqual({ category: 'earlier-translation', text: 'Ériger le comportement en infraction.' });
  });

  it('keeps as stale what was translated from an older English', () => {
    const late = article.replace('Ériger le comportement en infraction.', 'Incriminer le comportement.');
    const { files, stale, taken } = bring(late, reworded);
    expect([taken, stale]).toEqual([[], [SUBJECT]]);
    const { fr } = compileFiles(new Map([...reworded, ...files])).wordings;
    expect(fr.entries[SUBJECT]).toBe('Incriminer le comportement.');
    expect(fr.stale).toContain(SUBJECT);
  });

  it('does not let a late translation replace one of the present English', () => {
    const current = exportTranslations(reworded, 'fr').get(ARTICLE) ?? '';
    const present = current
      .replace(/state="initial"/, 'state="translated"')
      .replace(
        '>Make all of the conduct an offence.</source>',
        (all) => `${all}<target>Ériger tout le comportement en infraction.</target>`,
      );
    const now = new Map([...reworded, ...bring(present, reworded).files]);
    const { files, stale } = bring(article, now);
    expect([files.size, stale]).toEqual([0, [SUBJECT]]);
  });

  it.each([
    ['breaks off', article.slice(0, 900), /:\d+ {2}This is not well-formed XML/],
    ['is empty', '', /well-formed|empty/],
    ['is another format', '<html/>', /no XLIFF 2 document/],
    [
      'is of version 1.2',
      article.replaceAll('urn:oasis:names:tc:xliff:document:2.0', 'urn:oasis:names:tc:xliff:document:1.2'),
      /no XLIFF 2/,
    ],
    [
      'names an entity of its own',
      article.replace('<xliff', '<!DOCTYPE xliff [<!ENTITY e SYSTEM "file:///etc/hostname">]>\n<xliff'),
      /:2 {2}It declares/,
    ],
    ['uses an entity that nobody declared', article.replace('Incrimination', '&e;'), /not well-formed/],
    ['was saved in another encoding', article.replace('Incrimination', 'Incrimin\ufffdtion'), /:\d+ {2}Letters were lost/],
    ['is in another language', article.replace('trgLang="fr"', 'trgLang="es"'), /into "es", not from en into fr/],
    [
      'has a key that nobody knows',
      article.replace('5_x0028_1_x0029__x002F_subject', '6_x0028_1_x0029__x002F_subject'),
      /:\d+ {2}unit provision\/TIP:6\(1\)\/subject: Nothing/,
    ],
    ['has an id that nobody wrote', article.replace('id="provision_x002F_', 'id="provision/'), /unit provision\/TIP.*: Its id/],
    [
      'has a text twice',
      article.replace(/ {4}<unit id="provision[\s\S]*?<\/unit>/, (all) => all + all),
      /unit provision\/TIP:5\(1\)\/subject: It stands twice/,
    ],
    ['has another source', article.replace('>Make the conduct', '>Make this conduct'), /Its source is not the English/],
    ['splits a text', article.replace('</segment>', '</segment><segment><source/></segment>'), /It has 2 segments/],
    ['has inline codes', article.replace('Incrimination', 'Incri<ph id="1"/>mination'), /inline code <ph>/],
    ['has an unknown state', article.replace('state="translated"', 'state="signed-off"'), /no state "signed-off"/],
  ])('is refused, with file, unit and remedy, where it %s, and nothing changes', (_why, xml, expected) => {
    expect(xml).not.toBe(article);
    expect(() => bring(xml)).toThrow(expected);
    expect(() => bring(xml)).toThrow(new RegExp(`^${ARTICLE.replaceAll('.', '\\.')}.* {2}→ .`));
  });

  it('is refused where a translation loses a place in braces', () => {
    const rules = exportTranslations(good, 'fr').get('rules.fr.xlf') ?? '';
    const lost = rules.replace(/(<target[^>]*>.*)\{status\}/, '$1oui');
    expect(() => importTranslations(good, 'fr', [{ name: 'rules.fr.xlf', xml: lost }])).toThrow(
      /unit rule\/R11\/missing-basis\/message: .*→ Use \{status\}\./,
    );
  });

  it('says every mistake of a file at once', () => {
    const xml = article.replace('>Make the conduct', '>Make this conduct').replace('>intentional', '>unintentional');
    expect(() => bring(xml)).toThrow(/subject: .*\n.*qualifier: /);
  });

  it('passes over the marks that translation programs set around words', () => {
    const xml = article.replace('Ériger le comportement', 'Ériger <mrk id="m1" type="term">tout</mrk> comportement');
    expect(textOf(bring(xml).files, SUBJECT)).toBe('Ériger tout comportement en infraction.');
  });
});
