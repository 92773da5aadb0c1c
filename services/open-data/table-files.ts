import { createHash, type Hash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { OpenFile } from '#core/open-data/descriptor';
import { OPEN_TABLES, OPEN_TABLE_NAMES, type OpenRow, type OpenTableName } from '#core/open-data/tables';
import { csvLine } from '../report/tables/csv-line';

/** Bytes of one file that wait in memory before they are written. */
const PIECE = 256 * 1024;
/** Of a UTF-16 unit in UTF-8. */
const MOST_BYTES = 3;

/** The tables as files in a folder that is there: each as CSV and as JSON, row by row, however many there are. */
export class TableFiles {
  private constructor(
    private readonly tables: ReadonlyMap<OpenTableName, { readonly csv: GrowingFile; readonly json: GrowingFile; rows: number }>,
  ) {}

  static async in(folder: string): Promise<TableFiles> {
    const tables = new Map<OpenTableName, { csv: GrowingFile; json: GrowingFile; rows: number }>();
    for (const name of OPEN_TABLE_NAMES) {
      const { path: within, columns } = OPEN_TABLES[name];
      const csv = await GrowingFile.at(folder, `${within}.csv`);
      csv.add(csvLine(columns.map((column) => column.name)));
      tables.set(name, { csv, json: await GrowingFile.at(folder, `${within}.json`), rows: 0 });
    }
    return new TableFiles(tables);
  }

  add(name: OpenTableName, row: OpenRow): void {
    const table = this.tables.get(name)!;
    table.csv.add(csvLine(row));
    table.json.add(`${table.rows === 0 ? '[\n' : ',\n'}${objectOf(name, row)}`);
    table.rows += 1;
  }

  /** Writes what waits. To be called now and then; fails as the disk does. */
  async flush(): Promise<void> {
    for (const { csv, json } of this.tables.values()) for (const file of [csv, json]) await file.flush();
  }

  /** Ends all files. */
  async finish(): Promise<{
    readonly rows: Record<OpenTableName, number>;
    readonly files: Record<OpenTableName, { readonly csv: OpenFile; readonly json: OpenFile }>;
  }> {
    const rows: Partial<Record<OpenTableName, number>> = {};
    const files: Partial<Record<OpenTableName, { csv: OpenFile; json: OpenFile }>> = {};
    for (const [name, table] of this.tables) {
      table.json.add(table.rows === 0 ? '[]\n' : '\n]\n');
      rows[name] = table.rows;
      files[name] = { csv: await table.csv.end(), json: await table.json.end() };
    }
    return { rows: rows as Record<OpenTableName, number>, files: files as Record<OpenTableName, { csv: OpenFile; json: OpenFile }> };
  }

  async close(): Promise<void> {
    for (const { csv, json } of this.tables.values()) for (const file of [csv, json]) await file.close();
  }
}

const MEMBERS = new Map(
  OPEN_TABLE_NAMES.map((name) => [name, OPEN_TABLES[name].columns.map((column) => `${JSON.stringify(column.name)}:`)] as const),
);

/** A row as an object in JSON, put together as text: there are millions of them. */
function objectOf(name: OpenTableName, row: OpenRow): string {
  let text = '';
  for (const [at, member] of MEMBERS.get(name)!.entries()) text += `${at === 0 ? '' : ','}${member}${JSON.stringify(row[at] ?? null)}`;
  return `{${text}}`;
}

/**
 * Rows go into bytes as they come. Kept as texts until they are written they would outlive what made them, and with millions of rows that
 * costs more than making them.
 */
class GrowingFile {
  readonly #hash: Hash = createHash('sha256');
  #full: Buffer[] = [];
  #piece = Buffer.allocUnsafeSlow(PIECE);
  #length = 0;
  #bytes = 0;
  #open = true;

  private constructor(
    private readonly path: string,
    private readonly file: FileHandle,
  ) {}

  static async at(folder: string, within: string): Promise<GrowingFile> {
    return new GrowingFile(within, await open(path.join(folder, within.replaceAll('/', '-')), 'wx', 0o600));
  }

  add(text: string): void {
    const most = text.length * MOST_BYTES;
    if (this.#length + most > this.#piece.length) {
      if (this.#length > 0) this.#full.push(this.#piece.subarray(0, this.#length));
      this.#piece = Buffer.allocUnsafeSlow(Math.max(PIECE, most));
      this.#length = 0;
    }
    this.#length += this.#piece.write(text, this.#length, 'utf8');
  }

  /** Writes the pieces that are full; `all`: also what has been begun. */
  async flush(all = false): Promise<void> {
    const pieces = this.#full;
    this.#full = [];
    for (const bytes of pieces) await this.#write(bytes);
    if (!all || this.#length === 0) return;
    await this.#write(this.#piece.subarray(0, this.#length));
    this.#length = 0;
  }

  async #write(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.file.appendFile(bytes);
  }

  async end(): Promise<OpenFile> {
    await this.flush(true);
    await this.close();
    return { path: this.path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  async close(): Promise<void> {
    if (!this.#open) return;
    this.#open = false;
    await this.file.close();
  }
}
