import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { mayExchange, peerOf } from '#web/peer-user';

const TABLES = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 100 1
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 101 1
   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 102 1
   3: 0100007F:1F90 0100007F:C351 01 00000000:00000000 00:00000000 00000000  1000        0 103 1
   4: 0100007F:1F90 0200007F:C352 01 00000000:00000000 00:00000000 00000000  1000        0 104 1
   5: 0200007F:C352 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1002        0 105 1
   6: 0100007F:1F90 0100007F:C353 01 00000000:00000000 00:00000000 00000000  1000        0 106 1
  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0000000000000000FFFF00000100007F:C351 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 00:00000000 00000000  1003        0 107 1
`;

const HERE = { address: '127.0.0.1', port: 8_080 };
const from = (port: number, address = '127.0.0.1') => ({ address, port });

describe('Whose connection it is', () => {
  it('is read from the side of the browser', () => {
    expect(peerOf(TABLES, from(50_000), HERE)).toEqual({ user: 1001 });
    expect(peerOf(TABLES, HERE, from(50_000))).toEqual({ user: 1000 });
  });

  it('is found however it was made: from a socket of the newer family, from another loopback address', () => {
    expect(peerOf(TABLES, from(50_001), HERE)).toEqual({ user: 1003 });
    expect(peerOf(TABLES, from(50_002, '127.0.0.2'), HERE)).toEqual({ user: 1002 });
  });

  it('is hidden where only our side is known, and unknown where the system tells nothing', () => {
    expect(peerOf(TABLES, from(50_003), HERE)).toBe('hidden');
    expect(peerOf('', from(50_000), HERE)).toBe('unknown');
  });

  it('must be ours or root’s, where the system says whose it is', () => {
    expect(mayExchange({ user: 1001 }, 1000)).toBe(false);
    expect(mayExchange({ user: 1000 }, 1000)).toBe(true);
    expect(mayExchange({ user: 0 }, 1000)).toBe(true);
    expect(mayExchange({ user: 1001 }, 0)).toBe(true);
    expect(mayExchange('hidden', 1000)).toBe(false);
    expect(mayExchange('unknown', 1000)).toBe(true);
  });

  const ours = async (target: string): Promise<void> => {
    const accepted: Socket[] = [];
    const server = createServer((socket) => accepted.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = connect(port, target);
    await new Promise((resolve) => client.once('connect', resolve));
    const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((table) => readFile(table, 'utf8')));
    const there = { address: '127.0.0.1', port: client.localPort ?? 0 };
    expect(peerOf(tables.join('\n'), there, { address: '127.0.0.1', port })).toEqual({ user: process.getuid?.() });
    client.destroy();
    accepted.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  };
  if (process.platform === 'linux') {
    it('is ours for a connection of our own', () => ours('127.0.0.1'));
    it('is ours for a connection of our own by the newer family', () => ours('::ffff:127.0.0.1'));
  }
});
