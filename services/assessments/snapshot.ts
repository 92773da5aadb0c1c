import type { Adapter } from 'lowdb';
import { COLLECTIONS, type AssessmentDocument } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { DurableFiles } from '../storage/durable-files';
import { checksumOf } from './checksum';
import { migrationsFrom, UnknownFormat, type Formats } from './migrations';

/** A document, and the journal line that it contains last: what follows is in the journal only. */
export interface Snapshot {
  readonly seq: number;
  /** Checksum of that journal line. */
  readonly chain: string;
  readonly document: AssessmentDocument;
}

export type ReadSnapshot =
  | { readonly kind: 'absent' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'whole'; readonly snapshot: Snapshot; readonly outdated: boolean };

const FRAME = /^\{"format":"([^"\\]{1,100})","checksum":"([0-9a-f]{64})","snapshot":/;

/** JSON whose checksum is over the exact bytes of its `snapshot`. */
function serializeSnapshot(snapshot: Snapshot, format: string): string {
  const body = JSON.stringify({ seq: snapshot.seq, chain: snapshot.chain, document: snapshot.document });
  return `{"format":"${format}","checksum":"${checksumOf(body)}","snapshot":${body}}\n`;
}

/** Throws AppError `newer-version`; whatever else is wrong is `damaged`. */
function readSnapshot(stored: Uint8Array | null, formats: Formats): ReadSnapshot {
  if (stored === null) return { kind: 'absent' };
  try {
    const text = Buffer.from(stored).toString('utf8');
    const frame = FRAME.exec(text);
    const [prefix, format, checksum] = frame ?? [];
    if (prefix === undefined || format === undefined || !text.endsWith('}\n')) return { kind: 'damaged' };
    const body = text.slice(prefix.length, -2);
    const steps = migrationsFrom(format, formats);
    if (checksumOf(body) !== checksum) return { kind: 'damaged' };
    const { seq, chain, document } = JSON.parse(body) as { seq: unknown; chain: unknown; document: unknown };
    const migrated = steps.reduce((content, step) => step.document(content), document as Record<string, unknown>);
    const collections = COLLECTIONS.every((name) => typeof migrated[name] === 'object' && migrated[name] !== null);
    if (!Number.isSafeInteger(seq) || typeof chain !== 'string' || typeof migrated['id'] !== 'string' || !collections)
      return { kind: 'damaged' };
    const snapshot = { seq: seq as number, chain, document: { ...migrated, format: formats.current } as unknown as AssessmentDocument };
    return { kind: 'whole', snapshot, outdated: steps.length > 0 };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof UnknownFormat) return { kind: 'damaged' };
    throw error;
  }
}

/** The same of a file; one that is not what was sealed in its place is damaged too. */
export async function readSnapshotFile(files: DurableFiles, path: string, formats: Formats): Promise<ReadSnapshot> {
  try {
    return readSnapshot(await files.read(path), formats);
  } catch (error) {
    if (error instanceof AppError && error.code === 'damaged') return { kind: 'damaged' };
    throw error;
  }
}

/** The durable adapter for lowdb: unique temporary file, fsync, `.bak`, rename, fsync of the folder. */
export class DurableSnapshotAdapter implements Adapter<Snapshot> {
  constructor(
    private readonly files: DurableFiles,
    private readonly path: string,
    private readonly formats: Formats,
  ) {}

  async read(): Promise<Snapshot | null> {
    const found = await readSnapshotFile(this.files, this.path, this.formats);
    return found.kind === 'whole' ? found.snapshot : null;
  }

  write(snapshot: Snapshot): Promise<void> {
    const bytes = Buffer.from(serializeSnapshot(snapshot, this.formats.current));
    return this.files.write(this.path, bytes, { keepBackup: true });
  }
}
