import type { ContributionReport, ContributionVerdict } from '#core/agencies/contribution-report';
import { admit } from '../chosen-files';
import type { Command } from '../command';
import { jsonLine } from '../json-line';
import { plainLine } from '../plain-line';
import { say } from '../sentences';
import { dataPassphrase } from '../passphrase';
import { withSession } from '../session';
import { UsageError } from '../usage-error';

/** A file that nothing was taken from, and not because it is here already. */
const EXIT_REFUSED = 1;
const EXIT_CONFLICTS = 3;

/** Merged, or of no consequence: the same once more, or an older word of somebody who has said a newer one. */
const HARMLESS: ReadonlySet<ContributionVerdict> = new Set<ContributionVerdict>(['new', 'newer', 'older', 'duplicate']);

export const merge: Command = {
  options: { 'data-dir': { type: 'string' } },
  least: 2,
  most: 101,

  run: async (call, terminal) => {
    const dataFolder = call.option('data-dir');
    if (dataFolder === undefined) throw new UsageError('no-data-folder');
    const [assessment = '', ...paths] = call.arguments;
    return withSession({ dataFolder, mode: 'own', passphrase: () => dataPassphrase(call, terminal) }, terminal, async (session) => {
      const { person } = await session.call('preferences.read', {});
      const files = paths.map((path) => admit(session, path));
      const by = person ?? { name: '', role: say('cli.merge.role') };
      const { contributions, taken, setAside, conflicts, leftOut } = await session.call('agencies.merge', { assessment, files, by });
      const refused = contributions.some(({ verdict }) => !HARMLESS.has(verdict));
      const exitStatus = conflicts.length > 0 ? EXIT_CONFLICTS : refused ? EXIT_REFUSED : 0;
      terminal.print(jsonLine({ exitStatus, contributions, taken, setAside, conflicts, leftOut }));
      for (const report of contributions) terminal.note(plainLine(described(report)));
      return exitStatus;
    });
  },
};

const described = ({ fileName, verdict, notes }: ContributionReport): string =>
  [`${fileName}:`, say(`contributionVerdict.${verdict}`), ...notes.map((note) => say(`contributionNote.${note}`))].join(' ');
