import type { Command } from '../command';
import { oneOf } from '../one-of';
import { dataPassphrase } from '../passphrase';
import { jsonLine } from '../json-line';
import { say } from '../sentences';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/** What can be done with the register as a whole: `rebuild` makes its index anew. */
export const register: Command = {
  options: { 'data-dir': { type: 'string' }, json: { type: 'boolean' } },
  least: 1,
  most: 1,

  run: async (call, terminal) => {
    oneOf('register', call.arguments[0], ['rebuild']);
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder, mode: 'own', passphrase }, terminal, async (session) => {
      const figures = await session.call('register.rebuild', {});
      terminal.print(call.flag('json') ? jsonLine(figures) : say('cli.register.rebuilt', { submissions: figures.submissions }));
      return 0;
    });
  },
};
