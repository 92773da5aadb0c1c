import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readContentFiles } from '#build/content/read-content-files';
import { TermFinder } from '#build/content/terms/find-terms';
import { hasRendering } from '#build/content/terms/has-rendering';
import type { Term } from '#build/content/terms/term-list';
import { missingTermsReport, unconfirmedReport } from '#build/content/terms/terms-report';

const term = (en: string, rendering: string, more: Partial<Term> = {}): Term => ({
  en,
  term: rendering,
  use: 'treaty',
  confirmed: true,
  ...more,
});
const found = (text: string, terms: readonly Term[], instrument?: string) =>
  new TermFinder(terms).find(text, instrument).map((each) => each.term.en);

describe('fixed terms in an English text', () => {
  const list = [
    term('State Party', 'État partie'),
    term('requesting State Party', 'État partie requérant'),
    term('authority', 'autorité'),
    term('tracing (of firearms)', 'traçage', { instruments: ['FIREARMS'] }),
    term('bill', 'projet de loi', { use: 'practice' }),
  ];

  it('are whole words, in the plural too, and of those that overlap the longest', () => {
    expect(found('A requesting State Party names its authorities.', list)).toEqual(['requesting State Party', 'authority']);
    expect(found('The estate party is a celebration; unauthorised.', list)).toEqual([]);
  });

  it('count only in texts of the instruments to which they are limited, and only where the treaties use them', () => {
    expect(found('Tracing, under a bill.', list, 'FIREARMS')).toEqual(['tracing (of firearms)']);
    expect(found('Tracing, under a bill.', list, 'UNCAC')).toEqual([]);
    expect(found('Tracing, under a bill.', list)).toEqual([]);
  });
});

describe('a fixed term in a translation', () => {
  it.each([
    ['fr', 'État partie', 'Les États parties coopèrent.', 'Les Parties coopèrent.'],
    ['fr', 'traite des personnes', 'Incriminer la traite transnationale des personnes.', 'Incriminer le trafic des personnes.'],
    ['es', 'grupo delictivo organizado', 'Los grupos delictivos organizados', 'El grupo criminal organizado'],
    ['es', 'blanqueo de dinero', 'El blanqueo del dinero', 'El lavado de dinero'],
    ['ru', 'организованная преступная группа', 'участие в организованной преступной группе', 'участие в банде'],
    ['ru', 'торговля людьми', 'жертвы торговли людьми', 'жертвы трафика людей'],
    ['ru', 'выдача', 'основания для выдачи лица', 'основания для экстрадиции лица'],
    ['ar', 'دولة طرف', 'على الدول الأطراف أن تتعاون', 'على الدول أن تتعاون'],
    ['ar', 'الاتجار بالأشخاص', 'ضحايا الاتجار بالأشخاص', 'ضحايا الاتجار بالبشر'],
    ['zh', '缔约国', '各缔约国应合作', '各国应合作'],
    ['zh', '偷运移民', '被偷运的移民以及偷运移民者', '走私移民'],
  ] as const)('%s: %s is seen in the forms that grammar asks for', (language, rendering, right, wrong) => {
    expect(hasRendering(right, rendering, language)).toBe(true);
    expect(hasRendering(wrong, rendering, language)).toBe(false);
  });
});

describe('the lists for translators', async () => {
  const good = await readContentFiles(fileURLToPath(new URL('fixtures/good', import.meta.url)));
  const terms = [
    'terms:',
    '  - { en: offence, term: délit, use: treaty, confirmed: true }',
    '  - { en: conduct, term: comportement, use: treaty, confirmed: false, note: to be seen }',
  ].join('\n');
  const title = [...good].map(
    ([path, text]) => [path, text.replace('text: "Incrimination"', 'text: "Incrimination"\n  confirmed: false')] as const,
  );
  const files = new Map([...title, ['locales/fr/terms.yaml', terms]]);

  it('show each translation without its term, with key, English and what was expected', () => {
    const report = missingTermsReport(files, 'fr');
    expect(report).toContain('  en: Make the conduct an offence.');
    expect(report).toContain('  fr: Ériger le comportement en infraction.');
    expect(report).toContain('  expected for "offence": délit');
    expect(report).toContain('  expected for "conduct": comportement  not confirmed');
    expect(report.at(-1)).toBe('fr: 5 to look at, 0 of them strict.');
  });

  it('show which titles and terms nobody has confirmed', () => {
    expect(unconfirmedReport(files, 'fr')).toEqual([
      expect.stringMatching(
        /^article\/TIP:5\/title {2}\(locales\/fr\/content\/sample-protocol\/article-05\.yaml:1\)\n {2}en: Criminalization\n {2}fr: Incrimination$/,
      ),
      'conduct: comportement  [treaty]  to be seen',
      'fr: 1 titles and 1 of 2 terms not confirmed.',
    ]);
  });
});
