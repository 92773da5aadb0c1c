import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import type { VerificationReport } from '#core/submission/verification';
import type { ServiceContext } from '../context';
import type { VerifiedCard } from '../trust/card-file';
import { signaturePath } from './bag-layout';
import { contentFacts } from './content-facts';
import { openingIn } from './opening-path';
import { keysOfCards } from './trusted-keys';
import { verifyBundle } from './verify-bundle';

export interface ReadBack {
  readonly path: string;
  readonly name: string;
  readonly digest: string;
  /** Of everybody who has signed. */
  readonly cards: readonly VerifiedCard[];
  /** `AGE-SECRET-KEY-1…` */
  readonly identities: readonly string[];
  /** The slot whose signature is still to come. */
  readonly awaits?: string;
}

/**
 * Reads a finished file as a receiver would. Throws AppError `bundle-unverified` unless it is ours and whole, or, while a
 * signature is awaited, lacks that one and nothing else.
 */
export async function readBack(context: ServiceContext, file: ReadBack, call: CallContext): Promise<VerificationReport> {
  const { path, name, digest, cards, identities, awaits } = file;
  const { report } = await verifyBundle(
    { path, name },
    {
      ...contentFacts(context.content),
      ...openingIn(context),
      trust: keysOfCards(cards, 'own'),
      identities,
      now: context.clock.now(),
      call: { signal: call.signal, progress: (done, total) => call.progress(done, total, 'verifying') },
    },
  );
  const refusals = report.findings.filter(({ severity }) => severity === 'refusal');
  const expected =
    awaits === undefined
      ? report.verdict === 'whole'
      : report.verdict === 'incomplete' && refusals.every(({ file: missing }) => missing === signaturePath(awaits));
  if (expected && report.digest === digest) return report;
  throw new AppError('bundle-unverified', { code: refusals[0]?.code ?? 'bag-file-altered' });
}
