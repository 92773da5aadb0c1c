import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './protocol';

const TABLE = '/proc/net/tcp';
const LOOPBACK = '0100007F';
const USER_COLUMN = 7;

/**
 * The address with its token is an argument of the browser's process, which other users of the machine may see. Where the
 * system tells whose a connection is (Linux), a token is taken only from our own user or from root, so that nobody else can
 * be quicker. A host that runs as root answers any user, since root's browser is run as somebody else.
 */
export async function guardUser(request: IncomingMessage, own: number | undefined = process.getuid?.()): Promise<void> {
  const { remotePort, localPort } = request.socket;
  if (own === undefined || remotePort === undefined || localPort === undefined) return;
  const table = await readFile(TABLE, 'utf8').catch(() => '');
  if (!mayExchange(userOfConnection(table, remotePort, localPort), own)) throw new Refusal('foreign-user');
}

/** The user id of the side of a loopback connection that has `port`, from the system's table; null where it is not there. */
export function userOfConnection(table: string, port: number, peerPort: number): number | null {
  const [from, to] = [port, peerPort].map((each) => `${LOOPBACK}:${each.toString(16).toUpperCase().padStart(4, '0')}`);
  for (const line of table.split('\n')) {
    const columns = line.trim().split(/\s+/);
    if (columns[1] === from && columns[2] === to) return Number(columns[USER_COLUMN]);
  }
  return null;
}

/** `peer` null: the system does not say. */
export const mayExchange = (peer: number | null, own: number): boolean => peer === null || peer === own || peer === 0 || own === 0;
