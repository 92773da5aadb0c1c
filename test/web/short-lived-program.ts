/**
 * The loopback host as a process of its own, with the times of its data folder and of its idleness shortened:
 * `node short-lived-program.ts <data folder> <page folder> [idle minutes]`. Prints its address, and what it has to say.
 */
import { AppError } from '#core/contract/errors';
import { openWebHost } from '#web/open-web-host';

const [, , dataFolder = '', pageFolder = '', idle = '0'] = process.argv;
const say = (line: string): void => console.log(line);

async function run(): Promise<void> {
  const host = await openWebHost({
    dataFolder,
    pageFolder,
    version: 'test',
    idleMinutes: Number(idle),
    timing: { heartbeat: 100, stale: 400 },
    whenGone: () => {
      say('nobody is there');
      void (host.kind === 'running' ? host.close() : Promise.resolve()).then(() => process.exit(0));
    },
    whenTaken: () => say('the folder was taken'),
    log: say,
  });
  say(host.kind === 'running' ? host.address() : host.address);
}

run().catch((error: unknown) => {
  say(error instanceof AppError ? `stopped: ${error.code}` : String(error));
  process.exit(3);
});
