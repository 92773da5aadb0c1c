import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
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

  /** Reports what YAML itself objects to (a key written twice, broken indentation). True where there was nothing. */
  checkSyntax(problems: Problems): boolean {
    for (const error of this.#document.errors) {
      const twice = error.code === 'DUPLICATE_KEY';
      problems.list.push({
        check: twice ? 'duplicate-id' : 'syntax',
        file: this.path,
        line: this.#lines.linePos(error.pos[0]).line || 1,
        what: twice ? 'This key stands twice in one list.' : `This is not YAML: ${error.message}`,
        remedy: twice ? 'Give one of them another id, or remove it.' : 'Mend the line; quote a text that holds ": " or begins with a sign.',
      });
    }
    return this.#document.errors.length === 0;
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
