import type { CompiledContent } from '../compile';
import type { Problems } from '../problem';
import type { WordingEntry } from '../wording-collector';

/**
 * Whether new words mean what the released ones meant is no question for a program: it asks the author, who answers with a
 * date, or takes a new id. The next release ends the answer, so that the next rewording is asked about again.
 */
export function checkRewording({ origin }: CompiledContent, problems: Problems): void {
  const { entries, reworded } = origin.collector;
  const marks = [...reworded];
  const told = new Set<string>();
  for (const { file, value } of origin.source.locks) {
    const { released = '', wording = {} } = value;
    for (const [key, text] of Object.entries(wording)) {
      const entry = entries.get(key);
      if (!entry || entry.text === text) continue;
      const mark = marks.find(([keys]) => key.startsWith(`${keys}/`))?.[1];
      if (mark && mark.on > released) continue;
      const again = told.has(key);
      told.add(key);
      if (again) continue;
      const what = `${nameOf(entry)} was released as ${shorten(text)} and now reads ${shorten(entry.text)}.`;
      if (mark)
        problems.add(
          'reworded',
          mark.place,
          `${what} The mark of ${mark.on} is not later than the release of ${released}.`,
          'If an answer to the released words answers the new ones too, write the date of this change; if not, bring them back and take a new id.',
        );
      else
        problems.add(
          'reworded',
          entry.place,
          what,
          `If an answer to the old words answers the new ones too, write \`reworded: <date>\` beside it; if not, bring the old words back, retire them, and take a new id with \`replaces:\`. (${file.path}:${file.lineOf(['wording', key])})`,
        );
    }
  }
}

const KINDS: Readonly<Record<string, string>> = {
  label: 'The label',
  subject: 'The subject',
  option: 'The option',
  row: 'The row',
  column: 'The column',
  element: 'The element',
};

/** `question/TIP:5(1)/means/option/none` → The option none of TIP:5(1)/means */
function nameOf({ key }: WordingEntry): string {
  const [, scale, value] = /^scale\/([^/]+)\/([^/]+)$/.exec(key) ?? [];
  if (scale !== undefined) return `The value ${value ?? ''} of the scale ${scale}`;
  const [, owner = '', part = ''] =
    /^(?:question|provision)\/(.+?)\/((?:label|subject|option|row|column|element)(?:\/.*)?)$/.exec(key) ?? [];
  const [kind = '', ...name] = part.split('/');
  return [KINDS[kind] ?? key, ...name.slice(-1), 'of', owner].join(' ');
}

const shorten = (text: string): string => (text.length > 60 ? `"${text.slice(0, 57)}…"` : `"${text}"`);
