import { z } from 'zod';
import { Summaries, type PackedSummary } from '#core/conference/summaries';
import { MARK_KINDS } from '#core/conference/summary';

/** Another for every change of what a summary holds, or of what its marks mean: what has another is built anew. */
const SUMMARIES_FORMAT = 'omnibus-register-summaries/1';

const head = z.strictObject({
  format: z.literal(SUMMARIES_FORMAT),
  provisions: z.array(z.string()),
  marks: z.array(z.tuple([z.enum(MARK_KINDS), z.string()])),
  submissions: z.array(
    z.strictObject({
      digest: z.string(),
      /** Numbers of this submission: two for each mark. */
      numbers: z.number().int().min(0).multipleOf(2),
      unread: z.literal(true).optional(),
    }),
  ),
});

/** One line of JSON, then the marks of all submissions as little-endian numbers. */
export function packSummaries(summaries: Summaries): Uint8Array {
  const all = [...summaries.all()];
  const line = {
    format: SUMMARIES_FORMAT,
    provisions: summaries.provisions,
    marks: summaries.marks.map(({ kind, value }) => [kind, value]),
    submissions: all.map(({ marks, ...about }) => ({ ...about, numbers: marks.length })),
  };
  const text = Buffer.from(`${JSON.stringify(line)}\n`);
  const packed = new Uint8Array(text.length + 4 * all.reduce((sum, { marks }) => sum + marks.length, 0));
  packed.set(text);
  const view = new DataView(packed.buffer);
  let at = text.length;
  for (const { marks } of all) for (const number of marks) view.setUint32((at += 4) - 4, number, true);
  return packed;
}

/** What was packed; null where it is another version, or not whole. */
export function unpackSummaries(packed: Uint8Array): Summaries | null {
  const end = packed.indexOf(0x0a);
  const parsed = head.safeParse(parseJson(packed.subarray(0, Math.max(end, 0))));
  if (!parsed.success) return null;
  const { provisions, marks, submissions } = parsed.data;
  if (packed.length !== end + 1 + 4 * submissions.reduce((sum, { numbers }) => sum + numbers, 0)) return null;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  let at = end + 1;
  const kept = submissions.map(({ numbers, ...about }): PackedSummary => {
    const own = new Uint32Array(numbers);
    for (let place = 0; place < numbers; place++) own[place] = view.getUint32((at += 4) - 4, true);
    return { ...about, marks: own };
  });
  return Summaries.of(
    provisions,
    marks.map(([kind, value]) => ({ kind, value })),
    kept,
  );
}

function parseJson(text: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(text).toString('utf8'));
  } catch {
    return null;
  }
}
