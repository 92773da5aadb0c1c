import { AppError } from '#core/contract/errors';
import { checksumOf } from '../assessments/checksum';

/** What stands before the first line. */
export const NO_LINE_BEFORE = '0'.repeat(64);

/** A line closed with a checksum over all that stands before it; `body` is the JSON of an object. */
export function sealedLine(body: string): { readonly line: string; readonly checksum: string } {
  const checksum = checksumOf(body);
  return { line: `${body.slice(0, -1)},"checksum":"${checksum}"}`, checksum };
}

export interface ChainLink {
  readonly format: string;
  readonly seq: number;
  readonly previous: string;
  readonly checksum: string;
}

export interface ChainReading<Line> {
  readonly lines: readonly Line[];
  /** Checksum of the last line: what the next one names. */
  readonly head: string;
}

/**
 * The lines of a chained file. An unterminated last line was never acknowledged and is left out; the next line is written in its
 * place. `read`: the shape of a line, or null. Throws AppError `damaged` {file, place: line} or `newer-version`.
 */
export function readChain<Line extends ChainLink>(
  text: string,
  file: string,
  formats: readonly string[],
  read: (raw: unknown) => Line | null,
): ChainReading<Line> {
  const lines: Line[] = [];
  let head = NO_LINE_BEFORE;
  for (const raw of text.split('\n').slice(0, -1)) {
    const parsed = parseJson(raw);
    const said = formatOf(parsed);
    if (said !== undefined && !formats.includes(said))
      throw new AppError('newer-version', { what: file, found: said, supported: formats.at(-1) ?? '' });
    const line = read(parsed);
    const damaged = (): AppError => new AppError('damaged', { file, place: lines.length + 1 });
    if (!line) throw damaged();
    const body = `${raw.slice(0, raw.lastIndexOf(',"checksum":"'))}}`;
    if (line.seq !== lines.length + 1 || line.previous !== head || sealedLine(body).line !== raw) throw damaged();
    lines.push(line);
    head = line.checksum;
  }
  return { lines, head };
}

const formatOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && 'format' in value && typeof value.format === 'string' ? value.format : undefined;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
