import type { SettingsRecord } from './document';
import type { AskedBack, Commission, WorkPackage } from './work-package';

/** What somebody wrote to an agency in their own words. */
type PackageWords = Pick<WorkPackage | Commission, 'instructions' | 'asks'>;

export const wordsOfPackage = ({ instructions, asks = [] }: PackageWords): readonly string[] =>
  [instructions, ...asks.map(({ text }) => text)].filter((text) => text !== '');

/** A package without all of them, or without what was asked about some questions; the same where there is none of that. */
function withoutWords<P extends PackageWords>(of: P, goes: { readonly all: boolean; readonly about: (question: string) => boolean }): P {
  const isGone = ({ about, text }: AskedBack): boolean => text !== '' && (goes.all || goes.about(about));
  if (!(goes.all && of.instructions !== '') && !of.asks?.some(isGone)) return of;
  return {
    ...of,
    ...(goes.all && { instructions: '' }),
    ...(of.asks && { asks: of.asks.map((ask) => (isGone(ask) ? { ...ask, text: '' } : ask)) }),
  };
}

/** The same of a record of any collection: of a package that was sent, and of the settings of an agency's part that came from one. */
export function withoutPackageWords<R>(
  collection: string,
  key: string,
  record: R,
  goes: { readonly all: (workPackage: string) => boolean; readonly about: (question: string) => boolean },
): R {
  if (collection === 'workPackages') return withoutWords(record as unknown as WorkPackage, { ...goes, all: goes.all(key) }) as unknown as R;
  if (collection !== 'settings') return record;
  const { commission } = record as unknown as SettingsRecord;
  if (!commission) return record;
  const without = withoutWords(commission, { ...goes, all: goes.all(commission.workPackage) });
  return without === commission ? record : { ...record, commission: without };
}
