import { DOMParser, type Element, type Node } from '@xmldom/xmldom';
import { XliffRefused, type Refusal } from './refusal';
import { keyOfUnitId } from './unit-id';
import { SEGMENT_STATES, XLIFF_NAMESPACE, type XliffFile, type XliffUnit } from './xliff-file';

/** Marks that a translation program may set around words and that say nothing about the text. */
const ANNOTATIONS = new Set(['mrk', 'sm', 'em']);
const ELEMENT_NODE = 1;
const TEXT_NODES = new Set([3, 4]);

/** A unit with the line on which it stands, for what is found out later. */
export interface LocatedUnit extends XliffUnit {
  readonly line: number | undefined;
}
export interface LocatedXliffFile extends XliffFile {
  readonly units: readonly LocatedUnit[];
}

/**
 * Reads an XLIFF 2 document of any origin. Throws XliffRefused for what is not well formed, declares a document type (no
 * entity is ever resolved), is no XLIFF 2, or has units that cannot be read whole.
 */
export function readXliff(name: string, xml: string): readonly LocatedXliffFile[] {
  const root = parse(name, xml);
  if (root.namespaceURI !== XLIFF_NAMESPACE || root.localName !== 'xliff')
    refuse({ file: name, what: 'This is no XLIFF 2 document.', remedy: 'Save it as XLIFF 2.0, the form in which it was exported.' });
  const refusals: Refusal[] = [];
  const files = childrenOf(root, 'file').map((file) => ({
    sourceLanguage: root.getAttribute('srcLang') ?? '',
    targetLanguage: root.getAttribute('trgLang') ?? '',
    part: file.getAttribute('original') ?? '',
    units: unitsWithin(file).flatMap((unit) => readUnit(name, unit, refusals)),
  }));
  if (refusals.length > 0) throw new XliffRefused(refusals);
  return files;
}

function parse(name: string, xml: string): Element {
  const text = xml.replace(/^\uFEFF/, '');
  const forbid = (sign: RegExp, what: string, remedy: string) => {
    const found = sign.exec(text);
    if (found) refuse({ file: name, line: text.slice(0, found.index).split('\n').length, what, remedy });
  };
  forbid(/<!(?:DOCTYPE|ENTITY)/i, 'It declares a document type or entities, which are not read.', 'Remove the declaration.');
  forbid(/\ufffd/, 'Letters were lost: it was saved in another encoding than it says.', 'Save it again in UTF-8.');
  let root: Element | null = null;
  let said = '';
  let line: number | undefined;
  try {
    const onError = (_level: string, message: string, context: unknown) => {
      said ||= message;
      line ??= lineOf((context as { readonly locator?: unknown } | null)?.locator);
      throw new Error(message);
    };
    root = new DOMParser({ onError }).parseFromString(text, 'text/xml').documentElement;
  } catch (error) {
    said ||= error instanceof Error ? error.message : String(error);
    line ??= lineOf((error as { readonly locator?: unknown }).locator);
    const what = `This is not well-formed XML: ${said.split('\n')[0] ?? ''}`;
    refuse({ file: name, line, what, remedy: 'Export it again from the translation program.' });
  }
  return root ?? refuse({ file: name, what: 'The file is empty.', remedy: 'Export it again from the translation program.' });
}

function readUnit(name: string, unit: Element, refusals: Refusal[]): readonly LocatedUnit[] {
  const id = unit.getAttribute('id') ?? '';
  const key = keyOfUnitId(id);
  const line = lineOf(unit);
  const refuseUnit = (what: string, remedy: string): readonly [] => {
    refusals.push({ file: name, line, unit: key ?? id, what, remedy });
    return [];
  };
  if (key === undefined || key === '') return refuseUnit('Its id is none that was exported.', 'Bring the id of the export back.');
  const segments = childrenOf(unit, 'segment');
  const [segment] = segments;
  if (!segment || segments.length > 1 || childrenOf(unit, 'ignorable').length > 0)
    return refuseUnit(`It has ${segments.length} segments.`, 'Join them into one: a text is translated as a whole.');
  const [source] = childrenOf(segment, 'source');
  if (!source) return refuseUnit('It has no source.', 'Bring the source of the export back.');
  const [target] = childrenOf(segment, 'target');
  const texts = [source, ...(target ? [target] : [])].map(textOf);
  const code = texts.find((each) => typeof each !== 'string');
  if (code !== undefined) return refuseUnit(`It has the inline code <${code.element}>.`, 'Write plain text; places stay as {name}.');
  const stated = segment.getAttribute('state') ?? 'initial';
  const state = SEGMENT_STATES.find((each) => each === stated);
  if (!state) return refuseUnit(`There is no state "${stated}".`, `Use ${SEGMENT_STATES.join(', ')}.`);
  const notes = childrenOf(unit, 'notes').flatMap((each) => childrenOf(each, 'note'));
  return [
    {
      key,
      line,
      state,
      source: String(texts[0]),
      target: target ? String(texts[1]) : undefined,
      notes: notes.map((note) => ({ category: note.getAttribute('category') ?? '', text: note.textContent ?? '' })),
    },
  ];
}

/** Groups may hold units, and groups. */
const unitsWithin = (parent: Element): Element[] => [
  ...childrenOf(parent, 'unit'),
  ...childrenOf(parent, 'group').flatMap((group) => unitsWithin(group)),
];

/** The text with its annotations left out, or the name of an inline code that it has. */
function textOf(element: Element): string | { readonly element: string } {
  let text = '';
  for (const node of Array.from(element.childNodes)) {
    if (TEXT_NODES.has(node.nodeType)) text += node.nodeValue ?? '';
    else if (isElement(node)) {
      const name = node.localName ?? node.nodeName;
      if (!ANNOTATIONS.has(name)) return { element: name };
      const inner = textOf(node);
      if (typeof inner !== 'string') return inner;
      text += inner;
    }
  }
  return text;
}

const childrenOf = (parent: Element, name: string): Element[] =>
  Array.from(parent.childNodes)
    .filter(isElement)
    .filter((child) => child.localName === name && child.namespaceURI === XLIFF_NAMESPACE);

const isElement = (node: Node): node is Element => node.nodeType === ELEMENT_NODE;

function lineOf(locator: unknown): number | undefined {
  const line = typeof locator === 'object' && locator !== null && 'lineNumber' in locator ? locator.lineNumber : undefined;
  return typeof line === 'number' && line > 0 ? line : undefined;
}

function refuse(refusal: Refusal): never {
  throw new XliffRefused([refusal]);
}
