import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, resultOf, tokenOf, type Reply, type TestHost } from './loopback-client';

const DESCRIBE = '/call/app.describe';
const LIMITS = { callBytes: 10_000, uploadBytes: 50_000 };

describe('The loopback host refuses what does not come from its own page', () => {
  let web: TestHost;
  beforeAll(async () => {
    web = await openTestHost({ limits: LIMITS });
  });
  afterAll(() => web.close());

  const call = (headers: Record<string, string | undefined>, address = DESCRIBE): Promise<Reply> =>
    web.askAsPage(address, { method: 'POST', headers, body: '{}' });
  const expectRefusal = (reply: Reply, status: number, reason: string): void => {
    expect([reply.status, reply.body]).toEqual([status, JSON.stringify({ refused: reason })]);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  };

  it('answers its own page', async () => {
    const reply = await call({});
    expect(reply.status).toBe(200);
    expect(resultOf(reply)).toMatchObject({ ok: true, value: { name: 'Omnibus' } });
  });

  it.each(['omnibus.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]', 'omnibus.example:PORT', 'localhost:PORT'])(
    'refuses the Host %s, on a call and for the page itself',
    async (name) => {
      const host = name.replace('PORT', String(web.host.port));
      expectRefusal(await call({ host }), 403, 'foreign-host');
      expectRefusal(await web.ask('/', { headers: { host } }), 403, 'foreign-host');
    },
  );

  it.each(['https://omnibus.example', 'http://127.0.0.1:1', 'http://localhost:PORT', 'https://127.0.0.1:PORT', 'null'])(
    'refuses the Origin %s',
    async (name) => {
      expectRefusal(await call({ origin: name.replace('PORT', String(web.host.port)) }), 403, 'foreign-origin');
    },
  );

  it.each(['cross-site', 'same-site'])('refuses what a browser says comes from elsewhere (%s), even without an Origin', async (site) => {
    expectRefusal(await call({ origin: undefined, 'sec-fetch-site': site }), 403, 'foreign-site');
    const script = await web.ask('/assets/page.js', { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'no-cors' } });
    expectRefusal(script, 403, 'foreign-site');
  });

  it('lets a link lead to the page itself', async () => {
    const reply = await web.ask('/', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } });
    expect(reply.status).toBe(200);
  });

  it('refuses a call without a session', async () => {
    expectRefusal(await call({ cookie: undefined }), 401, 'no-session');
    expectRefusal(await call({ cookie: `omnibus-${web.host.port}=guessed` }), 401, 'no-session');
  });

  it('refuses the cookie of a host on another port', async () => {
    const other = await openTestHost();
    try {
      expectRefusal(await call({ cookie: await other.signIn() }), 401, 'no-session');
    } finally {
      await other.close();
    }
  });

  it('takes a token once', async () => {
    const headers = { 'x-omnibus': '1', 'content-type': 'application/json' };
    const body = JSON.stringify({ token: tokenOf(web.host.address()) });
    const first = await web.ask('/session', { method: 'POST', headers, body });
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']?.[0]).toMatch(
      new RegExp(`^omnibus-${web.host.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`),
    );
    const second = await web.ask('/session', { method: 'POST', headers, body });
    expectRefusal(second, 401, 'token-refused');
    expect(second.headers['set-cookie']).toBeUndefined();
  });

  it.each([['{"token":"guessed"}'], ['{}'], ['{"token":["a"]}'], ['null']])('refuses the token of %s', async (body) => {
    const headers = { 'x-omnibus': '1', 'content-type': 'application/json' };
    expectRefusal(await web.ask('/session', { method: 'POST', headers, body }), 401, 'token-refused');
  });

  it('refuses a call without the header of the page', async () => {
    expectRefusal(await call({ 'x-omnibus': undefined }), 403, 'header-missing');
    expectRefusal(await call({ 'x-omnibus': '0' }), 403, 'header-missing');
    const upload = await web.askAsPage('/files?name=law.txt', { method: 'POST', headers: { 'x-omnibus': undefined }, body: 'x' });
    expectRefusal(upload, 403, 'header-missing');
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', undefined])(
    'refuses a call sent as %s, as a form would',
    async (type) => {
      expectRefusal(await call({ 'content-type': type }), 415, 'type-refused');
    },
  );

  it.each([
    '/../outside.html',
    '/assets/../../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/%252e%252e/outside.html',
    '/..%5coutside.html',
    '/assets/..\\..\\outside.html',
    '//outside.html',
    '/%00',
    '/%E0%A4%A',
    'http://127.0.0.1/../outside.html',
  ])('refuses the address %s', async (address) => {
    const reply = await web.ask(address);
    expectRefusal(reply, 400, 'address-refused');
  });

  it.each(['/outside.html', '/package.json', '/assets', '/assets/', '/.git/config', '/call/../index.html'])(
    'serves nothing at %s',
    async (address) => {
      const reply = await web.ask(address);
      expect([400, 404]).toContain(reply.status);
      expect(reply.body).not.toContain('not part of the page');
    },
  );

  it('refuses an oversized call, announced or not', async () => {
    const body = JSON.stringify({ language: 'x'.repeat(LIMITS.callBytes) });
    expectRefusal(await web.askAsPage('/call/content.wording', { method: 'POST', body }), 413, 'body-too-large');
    const unannounced = await web.askAsPage('/call/content.wording', { method: 'POST', headers: { 'transfer-encoding': 'chunked' }, body });
    expectRefusal(unannounced, 413, 'body-too-large');
  });

  it.each([[{}], [{ 'transfer-encoding': 'chunked' }]])('refuses an oversized file and keeps nothing of it (%o)', async (headers) => {
    const body = Buffer.alloc(LIMITS.uploadBytes + 1, 'x');
    const reply = await web.askAsPage('/files?name=annex.txt', { method: 'POST', headers, body });
    expect(reply.status).toBe(413);
    expect(JSON.parse(reply.body)).toMatchObject({
      error: { code: 'file-too-large', params: { name: 'annex.txt', limit: LIMITS.uploadBytes } },
    });
    expect(await readdir(path.join(web.dataFolder, 'incoming'))).toEqual([]);
  });

  it.each(['{', '', 'undefined', '\u0000'])('refuses a call that is no JSON (%j)', async (body) => {
    expectRefusal(await web.askAsPage(DESCRIBE, { method: 'POST', body }), 400, 'body-unreadable');
  });

  it('refuses bytes that are no UTF-8', async () => {
    expectRefusal(await web.askAsPage(DESCRIBE, { method: 'POST', body: Buffer.from([0x22, 0xff, 0x22]) }), 400, 'body-unreadable');
  });

  it.each(['no.such', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])('knows no operation %s', async (name) => {
    expect(resultOf(await call({}, `/call/${name}`))).toMatchObject({ ok: false, error: { code: 'operation-unknown' } });
  });

  it('names the place of an invalid input', async () => {
    const reply = await web.askAsPage('/call/content.wording', { method: 'POST', body: '{"language":"tlh"}' });
    expect(resultOf(reply)).toMatchObject({ ok: false, error: { code: 'input-invalid', params: { path: 'language' } } });
  });

  it.each([
    ['GET', DESCRIBE],
    ['PUT', DESCRIBE],
    ['OPTIONS', DESCRIBE],
    ['PUT', '/files/file:0123456789abcdef'],
    ['DELETE', '/files'],
    ['DELETE', '/files/file:0123456789abcdef/progress'],
    ['POST', '/'],
    ['PUT', '/session'],
    ['TRACE', '/index.html'],
    ['GET', '/hand-over'],
  ])('refuses the method %s at %s', async (method, address) => {
    expectRefusal(await web.askAsPage(address, { method }), 405, 'method-refused');
  });

  it.each([
    ['GET', '/files/file:0123456789abcdef/progress'],
    ['DELETE', '/files/file:0123456789abcdef'],
  ])('says nothing of a file, and gives none up, for what is not our page: %s %s', async (method, address) => {
    expectRefusal(await web.askAsPage(address, { method, headers: { 'x-omnibus': undefined } }), 403, 'header-missing');
    expectRefusal(await web.askAsPage(address, { method, headers: { cookie: undefined } }), 401, 'no-session');
    expectRefusal(await web.askAsPage(address, { method, headers: { origin: 'http://127.0.0.1:1' } }), 403, 'foreign-origin');
  });

  it('refuses to hand over to whoever cannot read the data folder', async () => {
    const headers = { 'x-omnibus': '1', 'content-type': 'application/json' };
    const guess = { nonce: 'a'.repeat(22), proof: 'b'.repeat(43) };
    for (const body of [guess, {}, null, { nonce: 1, proof: 2 }]) {
      expectRefusal(await web.ask('/hand-over', { method: 'POST', headers, body: JSON.stringify(body) }), 403, 'hand-over-refused');
    }
  });

  it('refuses a handle that was never given', async () => {
    expectRefusal(await web.askAsPage('/files/file:0123456789abcdef0123'), 404, 'not-found');
  });

  it('says the same strict things with every answer, refusals included', async () => {
    for (const reply of [await web.ask('/'), await call({}), await web.ask('/nowhere'), await call({ cookie: undefined })]) {
      expect(reply.headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; " +
          "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      );
      expect(reply.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    }
  });
});
