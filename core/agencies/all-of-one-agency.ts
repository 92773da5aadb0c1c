import type { LeftOutAnswer, OpenConflict } from './merge-outcome';

/** What taking every differing answer of one agency at once would do. */
export interface AllOfOneAgency {
  readonly agency: string;
  /** Decided for the agency, each with the contribution whose answer would stand. */
  readonly accepts: readonly { readonly conflict: OpenConflict; readonly contribution: string }[];
  /** How many of `accepts` take the place of an answer of ours. */
  readonly replacing: number;
  /** Questions that stay open: somebody was asked back and has not answered. */
  readonly askedBack: readonly string[];
  /** Questions that stay open: two parts of the agency answer differently. */
  readonly twofold: readonly string[];
  /** Answers of the agency in cleared provisions, which nothing touches. */
  readonly cleared: number;
}

/** For every agency with an answer that differs, by name. */
export function allOfEachAgency(conflicts: readonly OpenConflict[], leftOut: readonly LeftOutAnswer[]): readonly AllOfOneAgency[] {
  const names = new Set(conflicts.flatMap(({ sources }) => sources.map(({ agency }) => agency)));
  return [...names].sort().map((agency) => {
    const offered = conflicts
      .map((conflict) => ({ conflict, from: conflict.sources.filter((source) => source.agency === agency) }))
      .filter(({ from }) => from.length > 0);
    const waiting = offered.filter(({ conflict }) => conflict.askedBack.length > 0);
    const answered = offered.filter(({ conflict }) => conflict.askedBack.length === 0);
    const accepts = answered.flatMap(({ conflict, from: [source, ...more] }) =>
      source && more.length === 0 ? [{ conflict, contribution: source.contribution }] : [],
    );
    return {
      agency,
      accepts,
      replacing: accepts.filter(({ conflict }) => conflict.ours !== null).length,
      askedBack: waiting.map(({ conflict }) => conflict.question),
      twofold: answered.filter(({ from }) => from.length > 1).map(({ conflict }) => conflict.question),
      cleared: leftOut.filter((each) => each.why === 'cleared' && each.agency === agency).length,
    };
  });
}
