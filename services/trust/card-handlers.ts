import { isDeepStrictEqual } from 'node:util';
import type { Handlers } from '#core/contract/dispatch';
import type { InspectedCard } from '#core/contract/operations';
import { AppError } from '#core/contract/errors';
import { CARD_FILE_LIMIT } from '#core/register/card';
import { isStateCode } from '#core/register/practice-state';
import type { ServiceContext } from '../context';
import { readIncoming } from '../files/read-incoming';
import { cardFileText, verifyCardFile, type VerifiedCard } from './card-file';
import { createTrustStore, type TrustStore } from './trust-store';

type CardHandlers = Pick<Handlers, 'cards.inspect' | 'cards.enrol' | 'cards.list' | 'cards.revoke'>;

export function cardHandlers(context: ServiceContext): CardHandlers {
  const trust = createTrustStore(context);

  return {
    'cards.inspect': async ({ file }) => inspectCard(trust, await takeCard(context, file)),
    'cards.enrol': async ({ card, ...confirmation }) => {
      const verified = 'file' in card ? await takeCard(context, card.file) : await verifyCardFile(card.text, '');
      const { state, practice } = verified.card;
      if (state !== undefined && !isStateCode(state, practice, context.content.states()))
        throw new AppError('card-invalid', { name: verified.card.holder, problem: 'no-such-state' });
      return trust.enrol(verified, confirmation);
    },
    'cards.list': () => trust.list(),
    'cards.revoke': ({ key, reason }) => trust.revoke(key, reason),
  };
}

/** The card behind a file handle, its own signature verified. Throws AppError `card-invalid`. */
export async function takeCard(context: Pick<ServiceContext, 'files'>, handle: string): Promise<VerifiedCard> {
  const { name, bytes } = await readIncoming(context, handle, CARD_FILE_LIMIT);
  return verifyCardFile(Buffer.from(bytes).toString('utf8'), name);
}

/** What the user sees of a card before deciding. */
export async function inspectCard(trust: TrustStore, verified: VerifiedCard): Promise<InspectedCard> {
  const { thumbprint, fingerprint } = verified.publicKey;
  const known = await trust.find(thumbprint);
  return {
    card: verified.card,
    text: cardFileText(verified.file),
    key: thumbprint,
    fingerprint,
    enrolled: known !== undefined && !known.revoked,
    differs: known !== undefined && !isDeepStrictEqual(known.card, verified.card),
    replaces: await trust.replacedBy(verified),
  };
}
