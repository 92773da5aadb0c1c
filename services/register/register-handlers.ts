import type { Handlers } from '#core/contract/dispatch';
import { contentFacts } from '../bundle/content-facts';
import { openingIn } from '../bundle/opening-path';
import { enrolledKeys } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import { intakeHandlers, type IntakeHandlers } from '../intake/intake-handlers';
import { createKeyRing } from '../keys/key-ring';
import { receiptHandlers } from '../receipts/receipt-handlers';
import { createTrustStore } from '../trust/trust-store';
import { receiveBundles } from './receive-bundles';
import { createRegisterStore } from './register-store';

type RegisterHandlers = IntakeHandlers &
  Pick<Handlers, 'bundles.receive' | 'register.list' | 'register.read' | `receipts.${'issue' | 'issueBatch' | 'due'}` | 'receipts.import'>;

/** The secretariat's side of a submission, over one register. */
export function registerHandlers(context: ServiceContext): RegisterHandlers {
  const register = createRegisterStore(context);
  const keys = createKeyRing(context);
  const facts = contentFacts(context.content);
  const trust = enrolledKeys(createTrustStore(context));
  const judgement = { ...facts, ...openingIn(context), trust };

  return {
    'bundles.receive': async ({ files, unlock }, call) => {
      const identities = unlock ? [(await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity] : [];
      return receiveBundles(context, register, files, { ...judgement, identities, ...(unlock && { identityKeys: [unlock.key] }) }, call);
    },
    'register.list': () => register.list(),
    'register.read': ({ digest }) => register.read(digest),
    ...intakeHandlers({ context, register, keys, trust, facts }),
    ...receiptHandlers(context, register),
  };
}
