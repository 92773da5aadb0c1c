import type { EarlierContent } from '#core/answers/earlier-answer';
import type { Attachment } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Submission, SubmittedAnswer } from '#core/submission/submission';
import type { VerificationReport } from '#core/submission/verification';
import { attachmentPath } from '../bundle/bag-layout';
import { contentFacts } from '../bundle/content-facts';
import type { Archive } from '../bundle/open-archive';
import { openingIn } from '../bundle/opening-path';
import { enrolledKeys, firstOf, keysOfCards, type TrustedKeys } from '../bundle/trusted-keys';
import { WHOLE } from '../bundle/verdict';
import { verifyBundle } from '../bundle/verify-bundle';
import { packEdition, wordingIn } from '../content/kept-edition';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import { createKeyRing, type KeyRing } from '../keys/key-ring';
import { createTrustStore } from '../trust/trust-store';
import { editionFrom, type EarlierExercise } from './earlier-exercise';
import { proposedSettings } from './proposed-settings';

/** A key of ours that opens an encrypted bundle. */
export interface Unlock {
  readonly key: string;
  readonly passphrase: string;
}

/** Verifies a bundle that may come from anywhere and hands over what it holds while it is open. */
export async function openBundle<T>(
  context: ServiceContext,
  bundle: { readonly path: FilePlace; readonly name: string; readonly ownKey?: string },
  unlock: Unlock | undefined,
  call: CallContext,
  use: (earlier: EarlierExercise) => Promise<T>,
): Promise<{ readonly report: VerificationReport; readonly result?: T }> {
  const keys = createKeyRing(context);
  const identities = unlock ? [(await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity] : [];
  let result: { readonly of: T } | undefined;
  const { report } = await verifyBundle(bundle, {
    ...contentFacts(context.content),
    ...openingIn(context),
    trust: firstOf(enrolledKeys(createTrustStore(context)), await ownKey(keys, bundle.ownKey)),
    identities,
    now: context.clock.now(),
    call,
    async whileOpen({ report: found, submission, carried }, archive) {
      if (!WHOLE.has(found.verdict) || !submission || !carried || found.digest === undefined) return;
      result = { of: await use(fromSubmission(context, found.digest, submission, carried, archive)) };
    },
  });
  return { report, ...(result && { result: result.of }) };
}

/** The key that sealed it here, where it is still in the ring. */
async function ownKey(keys: KeyRing, id: string | undefined): Promise<TrustedKeys> {
  if (id === undefined) return async () => undefined;
  try {
    return keysOfCards([await keys.card(id)], 'own');
  } catch (error) {
    if (error instanceof AppError) return async () => undefined;
    throw error;
  }
}

function fromSubmission(
  context: ServiceContext,
  digest: string,
  submission: Submission,
  carried: CarriedQuestionnaire,
  archive: Archive,
): EarlierExercise {
  const { exercise, sealedAt, evidence } = submission;
  const languages = carried.wording.map(({ language }) => language);
  return {
    source: { exercise: exercise.id, title: exercise.title, submission: digest },
    date: sealedAt,
    settings: proposedSettings(context, submission),
    ...(submission.release && { release: submission.release }),
    asked: {
      edition: editionFrom(carried),
      wording: carried.wording,
      pack: () => packEdition(carryQuestionnaire(carried.questionnaire, languages, (language) => wordingIn(carried, language))),
    },
    answers: Object.fromEntries(Object.entries(submission.answers).map(([id, answer]) => [id, contentOf(answer)])),
    evidence,
    content: (attachment) => contentIn(archive, attachment),
  };
}

const contentOf = ({ standing, value, reason, language, texts, at }: SubmittedAnswer): EarlierContent => ({
  standing,
  ...(value !== undefined && { value }),
  ...(reason !== undefined && { reason }),
  ...(language !== undefined && { language }),
  ...(texts !== undefined && { texts }),
  at,
});

async function* contentIn(archive: Archive, { sha512, name }: Attachment): AsyncIterable<Uint8Array> {
  const entry = archive.entries.find((each) => each.name.endsWith(`/${attachmentPath(sha512)}`));
  if (!entry) throw new AppError('file-missing', { name });
  yield* entry.read();
}
