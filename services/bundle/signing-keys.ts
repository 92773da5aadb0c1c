import type { SettingsRecord } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { EnrolmentCard } from '#core/register/enrolment';
import type { TrustStore } from '../trust/trust-store';

/** What a submission says of itself that its keys must fit. */
export type KeyScope = Pick<SettingsRecord, 'state' | 'practice'>;

/** A key signs for its State, its purpose and its practice flag only, and not once it was revoked here. Throws AppError `key-not-usable`. */
export async function assertUsable(card: EnrolmentCard, key: string, scope: KeyScope, trust: Pick<TrustStore, 'find'>): Promise<void> {
  const refuse = (reason: string): never => {
    throw new AppError('key-not-usable', { reason });
  };
  if (card.purpose !== 'submission') refuse('purpose');
  if (card.practice !== scope.practice) refuse('practice');
  if (card.state !== scope.state) refuse('state');
  if ((await trust.find(key))?.revoked) refuse('revoked');
}

/** The age recipients of enrolled secretariat cards. Throws AppError `not-found` or `key-not-usable`. */
export async function recipientsOf(
  wanted: readonly string[],
  scope: Pick<KeyScope, 'practice'>,
  trust: Pick<TrustStore, 'find'>,
): Promise<readonly string[]> {
  return Promise.all(
    wanted.map(async (key) => {
      const enrolment = await trust.find(key);
      if (!enrolment) throw new AppError('not-found', { what: 'card', id: key });
      if (enrolment.revoked) throw new AppError('key-not-usable', { reason: 'revoked' });
      if (enrolment.card.purpose !== 'secretariat') throw new AppError('key-not-usable', { reason: 'purpose' });
      if (enrolment.card.practice !== scope.practice) throw new AppError('key-not-usable', { reason: 'practice' });
      return enrolment.card.ageRecipient;
    }),
  );
}
