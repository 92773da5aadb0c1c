import type { SettingsRecord } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { EnrolmentCard } from '#core/register/enrolment';
import { validityObjections } from '#core/register/key-objections';
import type { TrustStore } from '../trust/trust-store';

/** What a submission says of itself that its keys must fit. */
export type KeyScope = Pick<SettingsRecord, 'state' | 'practice'>;

/** A key signs for its State, its purpose and its practice flag only, and as long as it counts here. Throws AppError `key-not-usable`. */
export async function assertUsable(
  card: EnrolmentCard,
  key: string,
  scope: KeyScope,
  trust: Pick<TrustStore, 'objections' | 'now'>,
): Promise<void> {
  const refuse = (reason: string): never => {
    throw new AppError('key-not-usable', { reason });
  };
  if (card.purpose !== 'submission') refuse('purpose');
  if (card.practice !== scope.practice) refuse('practice');
  if (card.state !== scope.state) refuse('state');
  const [objection] = [...(await trust.objections(key)), ...validityObjections(card, await trust.now())];
  if (objection !== undefined) refuse(objection);
}

/** The age recipients of enrolled secretariat cards. Throws AppError `not-found` or `key-not-usable`. */
export async function recipientsOf(
  wanted: readonly string[],
  scope: Pick<KeyScope, 'practice'>,
  trust: Pick<TrustStore, 'find' | 'objections'>,
): Promise<readonly string[]> {
  return Promise.all(
    wanted.map(async (key) => {
      const enrolment = await trust.find(key);
      if (!enrolment) throw new AppError('not-found', { what: 'card', id: key });
      const [objection] = await trust.objections(key);
      if (objection !== undefined) throw new AppError('key-not-usable', { reason: objection });
      if (enrolment.card.purpose !== 'secretariat') throw new AppError('key-not-usable', { reason: 'purpose' });
      if (enrolment.card.practice !== scope.practice) throw new AppError('key-not-usable', { reason: 'practice' });
      return enrolment.card.ageRecipient;
    }),
  );
}
