import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import { LANGUAGES } from '#core/questionnaire/wording';
import { namedTwice } from '#core/submission/named-twice';

/** Official text of one instrument in one language, loaded by the user (docs/formats/text-pack.md). */
const TEXT_PACK_FORMAT = 'omnibus-text-pack/1';
export const TEXT_PACK_BYTES = 5_000_000;
const MOST_PROVISIONS = 2_000;
const LONGEST_TEXT = 20_000;

/** Problems that a pack can have; the sentence for each is the interface's. */
export type TextPackProblem =
  | 'not-utf8'
  | 'not-json'
  | 'named-twice'
  | 'wrong-format'
  | 'newer-format'
  | 'unknown-key'
  | 'missing-or-wrong'
  | 'no-provisions'
  | 'too-many-provisions'
  | 'wrong-provision'
  | 'text-too-long'
  | 'control-character'
  | 'unknown-instrument';

const plain = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest, 'text-too-long')
    .refine((text) => !hasControlCharacter(text), 'control-character');

const shape = z.strictObject({
  format: z.literal(TEXT_PACK_FORMAT),
  instrument: z.string().regex(/^[A-Z]{2,12}$/),
  language: z.enum(LANGUAGES),
  title: plain(1_000),
  source: plain(1_000),
  provisions: z.record(z.string().regex(/^[A-Z]{2,12}:\d{1,3}(\([0-9a-z]{1,5}\)){0,5}$/, 'wrong-provision'), plain(LONGEST_TEXT)),
});
export type TextPack = z.infer<typeof shape>;

/** Reads a foreign file; `instruments`: codes that this program knows, where it matters. Throws AppError `text-pack-invalid` with the file's name, the line and a `TextPackProblem`. */
export function parseTextPack(bytes: Uint8Array, name: string, instruments?: readonly string[]): TextPack {
  const text = decode(bytes, name);
  const raw = parseJson(text, name);
  const refuse = (problem: TextPackProblem, ...path: readonly PropertyKey[]): never => {
    throw new AppError('text-pack-invalid', { name, line: lineOf(text, path), problem });
  };
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw) || !('format' in raw)) return refuse('wrong-format');
  if (raw.format !== TEXT_PACK_FORMAT) {
    return refuse(
      typeof raw.format === 'string' && /^omnibus-text-pack\/\d+$/.test(raw.format) ? 'newer-format' : 'wrong-format',
      'format',
    );
  }
  const parsed = shape.safeParse(raw);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = issue?.path ?? [];
    if (issue?.code === 'unrecognized_keys') return refuse('unknown-key', ...path, ...issue.keys.slice(0, 1));
    if (issue?.code === 'invalid_key') return refuse('wrong-provision', ...path);
    return refuse(
      issue?.message === 'text-too-long' || issue?.message === 'control-character' ? issue.message : 'missing-or-wrong',
      ...path,
    );
  }
  if (instruments && !instruments.includes(parsed.data.instrument)) return refuse('unknown-instrument', 'instrument');
  const ids = Object.keys(parsed.data.provisions);
  if (ids.length === 0) return refuse('no-provisions', 'provisions');
  if (ids.length > MOST_PROVISIONS) return refuse('too-many-provisions', 'provisions');
  const foreign = ids.find((id) => !id.startsWith(`${parsed.data.instrument}:`));
  return foreign === undefined ? parsed.data : refuse('wrong-provision', 'provisions', foreign);
}

function decode(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError('text-pack-invalid', { name, line: 1, problem: 'not-utf8' });
  }
}

function parseJson(text: string, name: string): unknown {
  const lineAt = (position: number): number => text.slice(0, position).split('\n').length;
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (error) {
    const position = Number(/position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? text.length);
    throw new AppError('text-pack-invalid', { name, line: lineAt(position), problem: 'not-json' });
  }
  const twice = namedTwice(text);
  if (twice) throw new AppError('text-pack-invalid', { name, line: lineAt(twice.at), problem: 'named-twice' });
  return raw;
}

/** Line of the last key on the path, found by looking for the keys one after another. */
function lineOf(text: string, path: readonly PropertyKey[]): number {
  let position = 0;
  for (const key of path) {
    const next = text.indexOf(JSON.stringify(String(key)), position);
    if (next === -1) break;
    position = next;
  }
  return text.slice(0, position).split('\n').length;
}

/** Tab, line feed and carriage return are text; other control characters have no business in a treaty. */
function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || (code >= 127 && code < 160)) return true;
  }
  return false;
}
