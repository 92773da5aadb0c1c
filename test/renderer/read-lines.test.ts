import { describe, expect, test } from 'vitest';
import { readLines } from '../../renderer/read-lines';

async function linesOf(text: string, bytesAtOnce: number): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += bytesAtOnce) controller.enqueue(bytes.slice(at, at + bytesAtOnce));
      controller.close();
    },
  });
  const lines: string[] = [];
  for await (const line of readLines(stream)) lines.push(line);
  return lines;
}

describe('What the host sends line by line', () => {
  const text = '{"progress":1}\n\n{"progress":"два 二"}\n{"result":"نعم"}';
  test.each([1, 2, 7, 16, 1_000])('arrives whole, in pieces of %i bytes', async (bytesAtOnce) => {
    const expected = ['{"progress":1}', '{"progress":"два 二"}', '{"result":"نعم"}'];
    expect(await linesOf(text, bytesAtOnce)).toEqual(expected);
    expect(await linesOf(`${text}\n`, bytesAtOnce)).toEqual(expected);
  });

  test('nothing is no line', async () => {
    expect(await linesOf('', 1)).toEqual([]);
  });
});
