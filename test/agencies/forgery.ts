import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import { withAgencyBag } from '#services/agencies/agency-bag';
import type { PackageKey } from '#services/agencies/commission-keys';
import { AGENCY_SLOT, CONTRIBUTION_DOCUMENT, PACKAGE_DOCUMENT, PACKAGE_SLOT, STATE_SLOT } from '#services/agencies/package-file';
import { writeBag } from '#services/bundle/write-bag';
import { signDetached } from '#services/keys/detached-signature';

const CALL: CallContext = { signal: new AbortController().signal, progress: () => {} };

/** Whose name the signature has, and with whose key it really was made. */
export interface Hand {
  readonly claims: PackageKey['thumbprint'];
  readonly signs: PackageKey['object'];
}

type Alter = (document: Record<string, unknown>) => unknown;

/** A contribution with another content, whole according to its manifests, signed by whoever did it. Without files of evidence. */
export const rewrittenContribution = (file: string, alter: Alter, { claims, signs }: Hand): Promise<string> =>
  rewritten(file, CONTRIBUTION_DOCUMENT, [AGENCY_SLOT], alter, async (manifest) => [
    [AGENCY_SLOT, await signDetached(manifest, 'omnibus-contribution+jws', claims, signs)],
  ]);

/** The same for a work package; a signature of the State that it had stays as it was, over what it was made for. */
export const rewrittenPackage = (file: string, alter: Alter, { claims, signs }: Hand): Promise<string> =>
  rewritten(file, PACKAGE_DOCUMENT, [PACKAGE_SLOT, STATE_SLOT], alter, async (manifest, before) => {
    const state = before.get(STATE_SLOT);
    const own: [string, string] = [PACKAGE_SLOT, await signDetached(manifest, 'omnibus-work-package+jws', claims, signs)];
    return state === undefined ? [own] : [own, [STATE_SLOT, state]];
  });

async function rewritten(
  file: string,
  document: string,
  slots: readonly string[],
  alter: Alter,
  sign: (manifest: Buffer, before: ReadonlyMap<string, string>) => Promise<[string, string][]>,
): Promise<string> {
  const target = path.join(path.dirname(file), `${randomUUID()}-${path.basename(file)}`);
  const done = await withAgencyBag(file, document, slots, CALL, async (bag) => {
    const altered = alter(bag.document as Record<string, unknown>);
    const parts = {
      name: 'contribution',
      at: '2026-06-01T08:00:00.000Z',
      info: ['Bag-Software-Agent: Omnibus 0.0.0', 'Bagging-Date: 2026-06-01'],
      payload: [[document, Buffer.from(JSON.stringify(altered), 'utf8')] as [string, Buffer]],
      attachments: [],
    };
    await writeBag(target, parts, { sign: (manifest) => sign(Buffer.from(manifest), bag.signatures), recipients: [], call: CALL });
    return 'written' as const;
  });
  if (done !== 'written') throw new Error(`cannot be rewritten: ${done.problem}`);
  return target;
}
