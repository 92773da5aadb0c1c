import type { AnswerTable, TableCell } from '#core/report/answer-tables';

export type FlowingRow = readonly TableCell[];

/** A table whose rows come one after the other, as they are made: however many there are, no more than one need be held. */
export interface FlowingTable extends Omit<AnswerTable, 'rows'> {
  readonly rows: Iterable<FlowingRow> | AsyncIterable<FlowingRow>;
}

/** Characters that are handed on at once: pieces of a line each would cost more than what they say. */
const PIECE = 64 * 1024;

/** The same text in pieces that are worth a step each. */
export async function* inPieces(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let waiting: string[] = [];
  let length = 0;
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < PIECE) continue;
    yield waiting.join('');
    [waiting, length] = [[], 0];
  }
  if (length > 0) yield waiting.join('');
}
