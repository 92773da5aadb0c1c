import type { Command } from '../command';
import { say } from '../sentences';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/** What can be done with the register as a whole: `rebuild` makes its index anew. */
export const register: Command = {
  options: { 'data-dir': { type: 'string' }, json: { type: 'boolean' } },
  least: 1,
  most: 1,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    if (call.arguments[0] !== 'rebuild') throw new UsageError('too-many-arguments', { argument: call.arguments[0] ?? '' });
    return withSession({ dataFolder, mode: 'own' }, terminal, async (session) => {
      const figures = await session.call('register.rebuild', {});
      terminal.print(call.flag('json') ? JSON.stringify(figures) : say('cli.register.rebuilt', { submissions: figures.submissions }));
      return 0;
    });
  },
};
