import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import type { PackageSigner } from '#core/contract/operations';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import { verifyCardFile } from '../trust/card-file';
import type { TrustStore } from '../trust/trust-store';
import { attachmentsOf, payloadProblem, withAgencyBag, type AgencyBag } from './agency-bag';
import { readPackageKey, type PackageKey } from './commission-keys';
import { PACKAGE_DOCUMENT, PACKAGE_SLOT, readWorkPackageFile, STATE_SLOT, type WorkPackageFile } from './package-file';

/** A work package that is whole and signed with its own key. */
export interface ReadPackage {
  readonly file: WorkPackageFile;
  readonly key: PackageKey;
  readonly signer: PackageSigner;
  readonly bag: AgencyBag;
}

/** Reads a package and hands it to `use` while its archive is open. Throws AppError `work-package-invalid` {name, problem}, `newer-version`, `cancelled`. */
export async function withPackage<T>(
  { path, name }: { readonly path: string; readonly name: string },
  trust: TrustStore,
  call: CallContext,
  use: (read: ReadPackage) => Promise<T>,
): Promise<T> {
  const invalid = (problem: string): AppError => new AppError('work-package-invalid', { name, problem });
  const outcome = await withAgencyBag(path, PACKAGE_DOCUMENT, [PACKAGE_SLOT, STATE_SLOT], call, async (bag) => {
    const reading = readWorkPackageFile(bag.document);
    if (!('value' in reading)) {
      if (reading.newer)
        throw new AppError('newer-version', { what: 'work-package', found: reading.problem, supported: 'omnibus-work-package/1' });
      throw invalid(reading.problem);
    }
    const file = reading.value;
    const key = await readPackageKey(file.signingKey);
    if (!key) throw invalid('signingKey');
    if (!(await isSignedBy(bag, PACKAGE_SLOT, key.thumbprint, key.verifying))) throw invalid('signature-invalid');
    const problem = payloadProblem(bag, PACKAGE_DOCUMENT, attachmentsOf(file.evidence));
    if (problem !== null) throw invalid(problem);
    const signer = await signerOf(bag, file, trust, name);
    if (!signer) throw invalid('signature-invalid');
    return { value: await use({ file, key, signer, bag }) };
  });
  if ('problem' in outcome) throw invalid(outcome.other ? 'not-a-work-package' : outcome.problem);
  return outcome.value;
}

async function isSignedBy(
  { signatures, signed }: AgencyBag,
  slot: string,
  thumbprint: string,
  key: PackageKey['object'],
): Promise<boolean> {
  const jws = signatures.get(slot) ?? '';
  const header = readSignature(jws, 'omnibus-work-package+jws');
  if ('problem' in header || header.key !== thumbprint) return false;
  return verifyDetached(jws, signed, 'omnibus-work-package+jws', key);
}

/** Whose key signed it besides its own; `null` where that signature, its card or its State is wrong. */
async function signerOf(bag: AgencyBag, file: WorkPackageFile, trust: TrustStore, name: string): Promise<PackageSigner | null> {
  if (!file.card || !bag.signatures.has(STATE_SLOT)) return file.card || bag.signatures.has(STATE_SLOT) ? null : { status: 'unsigned' };
  const verified = await verifyCardFile(JSON.stringify(file.card), name).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
  if (!verified) return null;
  const { card, publicKey } = verified;
  const { state, practice } = file.settings;
  if (card.purpose !== 'submission' || card.state !== state || card.practice !== practice) return null;
  if (!(await isSignedBy(bag, STATE_SLOT, publicKey.thumbprint, publicKey.object))) return null;
  const enrolled = await trust.find(publicKey.thumbprint);
  const counts = (await trust.objections(publicKey.thumbprint)).length === 0;
  const status = !enrolled ? 'unknown' : counts ? 'known' : 'revoked';
  return { status, holder: card.holder, fingerprint: publicKey.fingerprint };
}
