import { z } from 'zod';
import { AppError } from '#core/contract/errors';
import type { TrustChange, TrustExportCheck } from '#core/contract/operations';
import { unambiguousJson } from '#core/submission/unambiguous-json';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import type { UnlockedKey } from '../keys/key-ring';
import type { TrustedKeys } from '../bundle/trusted-keys';
import { readCard } from '#core/register/card';
import { trustEvent } from '#core/register/trust-event';
import { keyObjections, validityObjections } from '#core/register/key-objections';
import { csvLines } from '../history/csv-lines';
import { lineSum, TRUST_START, type TrustState } from './trust-journal';

/** The journal of trust as a file for others: every line as it stands, and a statement of what it is, perhaps signed. */
const TRUST_EXPORT_FORMAT = 'omnibus-trust/1';
/** Largest export that is read, in bytes: some tens of thousands of changes. */
export const TRUST_EXPORT_LIMIT = 64 * 1024 * 1024;

const TYPE = 'omnibus-trust+jws';

const exported = z.strictObject({
  statement: z.string().min(1).max(2_000),
  signature: z.string().min(1).max(4_000).optional(),
  lines: z.array(z.string().max(64_000)).max(100_000),
});
const statement = z.strictObject({
  format: z.literal(TRUST_EXPORT_FORMAT),
  exportedAt: z.iso.datetime(),
  lines: z.number().int().min(0),
  /** SHA-256 of the last line; each line holds that of the one before, so that it stands for all. */
  head: z.string().regex(/^[0-9a-f]{64}$/),
});

/** `key` signs the statement; without it the export can be checked in itself, and not who made it. */
export async function trustAsJson({ lines, head }: TrustState, exportedAt: string, key?: Pick<UnlockedKey, 'sign'>): Promise<string> {
  const text = JSON.stringify({ format: TRUST_EXPORT_FORMAT, exportedAt, lines: lines.length, head });
  const signature = key && (await key.sign(Buffer.from(text, 'utf8'), TYPE));
  return `${JSON.stringify({ statement: text, ...(signature !== undefined && { signature }), lines }, null, 1)}\n`;
}

const COLUMNS = [
  'seq',
  'at',
  'action',
  'state',
  'holder',
  'practice',
  'fingerprint',
  'key',
  'by',
  'note',
  'validFrom',
  'validUntil',
  'succeeds',
  'kind',
  'from',
  'reason',
  'sum',
] as const;

/** A row for each change, under the names that the format's page explains. Instants in UTC. */
export const trustAsCsv = (changes: readonly TrustChange[]): string =>
  csvLines([COLUMNS, ...changes.map((change) => COLUMNS.map((column) => String(change[column] ?? '')))]);

/** Looks at an export. Throws AppError `file-unreadable` {name, problem} where it is none. */
export async function checkTrustExport(
  text: string,
  name: string,
  ours: TrustState,
  trusted: TrustedKeys,
  now: string,
): Promise<TrustExportCheck> {
  const file = exported.safeParse(unambiguousJson(text));
  const said = file.success ? statement.safeParse(unambiguousJson(file.data.statement)) : undefined;
  if (!file.success || !said?.success) throw new AppError('file-unreadable', { name, problem: 'not-a-trust-export' });
  const { lines } = file.data;
  const brokenAt = firstBroken(lines);
  const { head, exportedAt, lines: count } = said.data;
  const last = lines.at(-1);
  const complete = count === lines.length && head === (last === undefined ? TRUST_START : lineSum(last));
  return {
    whole: brokenAt === null && complete,
    ...(brokenAt === null ? {} : { brokenAt }),
    lines: lines.length,
    head,
    exportedAt,
    ...(await signatureOf(file.data, trusted, now)),
    agreesWithOurs: agreement(lines, ours.lines),
  };
}

/** The number of the first line that is none or does not name the sum of the one before. */
function firstBroken(lines: readonly string[]): number | null {
  let head = TRUST_START;
  for (const [place, line] of lines.entries()) {
    const raw = unambiguousJson(line);
    const named = typeof raw === 'object' && raw !== null && 'previous' in raw && 'seq' in raw ? raw : undefined;
    if (named?.previous !== head || named.seq !== place + 1) return place + 1;
    head = lineSum(line);
  }
  return null;
}

/** Whether every key that these lines take in is for practice: only then a key for practice can answer for them. */
export function onlyPractises(lines: readonly string[]): boolean {
  return lines.every((line) => {
    const event = trustEvent.safeParse(unambiguousJson(line));
    if (!event.success || !('card' in event.data)) return true;
    const card = readCard(event.data.card);
    return 'value' in card && card.value.practice;
  });
}

async function signatureOf(
  { statement: text, signature, lines }: z.infer<typeof exported>,
  trusted: TrustedKeys,
  now: string,
): Promise<Pick<TrustExportCheck, 'signature' | 'key'>> {
  if (signature === undefined) return { signature: 'unsigned' };
  const header = readSignature(signature, TYPE);
  if ('problem' in header) return { signature: 'invalid' };
  const key = await trusted(header.key);
  if (!key) return { signature: 'unknown-key', key: header.key };
  if (!(await verifyDetached(signature, Buffer.from(text, 'utf8'), TYPE, key.object))) return { signature: 'invalid' };
  const objections = key.enrolment ? keyObjections(key.enrolment, now) : validityObjections(key.card, now);
  const standsForThem = !key.card.practice || onlyPractises(lines);
  const counts = key.card.purpose === 'secretariat' && standsForThem && objections.length === 0;
  return { signature: counts ? 'valid' : 'refused-key', key: header.key };
}

function agreement(theirs: readonly string[], ours: readonly string[]): TrustExportCheck['agreesWithOurs'] {
  if (ours.length === 0) return theirs.length === 0 ? 'same' : 'nothing-here';
  const common = Math.min(theirs.length, ours.length);
  for (let place = 0; place < common; place++) if (theirs[place] !== ours[place]) return 'differs';
  if (theirs.length === ours.length) return 'same';
  return ours.length > theirs.length ? 'ours-goes-on' : 'it-goes-on';
}
