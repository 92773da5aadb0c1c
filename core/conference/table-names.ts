import type { Inline } from '../report/report-document';
import type { Say } from '../report/report-speech';
import type { Language, Words } from '../questionnaire/wording';
import { printable } from '../report/printable';
import type { ArrangedBy } from './arrangement';
import type { Cell } from './build-table';
import { NONE, NOTIFICATION_STANDINGS, UNDATED, UNSPECIFIED, type Scope, type TableKind, type TableRequest } from './table-request';

/** In whose words a table is told, on screen and in a file. */
export interface TableTongue {
  readonly language: Language;
  readonly words: Words;
  readonly say: Say;
  readonly number: (value: number) => string;
  readonly stateName: (state: string) => string;
}

const OPTIONS: Readonly<Partial<Record<TableKind, string>>> = {
  assistance: 'question/assistance-needed.categories/option/',
  challenges: 'question/reasons.kinds/option/',
};

/** The name of a row. */
export const rowName = ({ rows }: TableRequest, key: string, tongue: TableTongue): readonly Inline[] => nameBy(rows, key, tongue);

/** The name of a column. */
export const columnName = ({ kind, columns }: TableRequest, key: string, tongue: TableTongue): readonly Inline[] =>
  columns === 'value' ? valueName(kind, key, tongue) : nameBy(columns, key, tongue);

export const textOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

/** What the rows, or the columns, are called together. */
export const headOf = ({ kind }: TableRequest, by: TableRequest['rows'] | TableRequest['columns'], { say }: TableTongue): string =>
  say(by === 'value' ? `conference.value.${kind}` : `conference.by.${by}`);

/** `12 of 30`, `12`, or why there is no number. */
export function cellText(
  cell: { readonly count: number; readonly asked?: number } | null,
  scope: Scope,
  { say, number }: TableTongue,
): string {
  if (cell === null) return say(scope === 'released' ? 'conference.nothingReleased' : 'conference.notReceived');
  if (cell.asked === undefined) return number(cell.count);
  return cell.asked === 0
    ? say('conference.notAsked')
    : say('conference.answeredOf', { count: number(cell.count), asked: number(cell.asked) });
}

export const countOf = (cell: Cell | null): { readonly count: number; readonly asked?: number } | null =>
  cell && { count: cell.places.length, ...(cell.asked !== undefined && { asked: cell.asked }) };

function valueName(kind: TableKind, key: string, tongue: TableTongue): readonly Inline[] {
  const { say } = tongue;
  if (kind === 'notifications') {
    const standing = NOTIFICATION_STANDINGS.find((each) => each === key);
    return [{ text: standing ? say(`conference.notification.${standing}`) : key }];
  }
  if (key === UNSPECIFIED) return [{ text: say('conference.unspecified') }];
  if (key === UNDATED) return [{ text: say('conference.undated') }];
  const options = OPTIONS[kind];
  return options === undefined ? [{ text: printable(key), isolate: true }] : phrase(`${options}${key}`, tongue, key);
}

function nameBy(by: ArrangedBy, key: string, tongue: TableTongue): readonly Inline[] {
  const { say } = tongue;
  if (by === 'state') return [{ text: printable(tongue.stateName(key)) }];
  if (key === NONE) return [{ text: say(by === 'theme' || by === 'group' ? `conference.none.${by}` : 'conference.none.provision') }];
  switch (by) {
    case 'group':
      return [{ text: say(`region.${key}`) }];
    case 'instrument':
      return phrase(`instrument/${key}/short-title`, tongue, key);
    case 'theme':
    case 'cluster':
      return phrase(`${by}/${key}`, tongue, key);
    case 'chapter':
      return chapterName(key, tongue);
    case 'article':
      return [{ text: key.replace(':', ' '), isolate: true }, { text: ' ' }, ...phrase(`article/${key}/title`, tongue, '')];
    case 'provision':
      return [{ text: provisionReference(key), isolate: true }, { text: ' ' }, ...phrase(`provision/${key}/subject`, tongue, '')];
  }
}

/** `TIP 5(1)` */
export const provisionReference = (provision: string): string => provision.replace(':', ' ').replace('#', ' #');

function chapterName(key: string, tongue: TableTongue): readonly Inline[] {
  const [instrument = '', chapter = ''] = key.split(':');
  const treaty = phrase(`instrument/${instrument}/short-title`, tongue, instrument);
  if (chapter === '') return treaty;
  return [...treaty, { text: ' – ' }, ...phrase(`chapter/${instrument}/${chapter}`, tongue, chapter)];
}

/** Words of the content; `otherwise` where it has none, as of what only an older questionnaire asked. */
function phrase(key: string, { words, language }: TableTongue, otherwise: string): readonly Inline[] {
  const found = words(key);
  if (found.shown === 'key') return [{ text: printable(otherwise), isolate: true }];
  return [{ text: printable(found.text), ...(found.language !== language && { language: found.language }) }];
}
