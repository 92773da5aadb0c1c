import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from './loopback-client';

/** Requests as no browser or library would write them. */
describe('what a program on this machine may write to the host', () => {
  let web: TestHost;
  let cookie: string;
  let host: string;
  beforeAll(async () => {
    web = await openTestHost();
    cookie = await web.signIn();
    host = `127.0.0.1:${web.host.port}`;
  });
  afterAll(() => web.close());

  /** Everything that comes back until the host closes the connection. */
  const send = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      let said = '';
      const socket = connect(web.host.port, '127.0.0.1', () => socket.write(text));
      socket.setEncoding('latin1');
      socket.on('data', (chunk: string) => (said += chunk));
      socket.on('close', () => resolve(said)).on('error', reject);
    });
  const statuses = (said: string): readonly string[] => [...said.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status = '']) => status);
  const lines = (...all: readonly string[]): string => `${all.join('\r\n')}\r\n\r\n`;
  const describing = (...more: readonly string[]): string[] => [
    'POST /call/app.describe HTTP/1.1',
    `Host: ${host}`,
    'x-omnibus: 1',
    'content-type: application/json',
    ...more,
  ];

  it('a call in good order is answered', async () => {
    const said = await send(`${lines(...describing(`cookie: ${cookie}`, 'content-length: 2', 'connection: close'))}{}`);
    expect(statuses(said)).toEqual(['200']);
  });

  it('a call behind one that is answered needs everything again', async () => {
    const first = `${lines(...describing(`cookie: ${cookie}`, 'content-length: 2'))}{}`;
    const second = `${lines(...describing('content-length: 2', 'connection: close'))}{}`;
    expect(statuses(await send(first + second))).toEqual(['200', '401']);
  });

  it('two lengths, or a length and pieces, are no request', async () => {
    for (const more of [
      ['content-length: 2', 'content-length: 40'],
      ['content-length: 2', 'transfer-encoding: chunked'],
      ['transfer-encoding: chunked, identity'],
    ]) {
      const said = await send(`${lines(...describing(`cookie: ${cookie}`, ...more))}{}`);
      expect(statuses(said)).toEqual(['400']);
    }
  });

  it('two hosts, no host, or a host in the address do not help', async () => {
    const rest = [`cookie: ${cookie}`, 'x-omnibus: 1', 'content-type: application/json', 'content-length: 2', 'connection: close'];
    const asked = [
      lines('POST /call/app.describe HTTP/1.1', 'Host: omnibus.example', `Host: ${host}`, ...rest),
      lines('POST /call/app.describe HTTP/1.1', ...rest),
      lines(`POST http://omnibus.example/call/app.describe HTTP/1.1`, `Host: ${host}`, ...rest),
      lines(`POST http://${host}/call/app.describe HTTP/1.1`, `Host: ${host}`, ...rest),
    ];
    for (const each of asked) expect(statuses(await send(`${each}{}`))[0]).toMatch(/^40[03]$/);
  });

  it('asking for another protocol changes nothing', async () => {
    const upgrade = [
      'connection: Upgrade, close',
      'upgrade: websocket',
      'sec-websocket-version: 13',
      'sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==',
    ];
    const said = await send(lines('GET /call/app.describe HTTP/1.1', `Host: ${host}`, 'Origin: https://omnibus.example', ...upgrade));
    expect(statuses(said)).toEqual(['403']);
  });

  it('an oversized head is refused', async () => {
    const said = await send(lines('GET / HTTP/1.1', `Host: ${host}`, `x-filler: ${'x'.repeat(100_000)}`));
    expect(statuses(said)).toEqual(['431']);
  });
});
