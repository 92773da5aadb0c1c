/**
 * Conditions are data, never code: a lawyer writes them in YAML, the compiler checks every id in them,
 * and the engine turns them into closures. The same language serves "ask this when", follow-up blocks and rules.
 *
 * A question reference is a full question id (`TIP:5(1)/status`) or, inside a block or a rule that runs over
 * many provisions, a local one (`status`, `legal-basis.citations`), which the compiler resolves; in a compiled
 * questionnaire every reference is full.
 */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly always: boolean }
  | QuestionTest
  | FactTest
  | ProvisionTest
  | SumTest
  | TotalsTest
  | DifferTest
  | EvidenceTest;

export type Scalar = string | number | boolean;

/**
 * One test of one question. A question that is hidden or unanswered fails every test but `standing: unanswered`
 * and `answered: false`. An empty value (no text, no option, no filled cell) is no answer.
 */
export type QuestionTest = { readonly question: string } & (
  | { readonly is: Scalar }
  | { readonly in: readonly Scalar[] }
  | { readonly includes: Scalar }
  | { readonly includesAll: readonly Scalar[] }
  | { readonly answered: boolean }
  | { readonly standing: Standing }
  /** Whether a reason is given with a standing other than `unanswered` (R14). */
  | { readonly reason: boolean }
  | { readonly kind: readonly StatusKind[] }
  | { readonly atLeast: NumberReference }
  | { readonly atMost: NumberReference }
  | { readonly moreThan: NumberReference }
  | { readonly lessThan: NumberReference }
  | { readonly before: DateReference }
  | { readonly after: DateReference }
  | { readonly anyRow: RowCondition }
  | { readonly everyRow: RowCondition }
);

/** A number, or the answer to a number question. Where that is not answered, the test is false. */
export type NumberReference = number | { readonly question: string };

/** An ISO date, a date among the facts, or another date question; `plusDays`: that many days later. */
export type DateReference = string | (({ readonly fact: string } | { readonly question: string }) & Later);
interface Later {
  readonly plusDays?: number;
}

/** In a row, another cell of the same row as well. */
export type RowDateReference = DateReference | ({ readonly column: string } & Later);
export type RowNumberReference = NumberReference | { readonly column: string };

/** A test of one row of a table. `column` names a column of that table; a cell with several options is tested for any of them. */
export type RowCondition =
  | { readonly all: readonly RowCondition[] }
  | { readonly any: readonly RowCondition[] }
  | { readonly not: RowCondition }
  | ({ readonly column: string } & (
      | { readonly is: Scalar }
      | { readonly in: readonly Scalar[] }
      | { readonly answered: boolean }
      | { readonly atLeast: RowNumberReference }
      | { readonly atMost: RowNumberReference }
      | { readonly moreThan: RowNumberReference }
      | { readonly lessThan: RowNumberReference }
      | { readonly before: RowDateReference }
      | { readonly after: RowDateReference }
      | { readonly whole: boolean }
    ));

/** Compares two sums over table cells; cells marked "not available" and empty cells leave the test silent (false). */
export type SumTest = {
  readonly sum: CellSelection;
  readonly compare: 'equal' | 'notEqual' | 'greater' | 'atMost';
  readonly to: number | CellSelection;
  /**
   * `perYear` compares year by year and holds when any year does; `total` compares the sums over all years;
   * `upToYear` compares, for each year, the sums of the years up to it, and holds when any does.
   */
  readonly by: 'perYear' | 'total' | 'upToYear';
};

/**
 * In some year a row of this table of years differs from the sum of its parts (`totalOf`), or the parts known already
 * exceed it. A total that is blank or not available is compared with nothing.
 */
export interface TotalsTest {
  readonly totals: string;
}

/** Both questions are answered, and differently: two statuses by their kind, whatever their scales call it, others by value. */
export interface DifferTest {
  readonly differ: readonly [string, string];
}

/** The cells of a table in the given rows (none given: every row), over its years or number columns, or the named ones. */
export type CellSelection = {
  readonly question: string;
  readonly rows: readonly string[];
  readonly columns?: readonly string[];
};

/** What is known of the assessment itself: participation, kind of State, practice. See `facts.ts`. */
export type FactTest = { readonly fact: string } & (
  | { readonly is: Scalar }
  | { readonly in: readonly Scalar[] }
  | { readonly answered: boolean }
  | { readonly before: DateReference }
  | { readonly after: DateReference }
);

/** What the engine has derived of a provision. */
export type ProvisionTest = { readonly provision: string; readonly is: DerivedFlag };
export type DerivedFlag = 'relevant' | 'gap' | 'exempt' | 'not-applicable' | 'complete';

/**
 * Tests the evidence that a citation question cites: only laws not yet in force (R13), or a law adopted or in force after
 * the latest date in a column of a table (R51). A table without such a date makes the second test false.
 */
export type EvidenceTest = { readonly citations: string } & ({ readonly every: 'not-in-force' } | { readonly someNewerThan: LatestDate });
export interface LatestDate {
  readonly latest: string;
  readonly column: string;
}

export type Standing = 'unanswered' | 'answered' | 'not-known' | 'not-applicable';

/** What a status value means for follow-ups and gaps, whatever its scale calls it. */
export type StatusKind = 'positive' | 'partial' | 'considered' | 'negative';
