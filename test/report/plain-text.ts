/** Blanks count as one, marks that only steer a line as none: formats set them as they need. */
export const plain = (text: string): string =>
  text
    .replace(/[\u200b\u200e\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The first of `texts` that does not follow the ones before it in `all`; undefined where all of them do. */
export function firstMissing(texts: readonly string[], all: string): string | undefined {
  let at = 0;
  for (const text of texts) {
    const found = all.indexOf(text, at);
    if (found < 0) return text;
    at = found + text.length;
  }
  return undefined;
}
