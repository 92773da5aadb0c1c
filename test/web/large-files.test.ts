import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChosenFile } from '#core/contract/api';
import { PlainPage, Program } from './program';

const MEBIBYTE = 1024 * 1024;
const SIZE = 200 * MEBIBYTE;
const PASSPHRASE = 'seven quiet rivers of iron';
const by = { name: 'A. Official', role: 'focal point' };

/** Bytes that no archive makes smaller, the same at every reading and never whole in memory. */
function* annex(): Generator<Uint8Array> {
  let block = createHash('sha512').update('annex').digest();
  for (let sent = 0; sent < SIZE; sent += MEBIBYTE) {
    const chunk = new Uint8Array(MEBIBYTE);
    for (let at = 0; at < MEBIBYTE; at += block.length) {
      chunk.set(block, at);
      if (at % 4096 === 0) block = createHash('sha512').update(block).digest();
    }
    yield chunk;
  }
}

const streamed = (chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const next = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = next.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
};

const isLinux = process.platform === 'linux';
if (!isLinux) console.log('skipped: how much memory a program has held is read from /proc, which only Linux has');

/** The same program all along: a file of 200 MB goes in, is cited, sealed, taken out, and comes in again as a bundle. */
describe.skipIf(!isLinux)('A file of 200 MB is never whole in memory', () => {
  let folder: string;
  let program: Program;
  let page: PlainPage;
  let before: number;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-large-'));
    await mkdir(path.join(folder, 'page'));
    await writeFile(path.join(folder, 'page/index.html'), '<!doctype html><title>Omnibus</title>');
    const words = [path.join(folder, 'data'), path.join(folder, 'page')];
    program = new Program('test/web/short-lived-program.ts', words, ['--max-old-space-size=128']);
    page = await PlainPage.open(await program.address());
  });
  afterAll(async () => {
    await program.kill();
    await rm(folder, { recursive: true, force: true });
  });
  const handIn = async (name: string, body: ReadableStream<Uint8Array>): Promise<ChosenFile> => {
    const response = await page.ask(`files?name=${name}`, { method: 'POST', body, duplex: 'half' });
    expect(response.status).toBe(200);
    return (await response.json()) as ChosenFile;
  };
  const takeOut = async (handle: string): Promise<ReadableStream<Uint8Array>> => {
    const response = await page.ask(`files/${encodeURIComponent(handle)}`);
    expect(response.status).toBe(200);
    if (!response.body) throw new Error('nothing came');
    return response.body;
  };
  const digestOf = async (chunks: AsyncIterable<Uint8Array>): Promise<string> => {
    const hash = createHash('sha512');
    for await (const chunk of chunks) hash.update(chunk);
    return hash.digest('hex');
  };
  const inFolder = async (name: string): Promise<readonly string[]> => readdir(path.join(folder, 'data', name)).catch(() => []);
  const assessments: string[] = [];

  it('attached to evidence and given back, byte for byte', async () => {
    const settings = {
      state: 'XX',
      exercise: { id: 'self-2026', title: 'Practice', mechanism: 'self-assessment' as const },
      languages: ['en' as const],
      instruments: ['TIP'],
      participation: { TIP: { standing: 'party' as const } },
      practice: true,
      assessmentDate: '2026-06-01',
    };
    const assessment = (await page.does('assessments.create', { settings, by })).document.id;
    assessments.push(assessment);
    await handIn('small.txt', streamed([new Uint8Array(10)]));
    before = program.mostMemory();

    const chosen = await handIn('annex.bin', streamed(annex()));
    expect(chosen.bytes).toBe(SIZE);
    const attachment = await page.does('attachments.add', { assessment, file: chosen.handle });
    const content = { kind: 'file' as const, title: 'Annex', attachment };
    await page.does('evidence.save', { assessment, evidence: 'annex', base: 0, content, by });
    const offer = await page.does('attachments.fetch', { assessment, sha512: attachment.sha512 });
    expect(await digestOf(await takeOut(offer.file))).toBe(attachment.sha512);
    // What was made for this occasion is gone with it.
    await expect.poll(() => inFolder('outgoing')).toEqual([]);
    expect((program.mostMemory() - before) / MEBIBYTE).toBeLessThan(100);
  });

  it('sealed in a bundle, taken out, handed in again and verified', async () => {
    const [assessment = ''] = assessments;
    const writes = [
      { question: 'TIP:5(1)/status', base: 0, standing: 'answered' as const, value: 'yes' },
      { question: 'TIP:5(1)/legal-basis.citations', base: 0, standing: 'answered' as const, value: ['annex'] },
    ];
    await page.does('answers.record', { assessment, writes, by });
    const key = await page.does('keys.create', {
      purpose: 'submission',
      state: 'XX',
      holder: 'Ministry',
      practice: true,
      passphrase: PASSPHRASE,
    });
    for (const { key: finding, level } of (await page.does('findings.list', { assessment })).findings) {
      if (level !== 'W') continue;
      await page.does('findings.explain', { assessment, finding, base: 0, reason: 'Being looked into.', by });
    }
    const declaration = { title: 'Minister of Justice' };
    const exported = await page.does('submissions.export', {
      assessment,
      key: key.id,
      passphrase: PASSPHRASE,
      declaration,
      encryptFor: [],
      by,
    });
    expect(exported.bytes).toBeGreaterThan(SIZE);
    const again = await handIn('own.omnibus', await takeOut(exported.file));
    expect(again.bytes).toBe(exported.bytes);
    const report = await page.does('bundles.verify', { file: again.handle });
    expect(report.digest).toBe(exported.digest);
    expect((program.mostMemory() - before) / MEBIBYTE).toBeLessThan(200);
    // Only the small file that nobody used.
    expect(await inFolder('incoming')).toHaveLength(1);
  });

  it('what a page gives up leaves nothing behind', async () => {
    const [waiting = ''] = await inFolder('incoming');
    expect(waiting).not.toBe('');
    const chosen = await handIn('letter.txt', streamed([new Uint8Array(1_000)]));
    expect(await inFolder('incoming')).toHaveLength(2);
    expect((await page.ask(`files/${encodeURIComponent(chosen.handle)}`, { method: 'DELETE' })).status).toBe(204);
    expect(await inFolder('incoming')).toEqual([waiting]);

    const half = new AbortController();
    const gone = page.ask('files?name=half.bin', { method: 'POST', body: streamed(annex()), duplex: 'half', signal: half.signal });
    await expect.poll(() => inFolder('incoming')).toHaveLength(2);
    half.abort();
    await expect(gone).rejects.toThrow();
    await expect.poll(() => inFolder('incoming')).toEqual([waiting]);
  });

  it('says how far a file is on its way out; one that is stopped may be asked for again', async () => {
    const [assessment = ''] = assessments;
    const { document } = await page.does('assessments.open', { assessment });
    const [submission] = Object.values(document.submissions);
    const offer = await page.does('submissions.fetch', { assessment, digest: submission?.digest ?? '' });
    const address = `files/${encodeURIComponent(offer.file)}`;
    const look = async (): Promise<{ state: string; done: number; total: number }> => (await page.ask(`${address}/progress`)).json();
    expect(await look()).toEqual({ state: 'waiting', done: 0, total: 0 });
    const reader = (await takeOut(offer.file)).getReader();
    await reader.read();
    const half = await look();
    expect(half).toMatchObject({ state: 'sending', total: offer.bytes });
    expect(half.done).toBeGreaterThan(0);
    expect(half.done).toBeLessThan(offer.bytes);
    expect((await page.ask(address, { method: 'DELETE' })).status).toBe(204);
    await expect.poll(async () => (await look()).state).toBe('broken');
    await reader.cancel().catch(() => undefined);

    let bytes = 0;
    for await (const chunk of await takeOut(offer.file)) bytes += chunk.length;
    expect(bytes).toBe(offer.bytes);
    await expect.poll(look).toEqual({ state: 'sent', done: offer.bytes, total: offer.bytes });
  });
});
