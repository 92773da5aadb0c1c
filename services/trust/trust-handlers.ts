import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { TrustChange } from '#core/contract/operations';
import { readCard } from '#core/register/card';
import type { RecordedTrustEvent } from '#core/register/trust-event';
import { validityObjections } from '#core/register/key-objections';
import { enrolledKeys, firstOf, keysOfCards } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { readIncoming } from '../files/read-incoming';
import { createKeyRing, type UnlockedKey } from '../keys/key-ring';
import { cardHandlers } from './card-handlers';
import { checkTrustExport, onlyPractises, trustAsCsv, trustAsJson, TRUST_EXPORT_LIMIT } from './trust-export';
import { lineSum, type TrustState } from './trust-journal';
import { createTrustStore } from './trust-store';

type TrustHandlers = ReturnType<typeof cardHandlers> & Pick<Handlers, 'trust.changes' | 'trust.export' | 'trust.check'>;

/** Whose keys count here, and the journal of how that came about. */
export function trustHandlers(context: ServiceContext): TrustHandlers {
  const trust = createTrustStore(context);
  const keys = createKeyRing(context);

  /** A key of the secretariat that counts. Throws AppError `key-not-usable`. */
  async function unlockedSecretariat(key: string, passphrase: string): Promise<UnlockedKey> {
    const { card } = await keys.card(key);
    if (card.purpose !== 'secretariat') throw new AppError('key-not-usable', { reason: 'purpose' });
    const [objection] = [...(await trust.objections(key)), ...validityObjections(card, await trust.now())];
    if (objection !== undefined) throw new AppError('key-not-usable', { reason: objection });
    return keys.unlock(key, passphrase);
  }

  return {
    ...cardHandlers(context, trust),

    'trust.changes': async () => changesOf(await trust.state()),

    'trust.export': async ({ format, sign }) => {
      const state = await trust.state();
      const at = await trust.now();
      const name = `trust-${at.slice(0, 10)}.${format}`;
      if (format === 'csv') return offerBytes(context, name, Buffer.from(trustAsCsv(changesOf(state)), 'utf8'));
      const key = sign && (await unlockedSecretariat(sign.key, sign.passphrase));
      if (key?.card.practice && !onlyPractises(state.lines)) throw new AppError('key-not-usable', { reason: 'practice' });
      return offerBytes(context, name, Buffer.from(await trustAsJson(state, at, key), 'utf8'));
    },

    'trust.check': async ({ file }) => {
      const { name, bytes } = await readIncoming(context, file, TRUST_EXPORT_LIMIT);
      const own = await Promise.all((await keys.list()).map(({ id }) => keys.card(id)));
      const trusted = firstOf(enrolledKeys(trust), keysOfCards(own, 'own'));
      return checkTrustExport(Buffer.from(bytes).toString('utf8'), name, await trust.state(), trusted, await trust.now());
    },
  };
}

function changesOf({ events, enrolments, lines }: TrustState): readonly TrustChange[] {
  return events.map((event, place) => {
    const card = 'card' in event ? readCard(event.card) : undefined;
    const shown = card && 'value' in card ? card.value : enrolments.get(event.key)?.card;
    const fingerprint = 'fingerprint' in event ? event.fingerprint : enrolments.get(event.key)?.fingerprint;
    return {
      seq: event.seq,
      at: event.at,
      action: event.action,
      key: event.key,
      fingerprint: fingerprint ?? '',
      ...(shown?.state !== undefined && { state: shown.state }),
      holder: shown?.holder ?? '',
      practice: shown?.practice ?? false,
      ...saidIn(event),
      sum: lineSum(lines[place] ?? ''),
    };
  });
}

function saidIn(event: RecordedTrustEvent): Partial<TrustChange> {
  if (event.action === 'revoke') {
    const { reason, kind = 'compromised', from, recordedBy } = event;
    return { reason, kind, ...(from !== undefined && { from }), ...(recordedBy !== undefined && { by: recordedBy }) };
  }
  const { confirmedBy, note } = event;
  const succeeds = event.action === 'enrol' ? {} : { succeeds: event.by };
  if (event.action === 'dispute') return { by: confirmedBy, note, ...succeeds };
  const { validFrom, validUntil } = event;
  return {
    by: confirmedBy,
    note,
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...succeeds,
  };
}
