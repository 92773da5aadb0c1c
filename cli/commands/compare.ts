import { admit } from '../chosen-files';
import type { Command } from '../command';
import { describeComparison } from '../comparison-text';
import { stateName } from '../report-text';
import { withSession } from '../session';

/** Whether the two differ is no failure: the exit status is 0 when they could be compared. */
export const compare: Command = {
  options: { json: { type: 'boolean' }, all: { type: 'boolean' }, 'data-dir': { type: 'string' } },
  least: 2,
  most: 2,

  run: (call, terminal) =>
    withSession({ dataFolder: call.option('data-dir'), mode: 'read-only' }, terminal, async (session) => {
      const [older, newer] = call.arguments.map((given) => (DIGEST.test(given) ? { digest: given } : { file: admit(session, given) }));
      const value = await session.call('comparison.compare', { older: older!, newer: newer! });
      if (call.flag('json')) terminal.print(JSON.stringify(value.comparison));
      else {
        const state = await stateName(value.comparison.newer.state, session);
        for (const line of describeComparison(value, state, call.flag('all'))) terminal.print(line);
      }
      return 0;
    }),
};

/** A submission of the register in the data folder, instead of a file. */
const DIGEST = /^[0-9a-f]{128}$/;
