import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { openTestHost, type TestHost } from './loopback-client';

/** Programs on this machine that begin to say something and go on for ever. */
describe('who sends slowly', () => {
  let web: TestHost;
  afterEach(() => web.close());

  const opens = (text: string): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect(web.host.port, '127.0.0.1', () => socket.write(text, () => resolve(socket)));
      socket.on('error', reject);
    });
  const closed = (socket: Socket): Promise<string> =>
    new Promise((resolve) => {
      let said = '';
      socket.setEncoding('latin1');
      socket.on('data', (chunk: string) => (said += chunk)).on('close', () => resolve(said));
    });
  const head = (...lines: readonly string[]): string =>
    `${[...lines, `Host: 127.0.0.1:${web.host.port}`, 'x-omnibus: 1'].join('\r\n')}\r\n\r\n`;

  it('a call is cut off, an upload of a page that is signed in is not', async () => {
    web = await openTestHost({ limits: { requestMs: 300 } });
    const cookie = `cookie: ${await web.signIn()}`;
    const upload = await opens(
      `${head('POST /files?name=law.txt HTTP/1.1', cookie, 'content-type: application/octet-stream', 'content-length: 4', 'connection: close')}la`,
    );
    const uploaded = closed(upload);
    const json = 'content-type: application/json';
    const call = await opens(`${head('POST /call/app.describe HTTP/1.1', cookie, json, 'content-length: 200')}{`);
    expect(await closed(call)).toBe('');
    upload.write('w.');
    expect(await uploaded).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a stranger is cut off whatever the address', async () => {
    web = await openTestHost({ limits: { requestMs: 300 } });
    const json = ['content-type: application/json', 'content-length: 200'];
    const slow = ['POST /files?name=x', 'POST /session', 'POST /hand-over', 'GET /', 'POST /nowhere'].map(async (start) =>
      closed(await opens(`${head(`${start} HTTP/1.1`, ...json)}{`)),
    );
    expect(await Promise.all(slow)).toHaveLength(5);
  });

  it('no more connections are held than a few windows need', async () => {
    web = await openTestHost({ limits: { connections: 3 } });
    const sockets = await Promise.all([1, 2, 3].map(() => opens('')));
    const answered = sockets.map(closed);
    expect(await closed(await opens(head('GET / HTTP/1.1')))).toBe('');
    for (const socket of sockets) socket.write(head('GET /index.html HTTP/1.1', 'connection: close'));
    for (const said of await Promise.all(answered)) expect(said).toMatch(/^HTTP\/1\.1 200 /);
  });
});
