import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type YAMLParseError } from 'yaml';
import { syntaxInWords } from './plain-words';
import type { Path, Problems } from './problem';

/** A YAML or JSON file of the content that remembers on which line each of its values stands. */
export class SourceFile {
  readonly #lines = new LineCounter();
  readonly #document: Document.Parsed;
  readonly value: unknown;

  constructor(
    /** Relative to the project, with forward slashes. */
    readonly path: string,
    readonly text: string,
  ) {
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
    this.value = this.#document.errors.length > 0 ? undefined : this.#document.toJS();
  }

  /**
   * Reports what YAML itself objects to (broken indentation, a key written twice). Of a line that cannot be read only the first
   * objection: those after it are about what it did to the rest. True where there was nothing.
   */
  checkSyntax(problems: Problems): boolean {
    const { errors } = this.#document;
    const broken = errors.find(({ code }) => code !== 'DUPLICATE_KEY');
    // Where a tab stands, whatever else the parser met first, it is the tab.
    const first = errors.find(({ code }) => code === 'TAB_AS_INDENT') ?? broken;
    for (const error of first ? [first] : errors) {
      problems.list.push({
        check: error.code === 'DUPLICATE_KEY' ? 'duplicate-id' : 'syntax',
        file: this.path,
        line: this.#lines.linePos(this.#beginningOf(error)).line || 1,
        ...syntaxInWords(error.code, error.message),
      });
    }
    return errors.length === 0 && this.#checkSigns(problems);
  }

  /** A quotation mark that is never closed is missed only at the end of the file; it is to be mended where it was opened. */
  #beginningOf({ code, pos: [at] }: YAMLParseError): number {
    let beginning = at;
    if (code === 'MISSING_CHAR')
      visit(this.#document, {
        Scalar: (_, { type, range }) => {
          if (type?.startsWith('QUOTE') && range && range[0] < at && range[1] >= at) beginning = range[0];
        },
      });
    return beginning;
  }

  /** A text that goes on after `#` without a space was meant to hold it, and YAML drops the rest without a word. */
  #checkSigns(problems: Problems): boolean {
    let good = true;
    visit(this.#document, {
      Scalar: (_, { type, comment, range }) => {
        if (type !== 'PLAIN' || comment === undefined || comment === null || !/^[^\s#]/.test(comment) || !range) return;
        good = false;
        problems.list.push({
          check: 'syntax',
          file: this.path,
          line: this.#lines.linePos(range[0]).line,
          what: `What stands from "#" on is not read: "#${comment.split('\n', 1)[0] ?? ''}".`,
          remedy: 'Put the whole text between quotes; a remark has a space after the "#".',
        });
      },
    });
    return good;
  }

  /** Line of the value (of its key, in a map) at `path`, or of the nearest thing above it that exists. */
  lineOf(path: Path): number {
    let node: unknown = this.#document.contents;
    let line = this.#lineAt(node) ?? 1;
    for (const step of path) {
      if (isMap(node)) {
        const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(step));
        if (!pair) return line;
        line = this.#lineAt(pair.key) ?? line;
        node = pair.value;
      } else if (isSeq(node)) {
        node = node.items[Number(step)];
        line = this.#lineAt(node) ?? line;
      } else return line;
    }
    return line;
  }

  #lineAt(node: unknown): number | undefined {
    return isNode(node) && node.range ? this.#lines.linePos(node.range[0]).line : undefined;
  }
}
