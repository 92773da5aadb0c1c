import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { inflateRawSync } from 'node:zlib';

/**
 * The other side: `floor CARDS FOLDER`. What Node cannot be spared: every file is read and hashed once, the answers in it are
 * unpacked and parsed, a questionnaire that was not seen before too, and the signature is verified. Nothing is checked, nothing is kept.
 */
const [cards = '', folder = ''] = process.argv.slice(2);
const keys = new Map<string, KeyObject>();
for (const name of await readdir(cards)) {
  const { card, signature } = JSON.parse(await readFile(path.join(cards, name), 'utf8')) as { card: string; signature: string };
  const { publicKey } = JSON.parse(card) as { publicKey: string };
  keys.set(headerOf(signature).kid, createPublicKey(publicKey));
}

const from = performance.now();
const seen = new Set<string>();
let verified = 0;
for (const name of (await readdir(folder)).sort()) {
  const bytes = await readFile(path.join(folder, name));
  createHash('sha512').update(bytes).digest('hex');
  const entries = entriesOf(bytes);
  JSON.parse(entries.get('data/submission.json')!.read().toString('utf8'));
  const questionnaire = entries.get('data/questionnaire.json')!;
  if (!seen.has(questionnaire.name)) JSON.parse(questionnaire.read().toString('utf8'));
  seen.add(questionnaire.name);
  const jws = entries.get('signatures/state.jws')!.read().toString('utf8').trim();
  const [protectedHeader = '', , signature = ''] = jws.split('.');
  const signed = Buffer.concat([Buffer.from(`${protectedHeader}.`), entries.get('tagmanifest-sha512.txt')!.read()]);
  const key = keys.get(headerOf(jws).kid);
  if (key && verify(null, signed, key, Buffer.from(signature, 'base64url'))) verified += 1;
}
console.log(JSON.stringify({ seconds: (performance.now() - from) / 1000, verified }));

function headerOf(jws: string): { readonly kid: string } {
  return JSON.parse(Buffer.from(jws.split('.')[0] ?? '', 'base64url').toString('utf8')) as { kid: string };
}

interface Entry {
  /** Tells one content from another. */
  readonly name: string;
  read(): Buffer;
}

/** The files of an archive by their name within its one folder. */
function entriesOf(zip: Buffer): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  for (let count = zip.readUInt16LE(end + 10); count > 0; count--) {
    const [method, crc32, stored, size] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 16),
      zip.readUInt32LE(at + 20),
      zip.readUInt32LE(at + 24),
    ];
    const [nameBytes, extra, comment, header] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameBytes);
    const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
    const packed = zip.subarray(start, start + stored);
    entries.set(name.slice(name.indexOf('/') + 1), {
      name: `${crc32} ${size}`,
      read: () => (method === 0 ? packed : inflateRawSync(packed)),
    });
    at += 46 + nameBytes + extra + comment;
  }
  return entries;
}
