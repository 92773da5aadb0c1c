import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import type { ReviewParty, Said, Statement } from '#core/review/statement';

/** A statement under its id: whoever names it names its review, its party and its exact words. */
export function said(review: string, party: ReviewParty, statement: Statement, signed: boolean): Said {
  const id = createHash('sha256').update(canonicalJson({ review, party, statement }), 'utf8').digest('hex');
  return { id, party, statement, signed };
}
