import { isDeepStrictEqual } from 'node:util';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { readSignatureFile, SIGNATURE_FILE_LIMIT, type SignatureFile } from '#core/register/signature-file';
import { settingsOf } from '../assessments/assessment-questions';
import { checkBase, recordChange } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import { SECOND_SLOT } from '../bundle/bag-layout';
import { fetchRequest } from '../bundle/fetch-submission';
import { awaitingBundlePath } from '../bundle/sealed-files';
import type { ServiceContext } from '../context';
import { readIncoming } from '../files/read-incoming';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import { createKeyRing } from '../keys/key-ring';
import { verifyCardFile, type VerifiedCard } from '../trust/card-file';
import { inspectCard } from '../trust/card-handlers';
import { createTrustStore } from '../trust/trust-store';
import { awaitingIn, completeSubmission, secondChanged, unusable, type SignatureServices } from './complete-submission';
import { inspectRequest, signRequest } from './signature-requests';

type Names = `signatures.${'require' | 'give' | 'request' | 'withdraw' | 'inspect' | 'sign' | 'read' | 'accept'}`;
const TYPE = 'omnibus-submission+jws';

/** Two signatories of one State: whether they are needed, and the second signature, given here or come as a file. */
export function signatureHandlers(context: ServiceContext): Pick<Handlers, Names> {
  const services: SignatureServices = { context, keys: createKeyRing(context), trust: createTrustStore(context) };
  const { keys, trust } = services;
  const store = assessmentStoreOf(context);
  return {
    'signatures.require': ({ assessment, base, required, by }) =>
      store.commit(assessment, by, (current) => {
        const { revision: _, ...settings } = settingsOf(current.document);
        if ((settings.secondSignature?.required ?? false) === required) return { changes: [] };
        checkBase(current.document, 'settings', 'assessment', base, 'settings');
        const secondSignature = { required, by, at: context.clock.now() };
        return { changes: recordChange(current, 'settings', 'assessment', { ...settings, secondSignature }) };
      }),

    'signatures.give': async ({ assessment, digest, key: id, passphrase, by }, call) => {
      const card = await keys.card(id);
      const sign = async (tagManifest: Uint8Array): Promise<string> => (await keys.unlock(id, passphrase)).sign(tagManifest, TYPE);
      return completeSubmission(services, { assessment, digest, by, card, sign }, call);
    },

    'signatures.request': ({ assessment, digest }) => fetchRequest(context, assessment, digest),

    'signatures.withdraw': async ({ assessment, digest, by }) => {
      const saved = await store.commit(assessment, by, ({ document }) => {
        const { encryptFor } = awaitingIn(document, digest).second;
        return { changes: [secondChanged(document, digest, { encryptFor, withdrawn: { by, at: context.clock.now() } })] };
      });
      await context.data.files.remove(awaitingBundlePath(assessment, digest)).catch(() => undefined);
      return saved;
    },

    'signatures.inspect': ({ file }, call) => inspectRequest(services, file, call),
    'signatures.sign': async (wanted, call) => {
      const { request, file, ...signing } = wanted;
      if ((request === undefined) === (file === undefined))
        throw new AppError('input-invalid', { operation: 'signatures.sign', path: 'request', problem: 'either a request or a file' });
      const held = request ?? (file === undefined ? null : (await inspectRequest(services, file, call)).request);
      if (held === null) throw unusable('not-a-request');
      return signRequest(services, { ...signing, request: held }, call);
    },

    'signatures.read': async ({ file }) => {
      const { name, bytes } = await readIncoming(context, file, SIGNATURE_FILE_LIMIT);
      const text = Buffer.from(bytes).toString('utf8');
      const { digest, card } = signatureIn(text);
      const verified = await verifyCardFile(JSON.stringify(card), name);
      return { text, digest, card: await inspectCard(trust, verified), known: await isKnown(verified) };
    },

    'signatures.accept': async ({ assessment, signature: text, by }, call) => {
      const { digest, slot, signature, card: file } = signatureIn(text);
      if (slot !== SECOND_SLOT) throw unusable('other-submission');
      const card = await verifyCardFile(JSON.stringify(file), '');
      const { document } = await store.read(assessment);
      if (!Object.hasOwn(document.submissions, digest)) throw unusable('other-submission');
      if (!(await isKnown(card))) throw unusable('not-enrolled');
      const sign = async (tagManifest: Uint8Array): Promise<string> => {
        const header = readSignature(signature, TYPE);
        const { thumbprint, object } = card.publicKey;
        const fits = !('problem' in header) && header.key === thumbprint && (await verifyDetached(signature, tagManifest, TYPE, object));
        if (!fits) throw unusable('does-not-fit');
        return signature;
      };
      return completeSubmission(services, { assessment, digest, by, card, sign }, call);
    },
  };

  /** One of this computer's keys, or one whose card somebody here has compared. */
  async function isKnown({ publicKey, card }: VerifiedCard): Promise<boolean> {
    const enrolment = await trust.find(publicKey.thumbprint);
    if (enrolment) return (await trust.objections(enrolment.key)).length === 0 && isDeepStrictEqual(enrolment.card, card);
    return (await keys.list()).some(({ id }) => id === publicKey.thumbprint);
  }
}

/** Throws AppError `signature-invalid`. */
function signatureIn(text: string): SignatureFile {
  const reading = readSignatureFile(text);
  if ('problem' in reading) throw unusable(reading.problem);
  return reading.value;
}
