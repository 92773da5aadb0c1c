import { z } from 'zod';
import type { WordIndex } from '#core/register/word-index';

/** Another for every change of what is indexed, or of how words are folded: what has another is built anew. */
const INDEX_FORMAT = 'omnibus-register-index/2';

const head = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  /** Version of the questionnaire by which the texts were told from codes. */
  questionnaire: z.string(),
  submissions: z.array(
    z.strictObject({
      digest: z.string(),
      clusters: z.array(z.string()),
      parties: z.array(z.string()),
      deadline: z.string().optional(),
      unread: z.literal(true).optional(),
    }),
  ),
  places: z.array(z.string()).max(65_535),
  terms: z.array(z.string()),
  entries: z.number().int().min(0),
  postings: z.number().int().min(0),
});

/** One line of JSON, then the tables as little-endian numbers. */
export function packIndex(index: WordIndex, questionnaire: string): Uint8Array {
  const { submissions, places, terms, termEnds, postings, entryPlaces, entryEnds } = index;
  const line = { format: INDEX_FORMAT, questionnaire, submissions, places, terms, entries: entryPlaces.length, postings: postings.length };
  const text = Buffer.from(`${JSON.stringify(line)}\n`);
  const packed = new Uint8Array(text.length + 4 * (termEnds.length + entryEnds.length) + 2 * entryPlaces.length + postings.length);
  packed.set(text);
  const view = new DataView(packed.buffer);
  let at = text.length;
  for (const list of [termEnds, entryEnds]) for (const value of list) at = write32(view, at, value);
  for (const value of entryPlaces) at = write16(view, at, value);
  packed.set(postings, at);
  return packed;
}

/** What was packed; null where it is another version, for another questionnaire, or not whole. */
export function unpackIndex(packed: Uint8Array, questionnaire: string): WordIndex | null {
  const end = packed.indexOf(0x0a);
  const parsed = head.safeParse(parseJson(packed.subarray(0, Math.max(end, 0))));
  if (!parsed.success || parsed.data.questionnaire !== questionnaire) return null;
  const { submissions, places, terms, entries, postings } = parsed.data;
  if (packed.length !== end + 1 + 4 * (terms.length + submissions.length) + 2 * entries + postings) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let at = end + 1;
  const termEnds = Uint32Array.from(terms, () => view.getUint32((at += 4) - 4, true));
  const entryEnds = Uint32Array.from(submissions, () => view.getUint32((at += 4) - 4, true));
  const entryPlaces = new Uint16Array(entries);
  for (let entry = 0; entry < entries; entry++) entryPlaces[entry] = view.getUint16((at += 2) - 2, true);
  return { submissions, places, terms, termEnds, postings: packed.slice(at), entryPlaces, entryEnds };
}

function write32(view: DataView, at: number, value: number): number {
  view.setUint32(at, value, true);
  return at + 4;
}

function write16(view: DataView, at: number, value: number): number {
  view.setUint16(at, value, true);
  return at + 2;
}

function parseJson(text: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(text).toString('utf8'));
  } catch {
    return null;
  }
}
