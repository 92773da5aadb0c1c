import { unitIdOf } from './unit-id';
import { XLIFF_NAMESPACE, type XliffFile, type XliffUnit } from './xliff-file';

/** An XLIFF 2.0 document with one file. Units are not to be split: a text is translated as a whole. */
export function writeXliff({ sourceLanguage, targetLanguage, part, units }: XliffFile): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${XLIFF_NAMESPACE}" version="2.0" srcLang="${attribute(sourceLanguage)}" trgLang="${attribute(targetLanguage)}">`,
    `  <file id="${attribute(unitIdOf(part))}" original="${attribute(part)}" canResegment="no">`,
    ...units.flatMap(unitLines),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

function unitLines({ key, notes, state, source, target }: XliffUnit): string[] {
  return [
    `    <unit id="${unitIdOf(key)}" name="${attribute(key)}">`,
    ...(notes.length === 0
      ? []
      : [
          '      <notes>',
          ...notes.map(({ category, text }) => `        <note category="${attribute(category)}">${content(text)}</note>`),
          '      </notes>',
        ]),
    `      <segment state="${state}">`,
    `        <source xml:space="preserve">${content(source)}</source>`,
    ...(target === undefined ? [] : [`        <target xml:space="preserve">${content(target)}</target>`]),
    '      </segment>',
    '    </unit>',
  ];
}

/** What a parser would take for the end of a line and turn into a line feed is written as a reference. */
const content = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\r\u0085\u2028\u2029]/g, (end) => `&#${end.charCodeAt(0)};`);
const attribute = (text: string): string => content(text).replace(/"/g, '&quot;').replace(/\n/g, '&#10;').replace(/\t/g, '&#9;');
