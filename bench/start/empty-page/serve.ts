import { createReadStream, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

/** The least that serves a built page: the files of one folder on a loopback address, which it prints. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};
const folder = process.argv[2] ?? '.';
const files = new Set(readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => `/${name.split(path.sep).join('/')}`));

const server = createServer((request, response) => {
  const address = request.url === '/' ? '/index.html' : (request.url ?? '');
  const mediaType = MEDIA_TYPES[path.extname(address)];
  if (!files.has(address) || mediaType === undefined) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': mediaType });
  createReadStream(path.join(folder, address)).pipe(response);
});
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
