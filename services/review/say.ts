import { AppError } from '#core/contract/errors';
import { maySay } from '#core/review/may-say';
import type { Statement, Trace } from '#core/review/statement';
import { assertWithinShare } from './party-share';
import { stateOf, type KeptReview } from './review-store';

/** Puts a statement to what was said here. Throws AppError `review-refused` where it is not this party's to say, names what is not there, or would be more than its share. */
export function saying(kept: KeptReview, statement: Statement): KeptReview {
  const { as } = kept;
  if (as === null || !maySay(as, statement.kind)) throw refused('not-yours');
  check(kept, statement);
  const said = { ...kept, own: [...kept.own, statement] };
  assertWithinShare(said, statement.at);
  return said;
}

function check(kept: KeptReview, statement: Statement): void {
  if (statement.kind === 'opening' || statement.kind === 'scope') return;
  const state = stateOf(kept);
  const has = (observation: string): boolean => state.observations.some((each) => each.observation === observation);
  const drafts = state.observations.flatMap(({ drafts: open, agreed, earlier }) => [...open, ...agreed, ...earlier]);
  switch (statement.kind) {
    case 'draft':
      checkTraces(statement.traces, kept);
      if (statement.after.some((id) => !drafts.some((draft) => draft.id === id))) throw notFound('draft', statement.after.join(' '));
      return;
    case 'agreement': {
      const draft = drafts.find(({ id }) => id === statement.draft);
      if (!draft) throw notFound('draft', statement.draft);
      if (kept.as !== null && draft.agreedBy.includes(kept.as)) throw refused('agreed-already');
      return;
    }
    case 'withdrawal':
      if (!has(statement.observation)) throw notFound('observation', statement.observation);
      return;
    case 'request':
      checkTraces(statement.traces, kept);
      return;
    case 'reply':
    case 'closing': {
      const request = state.requests.find((each) => each.request === statement.request);
      if (!request) throw notFound('request', statement.request);
      if (request.closed) throw refused('request-closed');
      if (statement.kind === 'closing' && kept.as !== request.by && kept.as !== 'secretariat') throw refused('not-yours');
      return;
    }
  }
}

/** What a statement rests on is a submission of this review, and a provision of its instrument. */
function checkTraces(traces: readonly Trace[], kept: KeptReview): void {
  const { submissions, instrument } = stateOf(kept);
  for (const { submission, provision, question } of traces) {
    if (!submissions.some(({ digest }) => digest === submission)) throw notFound('submission', submission);
    if (!provision.startsWith(`${instrument}:`)) throw notFound('provision', provision);
    if (question !== undefined && !question.startsWith(`${provision}/`)) throw notFound('question', question);
  }
}

const refused = (reason: string): AppError => new AppError('review-refused', { reason });
const notFound = (what: string, id: string): AppError => new AppError('not-found', { what, id: id.slice(0, 200) });
