import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { KeySummary, OutgoingFile } from '#core/contract/operations';
import type { EnrolmentCard } from '#core/register/enrolment';
import { validityObjections } from '#core/register/key-objections';
import { isStateCode } from '#core/register/practice-state';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { readIncoming } from '../files/read-incoming';
import { cardFileText } from '../trust/card-file';
import { inspectCard } from '../trust/card-handlers';
import { assertPeriod } from '../trust/assert-period';
import { successionFileText } from '../trust/succession-file';
import { createTrustStore } from '../trust/trust-store';
import { KEY_FILE_LIMIT } from './key-file';
import { createKeyRing } from './key-ring';

type KeyHandlers = Pick<
  Handlers,
  | 'keys.list'
  | 'keys.problems'
  | 'keys.create'
  | 'keys.succeed'
  | 'keys.succession'
  | 'keys.card'
  | 'keys.changePassphrase'
  | 'keys.backup'
  | 'keys.restore'
>;

export function keyHandlers(context: ServiceContext): KeyHandlers {
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);

  return {
    'keys.list': () => keys.list(),
    'keys.problems': () => keys.problems(),

    'keys.create': async (wanted) => {
      assertPeriod('keys.create', wanted);
      const problem = stateProblem(wanted, context);
      if (problem) throw new AppError('input-invalid', { operation: 'keys.create', path: 'state', problem });
      return keys.create(wanted);
    },

    'keys.succeed': async ({ key, passphrase, next, ...wanted }) => {
      assertPeriod('keys.succeed', wanted);
      const old = await keys.unlock(key, passphrase);
      const [objection] = [...(await trust.objections(key)), ...validityObjections(old.card, context.clock.now())];
      if (objection !== undefined) throw new AppError('key-not-usable', { reason: objection });
      const made = await keys.succeed(old, { ...wanted, passphrase: next });
      return { ...(await offerSuccession(made)), key: made };
    },

    'keys.succession': async ({ key }) => {
      const { card, publicKey } = await keys.card(key);
      return offerSuccession({ ...card, id: key, fingerprint: publicKey.fingerprint });
    },

    'keys.card': async ({ key }) => {
      const verified = await keys.card(key);
      const card = await inspectCard(trust, verified);
      const bytes = Buffer.from(cardFileText(verified.file), 'utf8');
      return { ...(await offerBytes(context, `${nameOf(verified.card, verified.publicKey.fingerprint)}-card.json`, bytes)), card };
    },

    'keys.changePassphrase': async ({ key, passphrase, next }) => {
      await keys.changePassphrase(key, passphrase, next);
      return null;
    },

    'keys.backup': async ({ key }) => {
      const { card, publicKey } = await keys.card(key);
      return offerBytes(context, `${nameOf(card, publicKey.fingerprint)}-key-backup.json`, await keys.backup(key));
    },

    'keys.restore': async ({ file, passphrase }) => {
      const { name, bytes } = await readIncoming(context, file, KEY_FILE_LIMIT);
      return keys.restore(bytes, name, passphrase);
    },
  };

  async function offerSuccession(key: Pick<KeySummary, 'id' | 'practice' | 'state' | 'purpose' | 'fingerprint'>): Promise<OutgoingFile> {
    const text = successionFileText(await keys.succession(key.id));
    return offerBytes(context, `${nameOf(key, key.fingerprint)}-succession.json`, Buffer.from(text, 'utf8'));
  }
}

function stateProblem(
  { purpose, state, practice }: Pick<EnrolmentCard, 'purpose' | 'state' | 'practice'>,
  { content }: ServiceContext,
): string | null {
  if (purpose === 'secretariat') return state === undefined ? null : 'a secretariat key belongs to no State';
  if (state === undefined) return 'this key belongs to a State';
  return isStateCode(state, practice, content.states()) ? null : 'no such State';
}

/** `practice-AL-7K3Q`: enough to tell files apart in a folder. */
const nameOf = ({ practice, state, purpose }: Pick<EnrolmentCard, 'practice' | 'state' | 'purpose'>, fingerprint: string): string =>
  `${practice ? 'practice-' : ''}${state ?? purpose}-${purpose === 'review' ? 'review-' : ''}${fingerprint.slice(0, 4)}`;
