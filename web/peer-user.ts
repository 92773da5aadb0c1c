import { readFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { Refusal } from './protocol';

/** A connection from a socket of the newer family stands in the second table only, whatever the address it was made to. */
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];
const LOCAL_COLUMN = 1;
const REMOTE_COLUMN = 2;
const USER_COLUMN = 7;

/** A place that a connection leads from or to. */
export interface Place {
  /** In four numbers. */
  readonly address: string;
  readonly port: number;
}

/** What the system says of the other side of a connection; `unknown`: it says nothing of connections at all. */
export type Peer = { readonly user: number } | 'unknown' | 'hidden';

/**
 * The address with its token is an argument of the browser's process, and a cookie is sent to every port: other users of
 * the machine may come to know both. Where the system tells whose a connection is (Linux), only our own user and root are
 * answered. A host that runs as root answers any user, since root's browser is run as somebody else.
 */
export async function guardUser(request: IncomingMessage, own: number | undefined = process.getuid?.()): Promise<void> {
  const { remoteAddress, remotePort, localAddress, localPort } = request.socket;
  if (own === undefined || own === 0 || answered.has(request.socket)) return;
  if (remoteAddress === undefined || remotePort === undefined || localAddress === undefined || localPort === undefined) {
    throw new Refusal('foreign-user');
  }
  const tables = await Promise.all(TABLES.map((table) => readFile(table, 'utf8').catch(() => '')));
  const peer = peerOf(tables.join('\n'), { address: remoteAddress, port: remotePort }, { address: localAddress, port: localPort });
  if (!mayExchange(peer, own)) throw new Refusal('foreign-user');
  answered.add(request.socket);
}

/** Connections that have been looked up: whose they are does not change. */
const answered = new WeakSet<IncomingMessage['socket']>();

/**
 * Whose the side of a connection is that leads from `there` to `here`, from the system's tables. `hidden` where the
 * tables have our own side and not the other: then it is not simply that the system does not say.
 */
export function peerOf(tables: string, there: Place, here: Place): Peer {
  const [from, to] = [spellings(there), spellings(here)];
  let ours = false;
  for (const line of tables.split('\n')) {
    const columns = line.trim().split(/\s+/);
    const [local = '', remote = ''] = [columns[LOCAL_COLUMN], columns[REMOTE_COLUMN]];
    if (from.includes(local) && to.includes(remote)) return { user: Number(columns[USER_COLUMN]) };
    ours ||= to.includes(local) && from.includes(remote);
  }
  return ours ? 'hidden' : 'unknown';
}

/** As the tables write it, as itself and mapped into the newer family: bytes of the address from last to first. */
function spellings({ address, port }: Place): readonly string[] {
  if (!isIPv4(address)) return [];
  const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
  const reversed = address
    .split('.')
    .map((part) => hex(Number(part), 2))
    .reverse()
    .join('');
  return [reversed, `0000000000000000FFFF0000${reversed}`].map((each) => `${each}:${hex(port, 4)}`);
}

export const mayExchange = (peer: Peer, own: number): boolean =>
  own === 0 || peer === 'unknown' || (peer !== 'hidden' && (peer.user === own || peer.user === 0));
