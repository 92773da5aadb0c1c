import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { mayExchange, userOfConnection } from '#web/peer-user';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 100 1
   1: 0100007F:1F90 0100007F:C350 01 00000000:00000000 00:00000000 00000000  1000        0 101 1
   2: 0100007F:C350 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1001        0 102 1
`;

describe('Whose connection it is that brings the token', () => {
  it('is read from the side of the browser', () => {
    expect(userOfConnection(TABLE, 50_000, 8_080)).toBe(1001);
    expect(userOfConnection(TABLE, 8_080, 50_000)).toBe(1000);
    expect(userOfConnection(TABLE, 50_001, 8_080)).toBeNull();
    expect(userOfConnection('', 50_000, 8_080)).toBeNull();
  });

  it('must be ours or root’s, where the system says whose it is', () => {
    expect(mayExchange(1001, 1000)).toBe(false);
    expect(mayExchange(1000, 1000)).toBe(true);
    expect(mayExchange(0, 1000)).toBe(true);
    expect(mayExchange(1001, 0)).toBe(true);
    expect(mayExchange(null, 1000)).toBe(true);
  });

  const ours = async (): Promise<void> => {
    const accepted: Socket[] = [];
    const server = createServer((socket) => accepted.push(socket));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const client = connect(port, '127.0.0.1');
    await new Promise((resolve) => client.once('connect', resolve));
    const table = await readFile('/proc/net/tcp', 'utf8');
    expect(userOfConnection(table, client.localPort ?? 0, port)).toBe(process.getuid?.());
    client.destroy();
    accepted.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  };
  if (process.platform === 'linux') it('is ours for a connection of our own', ours);
});
