import path from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder } from '#services/storage/default-data-folder';

export interface StartOptions {
  /** `auto`: the best that is there. */
  readonly host: 'auto' | 'desktop' | 'web';
  readonly open: boolean;
  readonly dataFolder: string;
  readonly port: number;
}

export const START_USAGE = `usage: npm start -- [--web | --desktop] [--no-open] [--data-dir DIR] [--port N]

  --web           a page of this machine, in a window or tab of the browser
  --desktop       the desktop window; its program is downloaded where it is missing
  --no-open       only print the address
  --data-dir DIR  where the work is kept
  --port N        the port of the address (default: any free one)`;

/** Throws an Error with one sentence for what cannot be understood. */
export function readStartOptions(words: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...words],
    options: {
      web: { type: 'boolean', default: false },
      desktop: { type: 'boolean', default: false },
      'no-open': { type: 'boolean', default: false },
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '0' },
    },
  });
  if (values.web && values.desktop) throw new Error('--web and --desktop exclude each other');
  if (values.desktop && values['no-open']) throw new Error('--desktop and --no-open exclude each other');
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('--port takes a number from 0 to 65535');
  return {
    host: values.web || values['no-open'] ? 'web' : values.desktop ? 'desktop' : 'auto',
    open: !values['no-open'],
    dataFolder: path.resolve(values['data-dir'] ?? defaultDataFolder()),
    port,
  };
}
