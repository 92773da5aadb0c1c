import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '#core/contract/result';
import { openTestHost, resultOf } from '#test/web/loopback-client';
import { isUnknown } from './direct-host';
import type { Host } from './office';

/** The loopback host, spoken to over HTTP as its page does. */
export const webHost: Host = {
  name: 'the web host',
  hasHandles: true,
  open: async (folder) => {
    const web = await openTestHost({ dataFolder: path.join(folder, 'data') });
    const call = async (name: string, input: unknown): Promise<Result<never>> =>
      resultOf(await web.askAsPage(`/call/${name}`, { method: 'POST', body: JSON.stringify(input) })) as Result<never>;
    return {
      call,
      callAnything: call,
      knowsNot: async (name) => isUnknown(await call(name, {})),
      choose: async (file) => {
        const address = `/files?name=${encodeURIComponent(path.basename(file))}`;
        const reply = await web.askAsPage(address, { method: 'POST', body: await readFile(file) });
        return (JSON.parse(reply.body) as { handle: string }).handle;
      },
      keep: async ({ file, name }) => {
        const kept = path.join(folder, name);
        await writeFile(kept, (await web.askAsPage(`/files/${encodeURIComponent(file)}`)).bytes);
        return kept;
      },
      close: async () => {
        if (web.log.length > 0) throw new Error(`unforeseen: ${web.log.join('\n')}`);
        await web.close();
      },
    };
  },
};
