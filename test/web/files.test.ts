import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileNameOf } from '#services/files/file-handles';
import { attachmentDisposition } from '#web/content-disposition';
import { openTestHost, resultOf, type Reply, type TestHost } from './loopback-client';

describe('Files cross the loopback host by single-use handles', () => {
  let web: TestHost;
  beforeAll(async () => {
    web = await openTestHost();
  });
  afterAll(() => web.close());

  const call = (operation: string, input: unknown): Promise<Reply> =>
    web.askAsPage(`/call/${operation}`, { method: 'POST', body: JSON.stringify(input) });
  const upload = async (name: string, body: string): Promise<{ handle: string; name: string; bytes: number }> => {
    const reply = await web.askAsPage(`/files?name=${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': undefined },
      body,
    });
    expect(reply.status).toBe(200);
    return JSON.parse(reply.body) as { handle: string; name: string; bytes: number };
  };
  const makeKey = async (holder: string): Promise<{ file: string; name: string; bytes: number }> => {
    const input = { purpose: 'secretariat', holder, practice: true, passphrase: 'five plain words for tests' };
    const key = resultOf(await call('keys.create', input)) as { value: { id: string } };
    const backup = resultOf(await call('keys.backup', { key: key.value.id })) as { value: { file: string; name: string; bytes: number } };
    return backup.value;
  };
  const waiting = (): Promise<readonly string[]> => readdir(path.join(web.dataFolder, 'incoming'));

  it('keeps a file that was handed in until an operation takes it, once', async () => {
    const file = await upload('card.json', '{"not":"a card"}');
    expect(file).toMatchObject({ name: 'card.json', bytes: 16 });
    expect(await waiting()).toHaveLength(1);
    expect(resultOf(await call('cards.inspect', { file: file.handle }))).toMatchObject({ ok: false, error: { code: 'card-invalid' } });
    expect(await waiting()).toEqual([]);
    expect(resultOf(await call('cards.inspect', { file: file.handle }))).toMatchObject({ ok: false, error: { code: 'handle-unknown' } });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\someone\\law.pdf', 'law.pdf'],
    ['a\u0000b\u202Efdp.exe', 'abfdp.exe'],
    ['...', 'file'],
    ['قانون ٢٠٢٦.pdf', 'قانون ٢٠٢٦.pdf'],
    [`${'x'.repeat(400)}.omnibus`, `${'x'.repeat(192)}.omnibus`],
    [`${'国'.repeat(200)}.omnibus`, `${'国'.repeat(64)}.omnibus`],
    ['aux.omnibus', '_aux.omnibus'],
    ['NUL', '_NUL'],
  ])('takes only a plain name from %j', async (given, name) => {
    expect((await upload(given, 'x')).name).toBe(name);
  });

  it('does not empty what a link in the place of its own folder leads to', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-elsewhere-'));
    const [dataFolder, elsewhere] = [path.join(folder, 'data'), path.join(folder, 'documents')];
    await mkdir(dataFolder);
    await mkdir(elsewhere);
    await writeFile(path.join(elsewhere, 'letter.txt'), 'mine');
    for (const name of ['incoming', 'outgoing', 'signing', 'carrying', 'restore']) await symlink(elsewhere, path.join(dataFolder, name));
    const handed = await openTestHost({ dataFolder });
    await handed.close();
    expect(await readdir(elsewhere)).toEqual(['letter.txt']);
    await rm(folder, { recursive: true });
  });

  it('gives a file a name that can be sent, although its sender wrote half a character', () => {
    expect(attachmentDisposition(fileNameOf('law \ud800of 2026.pdf'))).toContain(`filename*=UTF-8''law%20of%202026.pdf`);
  });

  it('asks for a name', async () => {
    expect((await web.askAsPage('/files', { method: 'POST', body: 'x' })).status).toBe(400);
  });

  it('keeps nothing of a transfer that breaks off', async () => {
    const before = await waiting();
    const cookie = await web.signIn();
    const head = [
      'POST /files?name=half.txt HTTP/1.1',
      `Host: 127.0.0.1:${web.host.port}`,
      'X-Omnibus: 1',
      `Cookie: ${cookie}`,
      'Content-Length: 1000',
      '',
      'half',
    ];
    const socket = connect(web.host.port, '127.0.0.1');
    socket.write(head.join('\r\n'));
    await expect.poll(waiting).toHaveLength(before.length + 1);
    socket.destroy();
    await expect.poll(waiting).toEqual(before);
  });

  it('hands an outgoing file over once, under its exact name', async () => {
    const file = await makeKey('Sécrétariat 秘书处 (test)');
    const first = await web.askAsPage(`/files/${encodeURIComponent(file.file)}`, {
      headers: { 'x-omnibus': undefined, origin: undefined },
    });
    expect(first.status).toBe(200);
    expect(Buffer.byteLength(first.body)).toBe(file.bytes);
    expect(first.headers['content-disposition']).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%~-]+$/);
    const exact = /filename\*=UTF-8''(.+)$/.exec(first.headers['content-disposition'] ?? '')?.[1] ?? '';
    expect(decodeURIComponent(exact)).toBe(file.name);
    const second = await web.askAsPage(`/files/${encodeURIComponent(file.file)}`);
    expect([second.status, second.body]).toEqual([404, '{"refused":"not-found"}']);
  });

  it('may be asked again for a file whose transfer broke off', async () => {
    const by = { name: 'A. Official', role: 'Focal point' };
    const exercise = { id: 'self-2026', title: 'Self-assessment', mechanism: 'self-assessment' };
    const about = { state: 'AL', languages: ['en'], instruments: ['TIP'], participation: {}, practice: true, assessmentDate: '2026-06-01' };
    const created = resultOf(await call('assessments.create', { settings: { ...about, exercise }, by })) as {
      value: { document: { id: string } };
    };
    const assessment = created.value.document.id;
    const large = await upload('annex.txt', 'a line of the annex\n'.repeat(1_500_000));
    const added = resultOf(await call('attachments.add', { assessment, file: large.handle })) as { value: { sha512: string } };
    const content = { kind: 'file', title: 'Annex', attachment: added.value };
    await call('evidence.save', { assessment, evidence: 'annex', base: 0, content, by });
    const offer = resultOf(await call('attachments.fetch', { assessment, sha512: added.value.sha512 })) as { value: { file: string } };
    const address = `/files/${encodeURIComponent(offer.value.file)}`;

    const socket = connect(web.host.port, '127.0.0.1');
    socket.write(`GET ${address} HTTP/1.1\r\nHost: 127.0.0.1:${web.host.port}\r\nCookie: ${await web.signIn()}\r\n\r\n`);
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    await expect.poll(async () => (await web.askAsPage(address)).bytes.length).toBe(large.bytes);
    expect((await web.askAsPage(address)).status).toBe(404);
  });

  it('hands nothing over without the session', async () => {
    const file = await makeKey('Another holder');
    const stranger = await web.ask(`/files/${encodeURIComponent(file.file)}`);
    expect([stranger.status, stranger.body]).toEqual([401, '{"refused":"no-session"}']);
    expect((await web.askAsPage(`/files/${encodeURIComponent(file.file)}`)).status).toBe(200);
  });

  it('gives no file of the user under the handle of one that was handed in', async () => {
    const file = await upload('law.txt', 'text of a law');
    expect((await web.askAsPage(`/files/${encodeURIComponent(file.handle)}`)).status).toBe(404);
  });

  it('says so when the disk does not take the file', async () => {
    const other = await openTestHost();
    try {
      const incoming = path.join(other.dataFolder, 'incoming');
      await rm(incoming, { recursive: true });
      await writeFile(incoming, 'in the way');
      const reply = await other.askAsPage('/files?name=law.txt', { method: 'POST', body: 'x' });
      expect([reply.status, JSON.parse(reply.body)]).toEqual([
        500,
        { error: { code: 'disk-failed', params: { file: 'law.txt', code: 'ENOTDIR' } } },
      ]);
    } finally {
      await other.close();
    }
  });
});
