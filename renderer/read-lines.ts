/** Whole lines of a byte stream, as they arrive; empty lines are left out. */
export async function* readLines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  // Joined when a line ends: a line of a megabyte comes in many pieces, and looking through all of them with each would take long.
  const pieces: string[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    const piece = done ? decoder.decode() : decoder.decode(value, { stream: true });
    const end = piece.lastIndexOf('\n');
    if (!done && end < 0) {
      pieces.push(piece);
      continue;
    }
    const whole = pieces.splice(0).join('') + (done ? piece : piece.slice(0, end));
    if (!done) pieces.push(piece.slice(end + 1));
    for (const line of whole.split('\n')) if (line.trim() !== '') yield line;
    if (done) return;
  }
}
