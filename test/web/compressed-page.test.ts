import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from './loopback-client';

const SCRIPT = `document.title = '${'Omnibus '.repeat(500)}';`;

describe('A page that was built compressed as well', () => {
  let folder: string;
  let web: TestHost;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-page-'));
    await mkdir(path.join(folder, 'assets'));
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Omnibus</title>');
    await writeFile(path.join(folder, 'assets/page.js'), SCRIPT);
    await writeFile(path.join(folder, 'assets/page.js.br'), brotliCompressSync(SCRIPT));
    await writeFile(path.join(folder, 'assets/plain.js'), SCRIPT);
    web = await openTestHost({ pageFolder: folder });
  });
  afterAll(async () => {
    await web.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['br', 'gzip, deflate, br, zstd', 'gzip;q=0.5, BR ; q=0.8'])('comes compressed to a browser that takes %s', async (accepted) => {
    const reply = await web.ask('/assets/page.js', { headers: { 'accept-encoding': accepted } });
    expect(reply).toMatchObject({ status: 200, headers: { 'content-encoding': 'br', vary: 'accept-encoding' } });
    expect(reply.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(brotliDecompressSync(reply.bytes).toString()).toBe(SCRIPT);
  });

  it.each([undefined, '', 'gzip, deflate', 'identity', 'brotli', 'gzip, br;q=0', 'br ; q=0.000'])(
    'comes as it is to one that takes %s',
    async (accepted) => {
      const reply = await web.ask('/assets/page.js', { headers: { 'accept-encoding': accepted } });
      expect(reply.headers['content-encoding']).toBeUndefined();
      expect(reply.headers.vary).toBe('accept-encoding');
      expect(reply.body).toBe(SCRIPT);
    },
  );

  it('comes as it is where nothing compressed lies beside it', async () => {
    const reply = await web.ask('/assets/plain.js', { headers: { 'accept-encoding': 'br' } });
    expect(reply.headers['content-encoding']).toBeUndefined();
    expect(reply.body).toBe(SCRIPT);
  });

  it('has no address of its own for what is compressed', async () => {
    expect((await web.ask('/assets/page.js.br')).status).toBe(404);
  });
});
