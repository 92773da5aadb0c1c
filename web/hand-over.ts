import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CALL_HEADER, CALL_HEADER_VALUE, Refusal } from './protocol';

/**
 * A second start does not fail: it asks the program that owns the data folder for a fresh token and opens a tab on it.
 * Both sides prove that they can read a secret in the data folder (readable by its user only) without sending it, since
 * the port written there may by now belong to somebody else.
 */
export interface HandOverRequest {
  readonly nonce: string;
  readonly proof: string;
}
export interface HandOverAnswer {
  readonly token: string;
  readonly proof: string;
}

const SECRET_FILE = 'hand-over.secret';
const prove = (secret: string, ...parts: readonly string[]): string =>
  createHmac('sha256', secret).update(JSON.stringify(parts)).digest('base64url');
const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Makes a new secret for this run. Only for the owner of the data folder. */
export async function makeHandOverSecret(dataFolder: string): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const file = path.join(dataFolder, SECRET_FILE);
  // A file of our own: one that was there would keep its mode, or lead elsewhere.
  await rm(file, { force: true });
  await writeFile(file, secret, { mode: 0o600, flag: 'wx' });
  return secret;
}

export class HandOverDesk {
  private readonly used = new Set<string>();

  constructor(
    private readonly secret: string,
    private readonly port: number,
    private readonly issueToken: () => string,
  ) {}

  /** Throws Refusal `hand-over-refused` without a good proof, or with one that was used before. */
  answer(request: unknown): HandOverAnswer {
    const { nonce, proof } = asRequest(request);
    if (!same(proof, prove(this.secret, 'ask', String(this.port), nonce)) || this.used.has(nonce) || this.used.size > 10_000) {
      throw new Refusal('hand-over-refused');
    }
    this.used.add(nonce);
    const token = this.issueToken();
    return { token, proof: prove(this.secret, 'answer', nonce, token) };
  }
}

function asRequest(value: unknown): HandOverRequest {
  if (typeof value === 'object' && value !== null && 'nonce' in value && 'proof' in value) {
    const { nonce, proof } = value;
    if (typeof nonce === 'string' && typeof proof === 'string' && nonce.length >= 16 && nonce.length <= 100) return { nonce, proof };
  }
  throw new Refusal('hand-over-refused');
}

const PATIENCE_MS = 5_000;

/** The address of a fresh tab on the running program, or null when none answers there that knows the secret. */
export async function askForHandOver(dataFolder: string, port: number): Promise<string | null> {
  const secret = await readFile(path.join(dataFolder, SECRET_FILE), 'utf8').catch(() => null);
  if (secret === null) return null;
  const nonce = randomBytes(16).toString('base64url');
  const request: HandOverRequest = { nonce, proof: prove(secret, 'ask', String(port), nonce) };
  try {
    const response = await fetch(`http://127.0.0.1:${port}/hand-over`, {
      method: 'POST',
      redirect: 'error',
      headers: { 'content-type': 'application/json', [CALL_HEADER]: CALL_HEADER_VALUE },
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (!response.ok) return null;
    const answer = (await response.json()) as Partial<HandOverAnswer>;
    const known = typeof answer.token === 'string' && typeof answer.proof === 'string';
    if (!known || !same(answer.proof ?? '', prove(secret, 'answer', nonce, answer.token ?? ''))) return null;
    return `http://127.0.0.1:${port}/#token=${answer.token}`;
  } catch {
    return null;
  }
}
