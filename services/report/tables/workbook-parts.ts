/**
 * The parts of an Office Open XML workbook (ECMA-376) beside its sheets, for sheets that are written as they come: texts stand in their cells, so that
 * there is no list of all of them to be held and written last.
 */
export interface NamedSheet {
  /** Path within the archive. */
  readonly part: string;
  readonly name: string;
}

/** Indexes of the formats in `styles`. */
export const STYLE = { number: 0, head: 1, text: 2 } as const;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Longest name of a sheet, and what no name may have. */
const MOST_IN_NAME = 31;
const NOT_IN_NAME = /[[\]/\\:*?]/g;

/** Names that the format allows, in the order of the titles; a workbook has each once. */
export function sheetsNamed(titles: readonly string[]): readonly NamedSheet[] {
  const used = new Set<string>();
  return titles.map((title, place) => {
    const clean = title.replace(NOT_IN_NAME, ' ').slice(0, MOST_IN_NAME).trim() || String(place + 1);
    const name = used.has(clean.toLowerCase()) ? `${clean.slice(0, MOST_IN_NAME - 4)} ${String(place + 1)}` : clean;
    used.add(name.toLowerCase());
    return { part: `xl/worksheets/sheet${String(place + 1)}.xml`, name };
  });
}

/** Every part but the sheets, by its path. */
export function workbookParts(sheets: readonly NamedSheet[], font: string): Readonly<Record<string, string>> {
  const overrides = sheets.map(({ part }) => `<Override PartName="/${part}" ContentType="${CONTENT}.worksheet+xml"/>`).join('');
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const idOf = (place: number): string => `rId${String(place + 1)}`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${overrides}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><bookViews><workbookView/></bookViews><sheets>${sheets
      .map(({ name }, place) => `<sheet name="${xmlText(name)}" sheetId="${String(place + 1)}" r:id="${idOf(place)}"/>`)
      .join('')}</sheets><definedNames>${headsOnEveryPage(sheets)}</definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${[
      ...sheets.map(({ part }, place) => relation(idOf(place), 'worksheet', part.slice('xl/'.length))),
      relation(idOf(sheets.length), 'styles', 'styles.xml'),
    ].join('')}</Relationships>`,
    'xl/styles.xml': styles(font),
  };
}

/** The first row of a sheet stands on each of its pages. */
const headsOnEveryPage = (sheets: readonly NamedSheet[]): string =>
  sheets
    .map(({ name }, place) => {
      const quoted = xmlText(name.replaceAll("'", "''"));
      return `<definedName name="_xlnm.Print_Titles" localSheetId="${String(place)}">'${quoted}'!$1:$1</definedName>`;
    })
    .join('');

/** In the order of `STYLE`. */
const styles = (font: string): string => {
  const named = `<sz val="11"/><name val="${xmlText(font)}"/><family val="2"/>`;
  return [
    `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font>${named}</font><font><b/>${named}</font></fonts>`,
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFEEF2F7"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">',
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>',
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment wrapText="1"/></xf>',
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
};

/** What XML 1.0 can hold of a text, as text or within a quoted attribute. */
export const xmlText = (text: string): string =>
  text
    .replace(NOT_IN_XML, '')
    // What the format would read as the code of a character is not one.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"\r]/g, (found) => ENTITIES[found] ?? '');

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
const NOT_IN_XML =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
