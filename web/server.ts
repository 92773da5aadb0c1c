import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Handlers, NoteUnforeseen } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { PageFile } from '#services/files/page-files';
import { answerCall } from './calls';
import type { WebFiles } from './file-transfer';
import type { HandOverDesk } from './hand-over';
import { pathOf, sendPageFile } from './page-files';
import type { Presence } from './presence';
import { guardUser } from './peer-user';
import { Refusal, type WebLimits } from './protocol';
import { discardBody, readJson } from './request-body';
import { guardCallHeader, guardMethod, guardRequest, guardType } from './request-guard';
import { secure } from './security-headers';
import type { Sessions } from './sessions';

const SMALL_BODY = 4096;
const UPLOAD_MINUTES = 60;

/**
 * Listens on 127.0.0.1 and nowhere else; until `serve` is called every request is told to wait. `port` 0: any free one.
 * Throws AppError `port-in-use` or `port-refused`.
 */
export async function listenOnLoopback(port: number): Promise<{ server: Server; port: number }> {
  const server = createServer({ requestTimeout: UPLOAD_MINUTES * 60_000, headersTimeout: 20_000 });
  server.on('request', starting);
  await new Promise<void>((resolve, reject) => {
    const refused = (error: Error): void => reject(portError(error, port));
    server.once('error', refused);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', refused);
      resolve();
    });
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function portError(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') return new AppError('port-in-use', { port });
  if (code === 'EACCES') return new AppError('port-refused', { port });
  return error;
}

function starting(_request: IncomingMessage, response: ServerResponse): void {
  secure(response);
  response.writeHead(503, { 'retry-after': '1' }).end();
}

export interface Served {
  readonly handlers: Handlers;
  readonly sessions: Sessions;
  readonly files: WebFiles;
  readonly page: ReadonlyMap<string, PageFile>;
  readonly handOver: HandOverDesk;
  readonly presence: Presence;
  readonly limits: WebLimits;
  readonly noteUnforeseen: NoteUnforeseen;
}

export function serve(server: Server, port: number, served: Served): void {
  server.maxConnections = served.limits.connections;
  server.off('request', starting);
  server.on('request', (request, response) => void answer(request, response, port, served));
}

async function answer(request: IncomingMessage, response: ServerResponse, port: number, served: Served): Promise<void> {
  secure(response);
  request.on('error', () => undefined);
  response.on('error', () => undefined);
  hurry(request, served.limits.requestMs);
  try {
    guardRequest(request, port);
    await guardUser(request);
    await route(request, response, served);
  } catch (error) {
    await refuse(error, request, response, served.noteUnforeseen);
  }
}

const hurried = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Cuts the connection off where the request has not arrived in time: whoever sends a letter a minute holds nothing here. */
function hurry(request: IncomingMessage, milliseconds: number): void {
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, milliseconds);
  hurried.set(request, timer.unref());
  request.on('close', () => clearTimeout(timer));
}

const takeTime = (request: IncomingMessage): void => clearTimeout(hurried.get(request));

async function route(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const url = request.url ?? '';
  const address = pathOf(url);
  const [, first = '', second = '', ...rest] = address.split('/');
  if (first === 'session' && second === '') return session(request, response, served);
  if (first === 'hand-over' && second === '') return handOver(request, response, served);
  if (!['call', 'files', 'presence'].includes(first)) {
    guardMethod(request, 'GET', 'HEAD');
    return sendPageFile(served.page, address, request, response);
  }
  const isProgress = first === 'files' && rest.length === 1 && rest[0] === 'progress';
  if (rest.length > 0 && !isProgress) throw new Refusal('not-found');
  const isDownload = first === 'files' && second !== '' && !isProgress && request.method !== 'DELETE';
  // A download is a link that the page follows, and a link cannot carry a header; its handle is secret and single-use.
  if (!isDownload) guardCallHeader(request);
  if (!served.sessions.holds(request)) throw new Refusal('no-session');
  const end = served.presence.begin();
  try {
    if (isDownload) await download(request, response, second, served);
    else if (isProgress) progress(request, response, second, served);
    else if (first === 'files' && second !== '') await giveUpFile(response, second, served);
    else if (first === 'files') await upload(request, response, url, served);
    else if (first === 'call' && second !== '') await call(request, response, second, served);
    else if (first === 'presence' && second === '') presence(request, response, served);
    else throw new Refusal('not-found');
  } finally {
    end();
  }
}

async function session(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  guardMethod(request, 'GET', 'POST');
  guardCallHeader(request);
  if (request.method === 'GET') {
    if (!served.sessions.holds(request)) throw new Refusal('no-session');
    response.writeHead(204).end();
    return;
  }
  guardType(request, 'application/json');
  const body = await readJson(request, SMALL_BODY);
  const token = typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string' ? body.token : '';
  const cookie = served.sessions.exchange(token);
  if (cookie === null) throw new Refusal('token-refused');
  response.writeHead(204, { 'set-cookie': cookie }).end();
}

async function handOver(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  guardMethod(request, 'POST');
  guardCallHeader(request);
  guardType(request, 'application/json');
  sendJson(response, 200, served.handOver.answer(await readJson(request, SMALL_BODY)));
}

function presence(request: IncomingMessage, response: ServerResponse, served: Served): void {
  guardMethod(request, 'POST');
  served.presence.arrive();
  if (served.presence.isLost) throw new Refusal('folder-taken');
  response.writeHead(204).end();
}

async function call(request: IncomingMessage, response: ServerResponse, operation: string, served: Served): Promise<void> {
  guardMethod(request, 'POST');
  guardType(request, 'application/json');
  await answerCall(operation, request, response, served.handlers, served.limits.callBytes, served.noteUnforeseen);
}

async function upload(request: IncomingMessage, response: ServerResponse, url: string, served: Served): Promise<void> {
  guardMethod(request, 'POST');
  const name = new URL(url, 'http://127.0.0.1').searchParams.get('name') ?? '';
  if (name === '') throw new Refusal('address-refused');
  takeTime(request);
  sendJson(response, 200, await served.files.receive(request, name));
}

async function download(request: IncomingMessage, response: ServerResponse, handle: string, served: Served): Promise<void> {
  guardMethod(request, 'GET');
  await served.files.send(handle, response);
}

function progress(request: IncomingMessage, response: ServerResponse, handle: string, served: Served): void {
  guardMethod(request, 'GET');
  sendJson(response, 200, served.files.progress(handle));
}

async function giveUpFile(response: ServerResponse, handle: string, served: Served): Promise<void> {
  await served.files.giveUp(handle);
  response.writeHead(204).end();
}

const STATUS_OF_ERRORS: Readonly<Record<string, number>> = { 'file-too-large': 413, 'disk-full': 507, 'disk-failed': 500 };

async function refuse(error: unknown, request: IncomingMessage, response: ServerResponse, noteUnforeseen: NoteUnforeseen): Promise<void> {
  await discardBody(request);
  if (response.headersSent || response.destroyed) return void response.destroy();
  if (error instanceof Refusal) return sendJson(response, error.status, { refused: error.reason });
  if (error instanceof AppError) {
    return sendJson(response, STATUS_OF_ERRORS[error.code] ?? 400, { error: { code: error.code, params: error.params } });
  }
  if (request.destroyed && !request.complete) return void response.destroy();
  sendJson(response, 500, { error: { code: 'internal', params: { reference: noteUnforeseen('web', error) } } });
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
