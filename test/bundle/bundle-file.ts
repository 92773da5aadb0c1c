import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import type { VerificationReport } from '#core/submission/verification';
import { manifestText } from '#services/bundle/bag-layout';
import { openArchive } from '#services/bundle/open-archive';
import { verifyBundle, type VerifiedBundle, type VerifyOptions } from '#services/bundle/verify-bundle';
import { writeBundle, type BundleContent } from '#services/bundle/write-bundle';
import { rawZip, type RawArchive, type RawEntry } from './raw-zip';
import { scratchFolder } from './scratch';
import type { Signer } from './signer';

export const uninterrupted: CallContext = { signal: new AbortController().signal, progress: () => undefined };

/** Seals and writes a bundle as the program does; returns its path. */
export async function writtenBundle(content: BundleContent, by: Signer, recipients: readonly string[] = []): Promise<string> {
  const path = join(await scratchFolder(), `${content.name}.omnibus`);
  await writeBundle(path, content, { sign: (bytes) => by.sign(bytes), recipients, call: uninterrupted });
  return path;
}

export async function verified(path: string, options: Pick<VerifyOptions, 'trust'> & Partial<VerifyOptions>): Promise<VerifiedBundle> {
  const standard: Omit<VerifyOptions, 'trust'> = { now: '2026-06-03T00:00:00.000Z', stateKind: () => 'member', call: uninterrupted };
  return verifyBundle({ path, name: 'received.omnibus' }, { ...standard, ...options });
}

export const codesOf = (report: VerificationReport): readonly string[] =>
  report.findings.filter(({ severity }) => severity === 'refusal').map(({ code }) => code);

/** The files of a bundle, to be changed and put together again by hand. */
export class LooseBag {
  private constructor(
    readonly folder: string,
    readonly files: Map<string, Buffer>,
  ) {}

  static async of(path: string): Promise<LooseBag> {
    const opened = await openArchive(path);
    if ('findings' in opened) throw new Error(`not readable: ${opened.findings.map(({ code }) => code).join()}`);
    const files = new Map<string, Buffer>();
    let folder = '';
    for (const entry of opened.archive.entries) {
      const pieces: Buffer[] = [];
      for await (const piece of entry.read()) pieces.push(piece);
      folder = entry.name.slice(0, entry.name.indexOf('/'));
      files.set(entry.name.slice(folder.length + 1), Buffer.concat(pieces));
    }
    await opened.archive.close();
    return new LooseBag(folder, files);
  }

  text(name: string): string {
    return this.file(name).toString('utf8');
  }

  file(name: string): Buffer {
    const file = this.files.get(name);
    if (!file) throw new Error(`no ${name}`);
    return file;
  }

  put(name: string, content: string | Buffer): this {
    this.files.set(name, Buffer.from(content));
    return this;
  }

  remove(name: string): this {
    this.files.delete(name);
    return this;
  }

  flip(name: string): this {
    const content = Buffer.from(this.file(name));
    const at = Math.floor(content.length / 2);
    content[at] = (content[at] ?? 0) ^ 1;
    return this.put(name, content);
  }

  /** Makes manifests and Payload-Oxum right again, as a forger would. */
  recompute(): this {
    const payload = [...this.files].filter(([name]) => name.startsWith('data/'));
    const octets = payload.reduce((sum, [, { length }]) => sum + length, 0);
    this.put('bag-info.txt', this.text('bag-info.txt').replace(/Payload-Oxum: .*/, `Payload-Oxum: ${octets}.${payload.length}`));
    this.put('manifest-sha512.txt', manifestText(payload.map(([path, content]) => ({ path, sha512: sha512Of(content) }))));
    const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha512.txt'].filter((name) => this.files.has(name));
    return this.put('tagmanifest-sha512.txt', manifestText(tags.map((path) => ({ path, sha512: sha512Of(this.file(path)) }))));
  }

  async sign(by: Signer, slot = 'state'): Promise<this> {
    return this.put(`signatures/${slot}.jws`, await by.sign(this.file('tagmanifest-sha512.txt')));
  }

  entries(): RawEntry[] {
    return [...this.files].map(([name, content]) => ({ name: `${this.folder}/${name}`, content }));
  }

  async zipped(entries: readonly RawEntry[] = this.entries(), archive: RawArchive = {}): Promise<string> {
    const path = join(await scratchFolder(), 'forged.omnibus');
    await writeFile(path, rawZip(entries, archive));
    return path;
  }
}

export const sha512Of = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');

/** A copy of a file with one byte changed. */
export async function withFlippedByte(path: string, at: number): Promise<string> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const copy = join(await scratchFolder(), 'flipped.omnibus');
  await writeFile(copy, bytes);
  return copy;
}
