/** The tables that the Conference asks for. They count what States have said; they grade and order nobody. */
export const TABLE_KINDS = ['answered', 'assistance', 'challenges', 'steps', 'notifications', 'practices'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export const ROWS = ['theme', 'cluster', 'article', 'provision', 'instrument', 'group', 'state'] as const;
export type RowsBy = (typeof ROWS)[number];

/** `value`: the kind of assistance or challenge, the year of a planned step, where a notification stands. */
export const COLUMNS = ['value', 'instrument', 'cluster', 'chapter', 'group'] as const;
export type ColumnsBy = (typeof COLUMNS)[number];

/** Absent: everything. */
export interface TableFilter {
  /** Codes. */
  readonly instruments?: readonly string[];
  /** Regional group of the United Nations. */
  readonly group?: string;
  readonly cluster?: string;
  readonly theme?: string;
}

export interface TableRequest {
  readonly kind: TableKind;
  readonly rows: RowsBy;
  readonly columns: ColumnsBy;
  readonly filter: TableFilter;
}

/** `released`: what States have released, without its confidential parts. `internal`: whatever was received. */
export const SCOPES = ['released', 'internal'] as const;
export type Scope = (typeof SCOPES)[number];

/** How a table can be arranged, the usual way first. */
export function arrangements(kind: TableKind): { readonly rows: readonly RowsBy[]; readonly columns: readonly ColumnsBy[] } {
  if (kind === 'answered') return { rows: ['state', 'group'], columns: ['instrument', 'cluster', 'chapter'] };
  return { rows: ROWS, columns: kind === 'practices' ? ['instrument', 'group'] : ['value', 'instrument', 'group'] };
}

export function canBeArranged({ kind, rows, columns }: Pick<TableRequest, 'kind' | 'rows' | 'columns'>): boolean {
  const possible = arrangements(kind);
  return possible.rows.includes(rows) && possible.columns.includes(columns) && (rows as string) !== columns;
}

/** Where nothing holds of what a table is arranged by: in no regional group, under no theme, asked no longer. */
export const NONE = 'none';
/** Assistance without its kind. */
export const UNSPECIFIED = 'unspecified';
/** A step without a date. */
export const UNDATED = 'undated';
/** `unstated`: asked for, and the State says neither. */
export const NOTIFICATION_STANDINGS = ['made', 'owed', 'unstated'] as const;

/** In the order in which the United Nations names them. */
export const REGIONAL_GROUPS = [
  'African States',
  'Asia-Pacific States',
  'Eastern European States',
  'Latin American and Caribbean States',
  'Western European and other States',
] as const;
