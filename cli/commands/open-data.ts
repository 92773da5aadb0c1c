import type { Command } from '../command';
import { jsonLine } from '../json-line';
import { assertFree, keepDocument } from '../keep-document';
import { dataPassphrase } from '../passphrase';
import { say } from '../sentences';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/** What States have released, as data for everybody: a ZIP archive of CSV and JSON with a codebook. */
export const openData: Command = {
  options: {
    out: { type: 'string' },
    force: { type: 'boolean' },
    exercise: { type: 'string', multiple: true },
    instrument: { type: 'string', multiple: true },
    'data-dir': { type: 'string' },
    'passphrase-file': { type: 'string' },
    json: { type: 'boolean' },
  },
  least: 0,
  most: 0,

  run: async (call, terminal) => {
    const [out, dataFolder] = [call.option('out'), call.option('data-dir')];
    if (out === undefined) throw new UsageError('option-missing', { option: '--out FILE' });
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    if (!call.flag('force')) await assertFree(out);
    const [exercises, instruments] = [call.options('exercise'), call.options('instrument')];
    const passphrase = (): Promise<string | undefined> => dataPassphrase(call, terminal);
    return withSession({ dataFolder, mode: 'read-only', passphrase }, terminal, async (session) => {
      const written = await session.call('openData.write', {
        ...(exercises.length > 0 && { exercises: [...exercises] }),
        ...(instruments.length > 0 && { instruments: [...instruments] }),
      });
      await keepDocument(written.file, out, call.flag('force'), session);
      const { submissions, states, answers } = written;
      terminal.print(
        call.flag('json')
          ? jsonLine({ submissions, states, answers })
          : say('cli.openData.written', { path: out, submissions, states, answers }),
      );
      return 0;
    });
  },
};
