import type { CallContext } from '#core/contract/dispatch';
import type { Input } from '#core/contract/operations';
import type { VerificationFinding, VerificationReport } from '#core/submission/verification';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import type { KeyRing } from '../keys/key-ring';
import { hashOfFile } from '../register/hash-of-file';
import type { RegisterStore } from '../register/register-store';
import type { VerifiedCard } from '../trust/card-file';
import type { TrustStore } from '../trust/trust-store';
import { contentFacts } from './content-facts';
import { openingIn } from './opening-path';
import { enrolledKeys, firstOf, keysOfCards } from './trusted-keys';
import { verdictOf } from './verdict';
import { verifyBundle } from './verify-bundle';

export interface VerifyingServices {
  readonly context: ServiceContext;
  readonly keys: KeyRing;
  readonly trust: TrustStore;
  readonly register: RegisterStore;
}

/** Cards that whoever asks vouches for, and what was wrong with others. */
export interface Vouched {
  readonly cards: readonly VerifiedCard[];
  readonly findings: readonly VerificationFinding[];
}

/** What a chosen file claims to be, and whether that holds here. Changes nothing; the file stays the caller's to release. */
export async function verifyChosen(
  { context, keys, trust, register }: VerifyingServices,
  bundle: IncomingFile,
  { cards, findings }: Vouched,
  unlock: Input<'bundles.verify'>['unlock'],
  call: CallContext,
): Promise<VerificationReport> {
  const identities = unlock ? [(await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity] : [];
  const sha512 = (await register.hasRefused()) ? await hashOfFile(bundle.path) : undefined;
  const { report } = await verifyBundle(bundle, {
    ...contentFacts(context.content),
    trust: firstOf(enrolledKeys(trust), keysOfCards(cards, 'caller')),
    identities,
    ...(unlock && { identityKeys: [unlock.key] }),
    now: context.clock.now(),
    firstSeen: (digest, signer) => register.firstSeen(digest, signer, sha512),
    ...openingIn(context),
    call,
  });
  const all = [...report.findings, ...findings];
  const revision = await register.revision(report);
  return { ...report, findings: all, verdict: verdictOf(all), ...(revision && { revision }) };
}
