import type { SubmissionClaims, VerificationReport } from '../submission/verification';

/** One submission in the secretariat's register: immutable, with what was known when it was received. */
export interface RegisterEntry {
  readonly digest: string;
  readonly claims: SubmissionClaims;
  readonly key: string;
  readonly fileName: string;
  readonly bytes: number;
  /** When the secretariat first saw it: what a later revocation of its key is judged by. */
  readonly receivedAt: string;
  readonly report: VerificationReport;
  readonly receipt?: { readonly issuedAt: string; readonly key: string };
  /** Where it stands in its chain of `replaces`. */
  readonly place: ChainPlace;
}

/** Two successors of one submission are a fork: reported, never resolved silently. */
export type ChainPlace = 'latest' | 'replaced' | 'fork' | 'predecessor-unknown';

export const RECEIPT_FORMAT = 'omnibus-receipt/1';
export interface Receipt {
  readonly format: typeof RECEIPT_FORMAT;
  readonly digest: string;
  readonly state: string;
  readonly exercise: string;
  readonly number: number;
  readonly verdict: 'whole';
  readonly receivedAt: string;
  readonly issuedAt: string;
  readonly practice: boolean;
}
