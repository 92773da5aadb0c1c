import { mkdtempSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import { CONFERENCE_FORMATS, type ConferenceFormat } from '#core/contract/operations/conference';
import { interfaceWords } from '#services/report/interface-words';
import { plain } from '#test/report/plain-text';
import { csvRows, parseXml, xlsxRows } from '#test/report/read-back';
import { readPdf } from '#test/report/read-pdf';
import type { PlannedSubmission } from './conference-plan';
import { everything, receives, secretariat, type Office } from './office';

type Asked = Input<'conference.table'>;

const CONFIDENTIAL = ['TIP:5(1)', 'TIP:6(1)', 'TIP:9(1)(a)', 'TIP:9(2)', 'TIP:10(2)'];
const received: readonly PlannedSubmission[] = everything
  .filter(({ state, instrument, round }) => round === 2 && ['AL', 'FR', 'KE', 'PE', 'EG'].includes(state) && instrument === 'TIP')
  .map((each) => (['FR', 'KE'].includes(each.state) ? { ...each, release: { released: true, confidential: CONFIDENTIAL } } : each));

const PRACTICES: Asked = { kind: 'practices', rows: 'theme', columns: 'instrument', filter: {}, scope: 'released', language: 'en' };
const ASSISTANCE: Asked = { ...PRACTICES, kind: 'assistance', columns: 'value' };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'omnibus-conference-'));
  await receives(folder, received);
  return () => rm(folder, { recursive: true, force: true });
});

/** Everything that a reader meets in the file. */
async function readBack(path: string, format: ConferenceFormat): Promise<string> {
  if (format === 'csv') return (await csvRows(path)).map((row) => row.join('\n')).join('\n');
  if (format === 'pdf') return (await readPdf(path)).pages.join('\n');
  if (format === 'svg') return parseXml(await readFile(path, 'utf8')).documentElement?.textContent ?? '';
  return [...(await xlsxRows(path)).values()].flatMap(({ rows }) => rows.flat()).join('\n');
}

async function exported(office: Office, asked: Asked, format: ConferenceFormat): Promise<{ readonly name: string; readonly text: string }> {
  const path = await office.keep(await office.call('conference.export', { ...asked, format }));
  return { name: basename(path), text: plain(await readBack(path, format)) };
}

/** What States have said in their own words in a table, by State. */
async function wordsBehind(
  office: Office,
  asked: Asked,
): Promise<ReadonlyMap<string, { readonly provision: string; readonly text: string }[]>> {
  const told = new Map<string, { provision: string; text: string }[]>();
  for (let offset = 0; ; offset += 50) {
    const { answers, total } = await office.call('conference.behind', { ...asked, scope: 'internal', offset, limit: 50 });
    for (const { state, provision, said } of answers) {
      const own = told.get(state) ?? [];
      told.set(state, own);
      for (const { answer } of said) if (typeof answer.value === 'string') own.push({ provision, text: plain(answer.value) });
    }
    if (offset + 50 >= total) return told;
  }
}

describe('what leaves the secretariat', () => {
  it.each(CONFERENCE_FORMATS)('is in %s only what States have released, and nothing that they hold confidential', async (format) => {
    await secretariat(folder, async (office) => {
      const told = await wordsBehind(office, PRACTICES);
      const released = ['FR', 'KE'].flatMap((state) =>
        (told.get(state) ?? []).filter(({ provision }) => !CONFIDENTIAL.includes(provision)),
      );
      const kept = [...told].flatMap(([state, words]) =>
        words.filter(({ provision }) => !['FR', 'KE'].includes(state) || CONFIDENTIAL.includes(provision)),
      );
      const secret = kept.map(({ text }) => text).filter((text) => text.length > 30 && !released.some((each) => each.text.includes(text)));
      expect(secret.length).toBeGreaterThan(5);
      const { text, name } = await exported(office, PRACTICES, format);
      const without = text.replace(/\s+/g, '');
      expect(secret.filter((each) => without.includes(each.replace(/\s+/g, '')))).toEqual([]);
      expect(name).toMatch(/^conference-conference-2026-practices/);
      if (format === 'svg') return;
      const internal = await exported(office, { ...PRACTICES, scope: 'internal' }, format);
      const all = internal.text.replace(/\s+/g, '');
      // Lines that a PDF breaks in Arabic are not put together again here.
      const found = secret.filter((each) => all.includes(each.replace(/\s+/g, '')));
      expect(found.length).toBeGreaterThan(format === 'pdf' ? 0 : secret.length - 1);
      for (const state of ['Albania', 'Egypt']) expect(text.includes(state)).toBe(false);
    });
  });

  it.each(CONFERENCE_FORMATS)(
    'says in %s what it counts, by which filter, on which day, and where it is for internal use',
    async (format) => {
      await secretariat(folder, async (office) => {
        const filter = { instruments: ['TIP'], group: 'African States' };
        const { text } = await exported(office, { ...ASSISTANCE, filter }, format);
        for (const said of [
          'Assistance needed',
          'African States',
          'Exercise 2026 of the Conference',
          '1 Jun 2026',
          'Only what States have released',
        ])
          expect(text.replace(/\s+/g, ' ')).toContain(said);
        expect(text).not.toContain('Internal use');
        const internal = await exported(office, { ...ASSISTANCE, filter, scope: 'internal' }, format);
        expect(internal.name).toMatch(/^INTERNAL-/);
        expect(internal.text).toContain('Internal use: holds what has not been released');
      });
    },
  );

  it('is marked for internal use on every sheet and on every page', async () => {
    await secretariat(folder, async (office) => {
      const asked = { ...ASSISTANCE, scope: 'internal' } as const;
      const mark = 'Internal use: holds what has not been released';
      const sheets = await xlsxRows(await office.keep(await office.call('conference.export', { ...asked, format: 'xlsx' })));
      expect(sheets.size).toBe(3);
      for (const { rows } of sheets.values()) expect(rows.flat()).toContain(mark);
      const { pages } = await readPdf(await office.keep(await office.call('conference.export', { ...asked, format: 'pdf' })));
      expect(pages.length).toBeGreaterThan(2);
      for (const page of pages) expect(plain(page).replace(/\s+/g, ' ')).toContain(mark);
    });
  });
});

describe.each(['en', 'ar', 'zh'] as const)('a table in %s', (language) => {
  it.each(CONFERENCE_FORMATS)('says in %s what the screen says', async (format) => {
    await secretariat(folder, async (office) => {
      const asked: Asked = { ...ASSISTANCE, scope: 'internal', language };
      const say = await interfaceWords(language);
      const { table } = await office.call('conference.table', asked);
      const path = await office.keep(await office.call('conference.export', { ...asked, format }));
      const text = plain(await readBack(path, format)).replace(/\s+/g, '');
      if (format !== 'pdf' || language !== 'ar') expect(text).toContain(say('conference.kinds.assistance').replace(/\s+/g, ''));
      if (format === 'xlsx') {
        const { rows, xml } = [...(await xlsxRows(path)).values()][1]!;
        expect(rows.length).toBe(table!.rows.length + 2);
        expect(rows[1]!.slice(1, -2)).toEqual(table!.rows[0]!.cells.map((cell) => cell!.count));
        expect(xml.includes('rightToLeft="1"')).toBe(language === 'ar');
      }
      if (format === 'svg') {
        const drawing = parseXml(await readFile(path, 'utf8')).documentElement!;
        expect(drawing.getAttribute('role')).toBe('img');
        expect([...drawing.getElementsByTagName('title')].map((each) => each.textContent)).toHaveLength(1);
        expect(drawing.getElementsByTagName('desc').item(0)?.textContent).toContain(say('conference.note.counted').slice(0, 20));
        const texts = [...drawing.getElementsByTagName('text')];
        expect(texts.every((each) => (each.getAttribute('direction') === 'rtl') === (language === 'ar'))).toBe(true);
        const colours = [...drawing.getElementsByTagName('*')].flatMap((each) => [each.getAttribute('fill'), each.getAttribute('stroke')]);
        for (const colour of new Set(colours.filter(Boolean))) expect(colour).toMatch(/^(#([0-9a-f]{2})\2\2|url\(#p\d\))$/);
      }
    });
  });
});

describe('a file that is not wanted any more', () => {
  it('is not left behind', async () => {
    await secretariat(folder, async (office) => {
      const stop = new AbortController();
      stop.abort();
      await office.call('conference.table', ASSISTANCE);
      for (const format of ['xlsx', 'pdf'] as const)
        await expect(office.call('conference.export', { ...ASSISTANCE, format }, stop.signal)).rejects.toMatchObject({ code: 'cancelled' });
      expect(await readdir(join(folder, 'outgoing')).catch(() => [])).toEqual([]);
    });
  });

  it.each(['xlsx', 'csv'] as const)('is not left behind where it was stopped between two submissions, as %s', async (format) => {
    await secretariat(folder, async (office) => {
      const asked = { ...ASSISTANCE, scope: 'internal', format } as const;
      const stop = new AbortController();
      const told: number[] = [];
      const writing = office.call('conference.export', asked, stop.signal, (done) => {
        told.push(done);
        if (told.length === 2) stop.abort();
      });
      await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
      expect(told[1]).toBeGreaterThan(0);
      expect(await readdir(join(folder, 'outgoing')).catch(() => [])).toEqual([]);
    });
  });
});
