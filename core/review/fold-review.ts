import { maySay } from './may-say';
import { conflictOf, followedTexts } from './conflict';
import type { Draft, ObservationState, ReplyState, RequestState, ReviewersProblem, ReviewState } from './review-state';
import { OBSERVATION_HEADINGS, reviewerOf, type ReviewParty, type Said, type Statement, type StatementOf } from './statement';

/** Two States review each instrument; where one of them is not a Party to it, another one joins. */
const REVIEWING_STATES = 2;

/**
 * What a set of statements comes to. The order in which they are given, and how often each is given, make no difference; a statement
 * more never takes an agreement away. Undefined without exactly one opening by the secretariat.
 */
export function foldReview(given: readonly Said[]): ReviewState | undefined {
  const said = inOrder(given);
  const [opening, ...otherOpenings] = of(said, 'opening');
  const scope = latestScope(said);
  if (!opening || otherOpenings.length > 0 || !scope) return undefined;
  const { state, instrument, exercise, practice, at } = opening.statement;
  return {
    ...{ state, instrument, exercise, practice, openedAt: at },
    reviewers: scope.statement.reviewers.map(({ state: code, party }) => ({ state: code, party })),
    reviewersProblem: reviewersProblem(scope.statement.reviewers),
    submissions: scope.statement.submissions,
    observations: observations(said),
    requests: requests(said),
  };
}

/** What is lacking among the States that are to review. */
export function reviewersProblem(reviewers: readonly { readonly party: boolean }[]): ReviewersProblem | null {
  if (reviewers.length < REVIEWING_STATES) return 'too-few';
  return reviewers.filter(({ party }) => party).length < REVIEWING_STATES ? 'too-few-parties' : null;
}

/** The scope that no other has taken the place of; of several, the one made last. */
export function latestScope(said: readonly Said[]): Said<StatementOf<'scope'>> | undefined {
  return unreplaced(of(inOrder(said), 'scope')).at(-1);
}

/** Once each, only what its party may say, by time and then by id: the same for everybody who holds the same set. */
function inOrder(given: readonly Said[]): readonly Said[] {
  const byId = new Map<string, Said>();
  for (const each of given) {
    if (!maySay(each.party, each.statement.kind)) continue;
    // Unsigned here and signed in a file that came back: one statement.
    const known = byId.get(each.id);
    byId.set(each.id, known?.signed ? known : each);
  }
  return [...byId.values()].sort((a, b) => compare(a.statement.at, b.statement.at) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const of = <K extends Statement['kind']>(said: readonly Said[], kind: K): readonly Said<StatementOf<K>>[] =>
  said.filter((each): each is Said<StatementOf<K>> => each.statement.kind === kind);

/** Statements that no other of these names as the one whose place it takes. */
function unreplaced<S extends StatementOf<'scope' | 'draft'>>(said: readonly Said<S>[]): readonly Said<S>[] {
  const replaced = new Set(said.flatMap(({ id, statement }) => statement.after.filter((before) => before !== id)));
  return said.filter(({ id }) => !replaced.has(id));
}

function observations(said: readonly Said[]): readonly ObservationState[] {
  const agreements = agreementsByDraft(said);
  const quorums = of(said, 'scope').map(({ statement }) => quorumOf(statement));
  const found = [...grouped(of(said, 'draft'), ({ statement }) => statement.observation)].map(([observation, drafts]) => {
    const agreedIds = new Set(drafts.filter(({ id }) => isAgreed(agreements.get(id) ?? [], quorums)).map(({ id }) => id));
    const followed = followedTexts(drafts, agreedIds);
    const all = drafts.map((each) => draftOf(each, agreements.get(each.id) ?? [], agreedIds.has(each.id), followed.has(each.id)));
    const open = unreplaced(drafts);
    const agreed = all.filter((draft) => draft.agreed);
    const current = all.filter(({ id }) => open.some((draft) => draft.id === id));
    const withdrawn = withdrawalOf(observation, current, said);
    return {
      observation,
      // The heading is agreed with the text: a draft written later does not move it.
      heading: (agreed.findLast((draft) => !draft.followed) ?? current.at(-1))?.heading ?? OBSERVATION_HEADINGS[0],
      drafts: current,
      agreed,
      earlier: all.filter((draft) => !current.includes(draft) && !draft.agreed),
      withdrawn,
      conflict: conflictOf(agreed, withdrawn === null ? current : []),
    };
  });
  return OBSERVATION_HEADINGS.flatMap((heading) => found.filter((each) => each.heading === heading));
}

/** Everybody whose agreement a text takes under a scope; nobody's would be enough where no State reviews yet. */
function quorumOf({ reviewers }: StatementOf<'scope'>): readonly ReviewParty[] | null {
  if (reviewers.length === 0) return null;
  return [...reviewers.map(({ state }) => reviewerOf(state)), 'reviewed'];
}

function agreementsByDraft(said: readonly Said[]): ReadonlyMap<string, readonly ReviewParty[]> {
  const agreed = grouped(of(said, 'agreement'), ({ statement }) => statement.draft);
  return new Map([...agreed].map(([draft, all]) => [draft, [...new Set(all.map(({ party }) => party))].sort()]));
}

/** Agreed once everybody of one scope has agreed: reviewers who are replaced later take nothing back. */
const isAgreed = (agreedBy: readonly ReviewParty[], quorums: readonly (readonly ReviewParty[] | null)[]): boolean =>
  quorums.some((quorum) => quorum?.every((each) => agreedBy.includes(each)) ?? false);

function draftOf(
  { id, party, statement, signed }: Said<StatementOf<'draft'>>,
  agreedBy: readonly ReviewParty[],
  agreed: boolean,
  followed: boolean,
): Draft {
  const { at, heading, text, language, traces } = statement;
  return { id, by: party, at, heading, text, language, traces, agreedBy, signed, agreed, followed };
}

/** Withdrawn while every draft that stands was known to whoever withdrew it: a draft written meanwhile, or after, brings it back. */
function withdrawalOf(observation: string, current: readonly Draft[], said: readonly Said[]): ObservationState['withdrawn'] {
  const withdrawals = of(said, 'withdrawal').filter(({ statement }) => statement.observation === observation);
  const last = withdrawals.findLast(({ statement }) => current.every(({ id }) => statement.after.includes(id)));
  return last ? { by: last.party, at: last.statement.at } : null;
}

function requests(said: readonly Said[]): readonly RequestState[] {
  const replies = grouped(of(said, 'reply'), ({ statement }) => statement.request);
  const closings = grouped(of(said, 'closing'), ({ statement }) => statement.request);
  return of(said, 'request')
    .map(({ id: request, party, statement, signed }): RequestState => {
      const { at, text, language, traces, due } = statement;
      // Closed by whoever asked, or by the secretariat for all.
      const closing = closings.get(request)?.find((each) => each.party === party || each.party === 'secretariat');
      return {
        ...{ request, by: party, at, text, language, traces, due, signed },
        replies: (replies.get(request) ?? []).map(replyOf),
        closed: closing ? { by: closing.party, at: closing.statement.at, outcome: closing.statement.outcome } : null,
      };
    })
    .sort((a, b) => compare(a.due, b.due) || compare(a.at, b.at) || compare(a.request, b.request));
}

const replyOf = ({ id, statement, signed }: Said<StatementOf<'reply'>>): ReplyState => ({
  ...{ id, at: statement.at, text: statement.text, language: statement.language, signed },
});

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}
