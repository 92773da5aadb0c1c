import { randomFillSync } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { QUESTIONNAIRE, UNTRUSTED_LIMIT } from '#services/bundle/bag-layout';
import { openArchive } from '#services/bundle/open-archive';
import type { Bag } from '#services/bundle/read-bag';
import { readAhead } from '#services/register/read-ahead';
import { LooseBag, writtenBundle } from '#test/bundle/bundle-file';
import { signer, type Signer } from '#test/bundle/signer';
import { diligentOfficial } from '#test/bundle/small-assessment';

const MIB = 1024 * 1024;

/** Bytes that are stored as a fortieth: as little as an archive may keep of them. */
function swollen(bytes: number): Buffer {
  const content = Buffer.alloc(bytes, ' ');
  for (let at = 0; at + 20 <= bytes; at += 1024) randomFillSync(content, at, 20);
  return content;
}

describe('Bundles read ahead of whoever judges them', () => {
  let albania: Signer;
  beforeAll(async () => {
    albania = await signer();
  });

  const bundle = async (change: (bag: LooseBag) => LooseBag): Promise<string> => {
    const bag = change(await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania)));
    return bag.zipped(bag.entries().map((entry) => ({ ...entry, compress: true })));
  };

  /** How much of it lies unpacked until it is judged, in bytes; `null`: nothing does. */
  async function handedOver(path: string): Promise<number | null> {
    const content = await readFile(path);
    expect(content.length).toBeLessThan(4 * MIB);
    // It is kept back because of its size, and not because it cannot be opened.
    const opened = await openArchive(path, content);
    expect(opened).toHaveProperty('archive');
    if ('archive' in opened) await opened.archive.close();
    const bag = await bagAhead(path);
    return bag && [...bag.files.values()].reduce((sum, { content: kept, packed }) => sum + (kept ?? packed?.json ?? '').length, 0);
  }

  async function bagAhead(path: string): Promise<Bag | null> {
    return (await readAhead({ path, content: await readFile(path) }, new AbortController().signal)).bag;
  }

  it('lie there unpacked where they are like most', async () => {
    const unpacked = await handedOver(await bundle((bag) => bag));
    expect(unpacked).toBeGreaterThan(1_000);
    expect(unpacked).toBeLessThan(UNTRUSTED_LIMIT);
  });

  it.each(['data/submission.json', 'data/questionnaire.json', 'bag-info.txt', 'manifest-sha512.txt', 'tagmanifest-sha512.txt'])(
    'do not where %s is long once it is unpacked: a dozen of them would fill the memory',
    async (name) => {
      expect(await handedOver(await bundle((bag) => bag.put(name, swollen(15 * MIB))))).toBeNull();
    },
  );

  it('do not where much is in many files that are small', async () => {
    const signatures = Array.from({ length: 1_000 }, (_, number) => `signatures/slot-${number}.jws`);
    const many = await bundle((bag) => signatures.reduce((it, name) => it.put(name, swollen(16 * 1024)), bag));
    expect(await handedOver(many)).toBeNull();
    const both = await bundle((bag) => bag.put('data/submission.json', swollen(3 * MIB)).put('data/questionnaire.json', swollen(3 * MIB)));
    expect(await handedOver(both)).toBeNull();
  });

  it('do where their attachments are many: those are hashed as they pass, and kept by nobody', async () => {
    const attachments = Array.from({ length: 8 }, (_, number) => `data/attachments/${String(number).repeat(128)}`);
    const unpacked = await handedOver(await bundle((bag) => attachments.reduce((it, name) => it.put(name, swollen(MIB)), bag)));
    expect(unpacked).toBeGreaterThan(1_000);
    expect(unpacked).toBeLessThan(UNTRUSTED_LIMIT);
  });

  const changed = (change: (questionnaire: Record<string, unknown>, text: string) => string): Promise<string> =>
    bundle((bag) => {
      const text = bag.text(QUESTIONNAIRE);
      return bag.put(QUESTIONNAIRE, change(JSON.parse(text) as Record<string, unknown>, text));
    });

  it('hand over what their questionnaire asks, and none of its words', async () => {
    const path = await changed((questionnaire) => JSON.stringify({ ...questionnaire, said: 'first' }));
    const { content, packed } = (await bagAhead(path))?.files.get(QUESTIONNAIRE) ?? {};
    expect(content).toBeUndefined();
    expect(JSON.parse(packed?.json.toString('utf8') ?? '')).toEqual(
      (JSON.parse((await LooseBag.of(path)).text(QUESTIONNAIRE)) as { questionnaire: unknown }).questionnaire,
    );
  });

  it.each<[string, (questionnaire: Record<string, unknown>, text: string) => string]>([
    ['no JSON', (_, text) => text.slice(0, -1)],
    ['a member named twice', (_, text) => text.replace('{', '{"wording":[],')],
    ['a number without end', (_, text) => text.replace('"questionnaire":{', '"questionnaire":{"many":1e400,')],
    ['a shape that is not that of a questionnaire', (questionnaire) => JSON.stringify({ ...questionnaire, wording: 'none' })],
    [
      'more levels than anybody can write out',
      (questionnaire, text) => text.replace('"questionnaire":{', `"questionnaire":{"deep":${'['.repeat(100_000)}${']'.repeat(100_000)},`),
    ],
  ])('hand over the whole questionnaire where it has %s: whoever judges says what is wrong', async (_, change) => {
    const path = await changed(change);
    const { content, packed } = (await bagAhead(path))?.files.get(QUESTIONNAIRE) ?? {};
    expect(packed).toBeUndefined();
    expect(content?.equals((await LooseBag.of(path)).file(QUESTIONNAIRE))).toBe(true);
  });
});
