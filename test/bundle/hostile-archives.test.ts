import fc from 'fast-check';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { VerifiedBundle } from '#services/bundle/verify-bundle';
import { LooseBag, verified, withFlippedByte, writtenBundle } from './bundle-file';
import type { RawArchive, RawEntry } from './raw-zip';
import { scratchFolder } from './scratch';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';
import './to-be-verified';

/** A whole bundle of an enrolled key, in the hands of somebody who can write any archive. */
describe('an archive made to harm', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const received = async (change: (entries: RawEntry[], folder: string) => RawEntry[], archive?: RawArchive): Promise<VerifiedBundle> => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    return verified(await bag.zipped(change(bag.entries(), bag.folder), archive), { trust: enrolled([albania]) });
  };
  const adding = (entry: RawEntry, archive?: RawArchive): Promise<VerifiedBundle> => received((entries) => [...entries, entry], archive);
  const text = (name: string | Buffer, rest: Partial<RawEntry> = {}): RawEntry => ({ name, content: Buffer.from('hostile\n'), ...rest });
  const changing = (name: string, change: (entry: RawEntry) => RawEntry): Promise<VerifiedBundle> =>
    received((entries) => entries.map((entry) => (String(entry.name).endsWith(name) ? change(entry) : entry)));

  it('would be accepted if nothing were wrong with it', async () => {
    expect(await received((entries) => entries)).toBeVerified();
  });

  it.each([
    ['traversal', 'AL-untoc-review-2026-1/../../../etc/cron.d/x'],
    ['traversal at the start', '../x'],
    ['a step that goes nowhere', 'AL-untoc-review-2026-1/./x'],
    ['an absolute path', '/etc/passwd'],
    ['a drive letter', 'C:/Windows/x'],
    ['a backslash', 'AL-untoc-review-2026-1\\..\\x'],
    ['a stream of another file', 'AL-untoc-review-2026-1/data/submission.json:x'],
    ['a control character', 'AL-untoc-review-2026-1/data/x\n0'],
    ['a zero', 'AL-untoc-review-2026-1/data/x\u0000.json'],
    ['a mark that turns text around', 'AL-untoc-review-2026-1/data/x\u202egnp.exe'],
    ['an empty folder name', 'AL-untoc-review-2026-1//x'],
    ['a trailing dot', 'AL-untoc-review-2026-1/data/x.'],
    ['a device', 'AL-untoc-review-2026-1/data/NUL.txt'],
    ['bytes that are no text', Buffer.from([0x41, 0xff, 0xfe])],
    ['too deep', `${'a/'.repeat(30)}x`],
    ['too long', `AL-untoc-review-2026-1/${'x'.repeat(600)}`],
  ])('with a name of %s is refused', async (_what, name) => {
    expect(await adding(text(name))).toBeRefusedFor('archive-unsafe-name');
  });

  it('with a symbolic link is refused', async () => {
    expect(await adding(text('AL-untoc-review-2026-1/data/link', { mode: 0o120777 }))).toBeRefusedFor('archive-symlink');
  });

  it('with a device file is refused', async () => {
    expect(await adding(text('AL-untoc-review-2026-1/data/device', { mode: 0o060600 }))).toBeRefusedFor('archive-symlink');
  });

  it.each([
    ['twice the same', 'data/submission.json'],
    ['the same after case-folding', 'data/Submission.JSON'],
    ['the same as a folder', 'data/submission.json/'],
  ])('with duplicate names (%s) is refused', async (_what, name) => {
    const content = name.endsWith('/') ? Buffer.alloc(0) : Buffer.from('x');
    expect(await adding({ name: `AL-untoc-review-2026-1/${name}`, content })).toBeRefusedFor('archive-duplicate-name');
  });

  it('with names that are the same after Unicode normalization is refused', async () => {
    const names = ['data/r\u00e9sum\u00e9', 'data/re\u0301sume\u0301'].map((name) => text(`AL-untoc-review-2026-1/${name}`));
    expect(await received((entries) => [...entries, ...names])).toBeRefusedFor('archive-duplicate-name');
  });

  it('that expands beyond any honest bundle is refused before it is unpacked', async () => {
    const bomb = text('AL-untoc-review-2026-1/data/bomb', { content: Buffer.alloc(8 * 1024 * 1024), compress: true });
    expect(await adding(bomb)).toBeRefusedFor('archive-ratio');
  });

  it('of very many files is refused', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => text(`AL-untoc-review-2026-1/data/${index}`));
    expect(await received((entries) => [...entries, ...many])).toBeRefusedFor('archive-too-many-entries');
  });

  it('that says it holds more than any bundle is refused', async () => {
    const size = 1_200_000_000;
    const large = ['x', 'y'].map((name) =>
      text(`AL-untoc-review-2026-1/data/${name}`, { compress: true, directory: { uncompressed: size } }),
    );
    const { report } = await received((entries) => [...entries, ...large]);
    expect(report.findings.map(({ code }) => code)).toContain('archive-too-large');
    expect(report.verdict).toBe('altered');
  });

  it('with a file that is longer than it says is refused, and so is one that is shorter', async () => {
    const content = Buffer.from('all the more to come\n'.repeat(1_000));
    for (const uncompressed of [100, content.length + 100]) {
      const lying = text('AL-untoc-review-2026-1/data/lying', { content, compress: true, directory: { uncompressed } });
      const { report } = await adding(lying);
      expect(report.findings.map(({ code }) => code)).toContain('archive-lying-size');
      expect(report.verdict).toBe('altered');
    }
  });

  it('with a stored file of two sizes is refused', async () => {
    expect(await adding(text('AL-untoc-review-2026-1/data/lying', { directory: { uncompressed: 5 } }))).toBeRefusedFor(
      'archive-lying-size',
    );
  });

  it.each([
    ['name', { name: 'AL-untoc-review-2026-1/data/submission.jsom' }],
    ['checksum', { crc: 1 }],
    ['size', { uncompressed: 3 }],
    ['method', { method: 8 }],
  ])('whose local header differs from the directory in its %s is refused', async (_what, local) => {
    expect(await changing('data/submission.json', (entry) => ({ ...entry, local }))).toBeRefusedFor('archive-header-mismatch');
  });

  it('with two entries over the same data is refused', async () => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const path = await bag.zipped();
    const bytes = await readFile(path);
    // The last record of the directory is pointed at the first entry.
    const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(0, last + 42);
    await writeFile(path, bytes);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('archive-header-mismatch');
  });

  it.each<[string, RawArchive]>([
    ['data before it', { before: Buffer.from('#!/bin/sh\n') }],
    ['data after it', { after: Buffer.from('more') }],
    ['data between entries and directory', { between: Buffer.from('more') }],
    ['a comment', { comment: 'more' }],
    ['fewer entries than its directory', { entries: 3 }],
  ])('with %s is refused', async (_what, archive) => {
    const { report } = await received((entries) => entries, archive);
    expect(report.verdict).toBe('altered');
    expect(report.findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^archive-(unsupported|header-mismatch)$/)]);
  });

  it.each<[string, Partial<RawEntry>]>([
    ['encryption', { flags: 0x0801, compress: true }],
    ['an unknown method', { method: 12 }],
    ['ZIP64 sizes', { extra: Buffer.from([1, 0, 8, 0, 1, 0, 0, 0, 0, 0, 0, 0]) }],
    ['a second name', { extra: Buffer.from([0x75, 0x70, 5, 0, 1, 0, 0, 0, 0]) }],
  ])('with %s is refused', async (_what, rest) => {
    expect(await adding(text('AL-untoc-review-2026-1/data/x', rest))).toBeRefusedFor('archive-unsupported');
  });

  it('with the fields that ordinary programs add is accepted', async () => {
    const times = Buffer.from([0x55, 0x54, 5, 0, 3, 0, 0, 0, 0, 0x75, 0x78, 11, 0, 1, 4, 0, 0, 0, 0, 4, 0, 0, 0, 0]);
    expect(await changing('data/submission.json', (entry) => ({ ...entry, extra: times }))).toBeVerified();
  });

  it.each<[string, Partial<RawEntry>]>([
    ['a comment on a file', { comment: 'not signed' }],
    ['a field that nobody knows', { extra: Buffer.from([0xfe, 0xca, 4, 0, 1, 2, 3, 4]) }],
    ['a known field with more in it than it needs', { extra: Buffer.from([0x55, 0x54, 14, 0, ...Buffer.alloc(14, 1)]) }],
    ['a known field twice', { extra: Buffer.from([0x55, 0x54, 1, 0, 1, 0x55, 0x54, 1, 0, 1]) }],
    ['the rest of a field', { extra: Buffer.from([1, 2, 3]) }],
  ])('with %s, which no signature covers, is refused', async (_what, rest) => {
    expect(await changing('data/submission.json', (entry) => ({ ...entry, ...rest }))).toBeRefusedFor('archive-unsupported');
  });

  it.each([1, 100_000])('with %i bytes after the last packed block, where nobody looks, is refused', async (bytes) => {
    const hiding = await changing('data/submission.json', (entry) => ({
      ...entry,
      compress: true,
      afterContent: Buffer.alloc(bytes, 0x41),
    }));
    expect(hiding.report.verdict).toBe('altered');
    expect(hiding.report.findings).toContainEqual(expect.objectContaining({ code: 'archive-lying-size', file: 'data/submission.json' }));
  });

  it('with bytes in what calls itself a folder is refused', async () => {
    const folder = text('AL-untoc-review-2026-1/empty/', {
      content: Buffer.alloc(0),
      compress: true,
      afterContent: Buffer.from('hidden'),
    });
    expect(await adding(folder)).toBeRefusedFor('archive-lying-size');
  });

  it('and a file that is no archive at all are refused in words, not by failing', async () => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const path = await bag.zipped();
    for (const content of ['', 'PK', 'a letter'.repeat(100)]) {
      await writeFile(path, content);
      expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('not-an-archive');
    }
  });

  it('never reads as whole with other content, whichever byte is changed', async () => {
    const path = await writtenBundle(diligentOfficial().seals(), albania);
    const honest = await verified(path, { trust: enrolled([albania]) });
    const { length } = await readFile(path);
    const step = Math.max(1, Math.floor(length / 400));
    for (let at = 0; at < length; at += step) {
      const changed = await verified(await withFlippedByte(path, at), { trust: enrolled([albania]) });
      if (changed.report.verdict === 'whole') expect(changed.submission, `byte ${at}`).toEqual(honest.submission);
    }
  });

  it('cut short or patched anywhere is refused in words, never by failing', async () => {
    const sealed = await writtenBundle(diligentOfficial().seals(), albania);
    const whole = await readFile(sealed);
    const honest = await verified(sealed, { trust: enrolled([albania]) });
    const path = join(await scratchFolder(), 'patched.omnibus');
    const place = fc.nat({ max: whole.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, place, fc.uint8Array({ maxLength: 40 }), fc.boolean(), async (from, to, patch, cut) => {
        const bytes = cut ? whole.subarray(0, from) : Buffer.concat([whole.subarray(0, from), patch, whole.subarray(to)]);
        await writeFile(path, bytes);
        const { report, submission } = await verified(path, { trust: enrolled([albania]) });
        // A byte that means nothing, such as a permission bit, may differ; the content may not.
        if (report.verdict === 'whole') expect(submission).toEqual(honest.submission);
        else expect(report.verdict).toBe('altered');
        expect(cut && from < whole.length && report.verdict === 'whole').toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('does not fill the report, nor the screen, with what it holds', async () => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const lines = Array.from({ length: 5_000 }, (_, index) => `${'0'.repeat(128)}  data/\u202e${'x'.repeat(900)}${index}\n`).join('');
    const { report } = await verified(await bag.put('manifest-sha512.txt', bag.text('manifest-sha512.txt') + lines).zipped(), {
      trust: enrolled([albania]),
    });
    expect(report.verdict).toBe('altered');
    expect(report.findings.length).toBeLessThan(60);
    for (const { file = '', detail = '' } of report.findings) {
      expect(file.length + detail.length).toBeLessThan(700);
      expect(file).not.toContain('\u202e');
    }
  });

  it('leaves nothing on the disk, whether it opens or not', async () => {
    const encrypted = await writtenBundle(diligentOfficial().seals(), albania, [albania.card.card.ageRecipient]);
    const quarantine = await scratchFolder();
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = quarantine;
    onTestFinished(() => {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    });
    const trust = enrolled([albania]);
    expect(await verified(encrypted, { trust, identities: [albania.ageIdentity] })).toBeVerified();
    await verified(encrypted, { trust, identities: [] });
    await verified(await withFlippedByte(encrypted, 400), { trust, identities: [albania.ageIdentity] });
    expect(await readdir(quarantine)).toEqual([expect.stringMatching(/^omnibus-test-/)]);
  });
});
