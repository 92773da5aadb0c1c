import { copyFile, constants, mkdir, rm } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { AppError } from '#core/contract/errors';
import { admit } from './chosen-files';
import type { Session } from './session';

/** The names under which the contract's inputs hold file handles. */
const ONE_FILE = 'file';
const MANY_FILES: ReadonlySet<string> = new Set(['files', 'trust']);

/** The same input with a handle in the place of every file path, wherever the contract has a file. */
export function inputWithHandles(input: unknown, session: Session): unknown {
  if (Array.isArray(input)) return input.map((each) => inputWithHandles(each, session));
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([name, value]): readonly [string, unknown] => {
    if (name === ONE_FILE && typeof value === 'string') return [name, admit(session, value)];
    if (MANY_FILES.has(name) && Array.isArray(value))
      return [name, value.map((each) => (typeof each === 'string' ? admit(session, each) : each))];
    return [name, inputWithHandles(value, session)];
  });
  return Object.fromEntries(entries);
}

/**
 * Copies every file that an outcome offers into `folder`, under its own name or a free one beside it, and puts where it
 * now lies in the place of the handle. Throws AppError `disk-failed`.
 */
export async function keepOutgoing(value: unknown, folder: string, session: Session): Promise<unknown> {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const kept: unknown[] = [];
    for (const each of value) kept.push(await keepOutgoing(each, folder, session));
    return kept;
  }
  const kept: [string, unknown][] = [];
  for (const [name, each] of Object.entries(value)) kept.push([name, await keepOutgoing(each, folder, session)]);
  return { ...Object.fromEntries(kept), ...(isOffer(value) && { file: await keepOne(value, folder, session) }) };
}

async function keepOne(offer: Offer, folder: string, session: Session): Promise<string> {
  const { path, name, lasting } = session.files.claim(offer.file);
  const kept = await copyBeside(path, folder, name);
  if (!lasting) await rm(dirname(path), { recursive: true, force: true });
  return kept;
}

/** Copies without ever replacing a file. Returns where it lies. */
export async function copyBeside(from: string, folder: string, name: string): Promise<string> {
  await mkdir(folder, { recursive: true }).catch((error: unknown) => fail(error, name));
  for (let attempt = 1; ; attempt += 1) {
    const ending = extname(name);
    const target = resolve(join(folder, attempt === 1 ? name : `${name.slice(0, name.length - ending.length)} (${attempt})${ending}`));
    try {
      await copyFile(from, target, constants.COPYFILE_EXCL);
      return target;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') fail(error, name);
    }
  }
}

interface Offer {
  readonly file: string;
  readonly name: string;
}

const isOffer = (value: unknown): value is Offer =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  'name' in value &&
  typeof value.file === 'string' &&
  value.file.startsWith('file:');

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';

function fail(error: unknown, file: string): never {
  throw new AppError(codeOf(error) === 'ENOSPC' ? 'disk-full' : 'disk-failed', { file, code: codeOf(error) });
}
