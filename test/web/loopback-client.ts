import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openWebHost, type RunningWebHost, type WebHostOptions } from '#web/open-web-host';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly bytes: Buffer;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | Buffer;
}

/** The host over a data folder and a small page of its own, both gone after `close`. */
export interface TestHost {
  readonly host: RunningWebHost;
  readonly dataFolder: string;
  readonly pageFolder: string;
  readonly log: readonly string[];
  /** Sends exactly what it is given: no browser or library corrects it on the way. */
  ask(address: string, ask?: Ask): Promise<Reply>;
  /** As the page would: with the header, the cookie and our own origin, unless `headers` says otherwise (undefined: left out). */
  askAsPage(address: string, ask?: Ask): Promise<Reply>;
  signIn(): Promise<string>;
  close(): Promise<void>;
}

export async function openTestHost(options: Partial<WebHostOptions> = {}): Promise<TestHost> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-web-'));
  const dataFolder = options.dataFolder ?? path.join(folder, 'data');
  const pageFolder = path.join(folder, 'page');
  await mkdir(path.join(pageFolder, 'assets'), { recursive: true });
  await writeFile(path.join(pageFolder, 'index.html'), '<!doctype html><title>Omnibus</title><script src="assets/page.js"></script>');
  await writeFile(path.join(pageFolder, 'assets/page.js'), 'document.title;');
  await writeFile(path.join(folder, 'outside.html'), 'not part of the page');
  const log: string[] = [];
  const host = await openWebHost({ dataFolder, pageFolder, version: '0.0.0', log: (line) => log.push(line), ...options });
  if (host.kind !== 'running') throw new Error('the folder of this test is in use');
  let cookie: string | undefined;

  const ask = (address: string, given: Ask = {}): Promise<Reply> => send(host.port, address, given);
  const signIn = async (): Promise<string> => {
    const reply = await ask('/session', {
      method: 'POST',
      headers: { 'x-omnibus': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ token: tokenOf(host.address()) }),
    });
    if (reply.status !== 204) throw new Error(`no session: ${reply.status} ${reply.body}`);
    return (reply.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
  };
  return {
    host,
    dataFolder,
    pageFolder,
    log,
    ask,
    signIn,
    askAsPage: async (address, given = {}) => {
      cookie ??= await signIn();
      const origin = `http://127.0.0.1:${host.port}`;
      const headers = {
        'x-omnibus': '1',
        'content-type': 'application/json',
        cookie,
        origin,
        'sec-fetch-site': 'same-origin',
        ...given.headers,
      };
      return ask(address, { ...given, headers });
    },
    close: async () => {
      await host.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const tokenOf = (address: string): string => new URLSearchParams(new URL(address).hash.slice(1)).get('token') ?? '';

/** The last line of a call's answer. */
export const resultOf = (reply: Reply): unknown => JSON.parse(reply.body.trim().split('\n').pop() ?? '').result;

function send(port: number, address: string, { method = 'GET', headers = {}, body }: Ask): Promise<Reply> {
  const given = Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const setHost = !('host' in given);
  return new Promise((resolve, reject) => {
    const sending = httpRequest({ host: '127.0.0.1', port, path: address, method, headers: given, setHost, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: bytes.toString('utf8'), bytes });
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
