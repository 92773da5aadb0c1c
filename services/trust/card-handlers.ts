import { isDeepStrictEqual } from 'node:util';
import type { Handlers } from '#core/contract/dispatch';
import type { InspectedCard } from '#core/contract/operations';
import { AppError } from '#core/contract/errors';
import { CARD_FILE_LIMIT, readCardFile } from '#core/register/card';
import type { EnrolmentCard } from '#core/register/enrolment';
import { isStateCode } from '#core/register/practice-state';
import { readSuccessionFile, SUCCESSION_FILE_LIMIT } from '#core/register/succession';
import type { ServiceContext } from '../context';
import { readIncoming } from '../files/read-incoming';
import { createRegisterStore } from '../register/register-store';
import { assertPeriod } from './assert-period';
import { cardFileText, verifyCardFile, type VerifiedCard } from './card-file';
import { openSuccession, successionFileText, type ReadSuccessionFile } from './succession-file';
import type { TrustStore } from './trust-store';

type CardHandlers = Pick<Handlers, `cards.${'inspect' | 'enrol' | 'succeed' | 'list' | 'revoke' | 'seenUnder'}`>;

/** Taking keys in and revoking them, over one store: its changes wait for each other. */
export function cardHandlers(context: ServiceContext, trust: TrustStore): CardHandlers {
  const register = createRegisterStore(context);

  /** A card of a State that there is. Throws AppError `card-invalid`. */
  const assertState = ({ state, practice, holder }: EnrolmentCard): void => {
    if (state !== undefined && !isStateCode(state, practice, context.content.states()))
      throw new AppError('card-invalid', { name: holder, problem: 'no-such-state' });
  };

  return {
    'cards.inspect': async ({ file }) => {
      const { name, bytes } = await readIncoming(context, file, SUCCESSION_FILE_LIMIT);
      const text = Buffer.from(bytes).toString('utf8');
      if ('value' in readSuccessionFile(text)) return inspectSuccession(trust, await openSuccession(text, name));
      if (bytes.length > CARD_FILE_LIMIT) throw new AppError('file-too-large', { name, bytes: bytes.length, limit: CARD_FILE_LIMIT });
      return inspectCard(trust, await verifyCardFile(text, name));
    },

    'cards.enrol': async ({ card, ...confirmation }) => {
      assertPeriod('cards.enrol', confirmation);
      const verified = 'file' in card ? await takeCard(context, card.file) : await verifyCardFile(cardTextIn(card.text), '');
      assertState(verified.card);
      return trust.enrol(verified, confirmation);
    },

    'cards.succeed': async ({ succession, ...taking }) => {
      assertPeriod('cards.succeed', taking);
      const { name, text } = 'file' in succession ? await takeText(context, succession.file) : { name: '', text: succession.text };
      const opened = await openSuccession(text, name);
      assertState(opened.card.card);
      return trust.succeed(opened, { name: name || opened.card.card.holder, ...taking });
    },

    'cards.list': () => trust.list(),

    'cards.revoke': async ({ key, from, ...revocation }) =>
      trust.revoke(key, { ...revocation, ...(from !== undefined && { from: `${from}T00:00:00.000Z` }) }),

    'cards.seenUnder': async ({ key, from }) =>
      (await register.list())
        .filter((entry) => entry.key === key && (from === undefined || entry.receivedAt.slice(0, 10) >= from))
        .map(({ digest, claims: { exercise, number }, receivedAt }) => ({ digest, exercise, number, receivedAt })),
  };
}

async function takeText(context: Pick<ServiceContext, 'files'>, handle: string): Promise<{ readonly name: string; readonly text: string }> {
  const { name, bytes } = await readIncoming(context, handle, SUCCESSION_FILE_LIMIT);
  return { name, text: Buffer.from(bytes).toString('utf8') };
}

/** The card behind a file handle, its own signature verified. Throws AppError `card-invalid`. */
export async function takeCard(context: Pick<ServiceContext, 'files'>, handle: string): Promise<VerifiedCard> {
  const { name, bytes } = await readIncoming(context, handle, CARD_FILE_LIMIT);
  return verifyCardFile(Buffer.from(bytes).toString('utf8'), name);
}

/** A succession file holds the new key's card: it can be taken in afresh, by its fingerprint, whatever the older key says. */
function cardTextIn(text: string): string {
  const succession = readSuccessionFile(text);
  return 'value' in succession && 'problem' in readCardFile(text) ? JSON.stringify(succession.value.card) : text;
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

/** The same of a key that another presents as its successor. */
async function inspectSuccession(trust: TrustStore, succession: ReadSuccessionFile): Promise<InspectedCard> {
  const { from, to } = succession.statement;
  const older = await trust.find(from);
  const inspected = await inspectCard(trust, succession.card);
  return {
    ...inspected,
    text: successionFileText(succession.file),
    replaces: inspected.replaces.filter((key) => key !== from),
    succession: {
      from,
      ...(older && { fromFingerprint: older.fingerprint }),
      problem: await trust.successionProblem(succession),
      known: older?.succeededBy?.key === to,
    },
  };
}
