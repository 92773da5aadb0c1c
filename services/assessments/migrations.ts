import { ASSESSMENT_FORMAT } from '#core/answers/document';
import { AppError } from '#core/contract/errors';

/**
 * One step from a format to the next, for a whole document and for one change of the journal. It gets what was stored,
 * unchecked; it throws where that is not what the older format allowed. A change that has no counterpart becomes null.
 */
export interface Migration {
  readonly from: string;
  readonly to: string;
  document(stored: Readonly<Record<string, unknown>>): Record<string, unknown>;
  change(stored: Readonly<Record<string, unknown>>): Record<string, unknown> | null;
}

export interface Formats {
  readonly current: string;
  readonly migrations: readonly Migration[];
}

/** A later format adds its step here and nowhere else. */
export const ASSESSMENT_FORMATS: Formats = {
  current: ASSESSMENT_FORMAT,
  migrations: [
    // Declined offers came with the second format.
    {
      from: 'omnibus-assessment/1',
      to: 'omnibus-assessment/2',
      document: (stored) => ({ ...stored, offers: {} }),
      change: (stored) => stored,
    },
    // Clearance, agencies and the answers of the last exercise came with the third.
    {
      from: 'omnibus-assessment/2',
      to: 'omnibus-assessment/3',
      document: (stored) => ({ ...stored, clearances: {}, workPackages: {}, contributions: {}, earlierAnswers: {} }),
      change: (stored) => stored,
    },
  ],
};

/** A format that is none of ours: the file is damaged or of another kind. */
export class UnknownFormat extends Error {}

/** The steps from `format` to the current one. Throws AppError `newer-version`, or `UnknownFormat`. */
export function migrationsFrom(format: string, formats: Formats): readonly Migration[] {
  const steps: Migration[] = [];
  for (let reached = format; reached !== formats.current;) {
    const step = formats.migrations.find(({ from }) => from === reached);
    if (!step) {
      if (versionOf(format, formats.current) > versionOf(formats.current, formats.current)) {
        throw new AppError('newer-version', { what: 'assessment', found: format, supported: formats.current });
      }
      throw new UnknownFormat(format);
    }
    steps.push(step);
    reached = step.to;
  }
  return steps;
}

/** The number behind the slash, where the name before it is the same; otherwise -1. */
function versionOf(format: string, like: string): number {
  const [name, version] = format.split('/');
  return name === like.split('/')[0] && version !== undefined && /^\d{1,9}$/.test(version) ? Number(version) : -1;
}
