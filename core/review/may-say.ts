import type { ReviewParty, Statement } from './statement';

type Role = 'secretariat' | 'reviewed' | 'reviewer';

/** Who may say what; anything else a party says counts for nothing, whoever signed it. */
const MAY_SAY: Readonly<Record<Statement['kind'], readonly Role[]>> = {
  opening: ['secretariat'],
  scope: ['secretariat'],
  draft: ['reviewer', 'secretariat'],
  agreement: ['reviewer', 'reviewed'],
  withdrawal: ['reviewer', 'secretariat'],
  request: ['reviewer', 'secretariat'],
  reply: ['reviewed'],
  closing: ['reviewer', 'secretariat'],
};

const roleOf = (party: ReviewParty): Role => (party === 'secretariat' || party === 'reviewed' ? party : 'reviewer');

export const maySay = (party: ReviewParty, kind: Statement['kind']): boolean => MAY_SAY[kind].includes(roleOf(party));
