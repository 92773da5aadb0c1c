import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { asPlainName } from '#core/answers/unsteered';
import { AppError, type AppErrorBody } from '#core/contract/errors';
import type { KeySummary } from '#core/contract/operations';
import { CARD_FORMAT, type CardFile, type EnrolmentCard, type KeyPurpose } from '#core/register/enrolment';
import { readSuccession, type SuccessionFile } from '#core/register/succession';
import type { ServiceContext } from '../context';
import { signCard, verifyCardFile, type VerifiedCard } from '../trust/card-file';
import { makeSuccession } from '../trust/succession-file';
import { signDetached, type SignatureType } from './detached-signature';
import { KEY_FORMAT, keySecretSchema, readKeyFile, type KeyFile } from './key-file';
import { publicKeyPem, readPublicKey } from './public-key';
import { assertStrongPassphrase, openSecret, sealSecret } from './sealed-secret';

export interface NewKey {
  readonly purpose: KeyPurpose;
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  readonly passphrase: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
}

/** A new key for what an old one is for. */
export type Successor = Pick<NewKey, 'holder' | 'passphrase' | 'validFrom' | 'validUntil'>;

/** A key whose passphrase was given; to be dropped as soon as the work is done. */
export interface UnlockedKey {
  /** RFC 7638 thumbprint, also the id of the key in the ring. */
  readonly id: string;
  readonly card: EnrolmentCard;
  readonly cardFile: CardFile;
  readonly fingerprint: string;
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string;
  sign(payload: Uint8Array, type: SignatureType): Promise<string>;
}

/** The keys made here. Their private parts lie in `keys/` only encrypted under a passphrase. */
export interface KeyRing {
  /** Those that can be read: one damaged file does not hide the others. */
  list(): Promise<readonly KeySummary[]>;
  /** Why the others cannot. */
  problems(): Promise<readonly AppErrorBody[]>;
  create(wanted: NewKey): Promise<KeySummary>;
  /**
   * Makes a key that succeeds `old`, which signs for it. Throws AppError `key-not-usable` {reason: `superseded`} where that one has a
   * successor here already: a second one would be a conflict wherever both arrive.
   */
  succeed(old: UnlockedKey, wanted: Successor): Promise<KeySummary>;
  /** The succession file of a key that was made as a successor. Throws AppError `not-found`. */
  succession(id: string): Promise<SuccessionFile>;
  /** Throws AppError `not-found` or `wrong-passphrase`. */
  unlock(id: string, passphrase: string): Promise<UnlockedKey>;
  changePassphrase(id: string, passphrase: string, next: string): Promise<void>;
  /** The public side. Throws AppError `not-found`. */
  card(id: string): Promise<VerifiedCard>;
  /** The key file as it lies on the disk, still encrypted. */
  backup(id: string): Promise<Uint8Array>;
  /** Takes a backup in, once its passphrase has opened it. Throws `file-unreadable` or `wrong-passphrase`. */
  restore(bytes: Uint8Array, name: string, passphrase: string): Promise<KeySummary>;
}

const FOLDER = 'keys';
const THUMBPRINT = /^[A-Za-z0-9_-]{43}$/;

export function createKeyRing({ data, clock }: Pick<ServiceContext, 'data' | 'clock'>): KeyRing {
  const pathOf = (id: string): string => `${FOLDER}/${id}.json`;

  async function read(id: string): Promise<{ readonly bytes: Uint8Array; readonly file: KeyFile; readonly card: EnrolmentCard }> {
    const bytes = THUMBPRINT.test(id) ? await data.files.read(pathOf(id)) : null;
    if (!bytes) throw new AppError('not-found', { what: 'key', id });
    const reading = readKeyFile(Buffer.from(bytes).toString('utf8'));
    if ('problem' in reading) throw new AppError('damaged', { file: pathOf(id), place: reading.problem });
    const key = await readPublicKey(reading.value.card.publicKey);
    if (key?.thumbprint !== id) throw new AppError('damaged', { file: pathOf(id), place: 'publicKey' });
    return { bytes, ...reading.value };
  }

  async function readAll(): Promise<readonly ({ readonly summary: KeySummary } | { readonly problem: AppErrorBody })[]> {
    const names = (await data.files.list(FOLDER)).filter((name) => name.endsWith('.json') && THUMBPRINT.test(name.slice(0, -5)));
    return Promise.all(
      names.map(async (name) => {
        try {
          const { card, file } = await read(name.slice(0, -5));
          return { summary: await summaryOf(card, file) };
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          return { problem: { code: error.code, params: error.params } };
        }
      }),
    );
  }

  async function write(id: string, file: KeyFile): Promise<void> {
    await data.assertWritable();
    await data.files.write(pathOf(id), Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8'), { keepBackup: true });
  }

  async function list(): Promise<readonly KeySummary[]> {
    const keys = (await readAll()).flatMap((each) => ('summary' in each ? [each.summary] : []));
    const successors = new Map(keys.flatMap(({ id, succeeds }) => (succeeds === undefined ? [] : [[succeeds, id] as const])));
    return keys
      .map((key) => ({ ...key, ...(successors.has(key.id) && { succeededBy: successors.get(key.id) }) }))
      .sort((a, b) => a.created.localeCompare(b.created));
  }

  async function make({ passphrase, ...wanted }: NewKey, old?: UnlockedKey): Promise<KeySummary> {
    assertStrongPassphrase(passphrase);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const age = await generateX25519Identity();
    const created = clock.now();
    const card: EnrolmentCard = {
      format: CARD_FORMAT,
      ...wanted,
      holder: asPlainName(wanted.holder),
      created,
      publicKey: publicKeyPem(publicKey),
      ageRecipient: await identityToRecipient(age),
    };
    const { id } = await summaryOf(card);
    const cardFile = await signCard(card, id, privateKey);
    const signing = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    const secret = await sealSecret(Buffer.from(JSON.stringify({ signing, age }), 'utf8'), passphrase, cardFile.card);
    const made = old && (await makeSuccession({ from: old.id, to: id, card: cardFile, made: created }, old.sign));
    const succession = made && { succession: { succession: made.succession, signature: made.signature } };
    const file: KeyFile = { format: KEY_FORMAT, card: cardFile, secret, ...succession };
    await write(id, file);
    return summaryOf(card, file);
  }

  return {
    list,

    problems: async () => (await readAll()).flatMap((each) => ('problem' in each ? [each.problem] : [])),

    create: (wanted) => make(wanted),

    async succeed(old, wanted) {
      if ((await list()).some(({ succeeds }) => succeeds === old.id)) throw new AppError('key-not-usable', { reason: 'superseded' });
      const { purpose, state, practice } = old.card;
      return make({ purpose, ...(state !== undefined && { state }), practice, ...wanted }, old);
    },

    async succession(id) {
      const { file } = await read(id);
      if (!file.succession) throw new AppError('not-found', { what: 'key', id });
      return { ...file.succession, card: file.card };
    },

    async unlock(id, passphrase) {
      const { file, card } = await read(id);
      return unlock(file, card, passphrase);
    },

    async changePassphrase(id, passphrase, next) {
      const { file } = await read(id);
      const secret = await openSecret(file.secret, passphrase, file.card.card);
      await write(id, { ...file, secret: await sealSecret(secret, next, file.card.card) });
    },

    async card(id) {
      const { file } = await read(id);
      return verifyCardFile(JSON.stringify(file.card), pathOf(id));
    },

    backup: async (id) => (await read(id)).bytes,

    async restore(bytes, name, passphrase) {
      const reading = readKeyFile(Buffer.from(bytes).toString('utf8'));
      if ('problem' in reading) throw new AppError('file-unreadable', { name, problem: 'not-a-key-file' });
      const { file, card } = reading.value;
      await verifyCardFile(JSON.stringify(file.card), name);
      await unlock(file, card, passphrase);
      const summary = await summaryOf(card, file);
      await write(summary.id, file);
      return summary;
    },
  };
}

async function unlock(file: KeyFile, card: EnrolmentCard, passphrase: string): Promise<UnlockedKey> {
  const { id, fingerprint } = await summaryOf(card);
  const secret = keySecretSchema.safeParse(
    JSON.parse(Buffer.from(await openSecret(file.secret, passphrase, file.card.card)).toString('utf8')),
  );
  if (!secret.success) throw new AppError('damaged', { file: `${FOLDER}/${id}.json`, place: 'secret' });
  const { signing, age } = secret.data;
  const { identityToRecipient } = await import('age-encryption');
  const key: KeyObject = createPrivateKey({ key: Buffer.from(signing, 'base64'), format: 'der', type: 'pkcs8' });
  if (publicKeyPem(createPublicKey(key)) !== card.publicKey || (await identityToRecipient(age)) !== card.ageRecipient) {
    throw new AppError('damaged', { file: `${FOLDER}/${id}.json`, place: 'card' });
  }
  return { id, card, cardFile: file.card, fingerprint, ageIdentity: age, sign: (payload, type) => signDetached(payload, type, id, key) };
}

async function summaryOf(card: EnrolmentCard, file?: Pick<KeyFile, 'succession'>): Promise<KeySummary> {
  const key = await readPublicKey(card.publicKey);
  if (!key) throw new AppError('damaged', { file: FOLDER, place: 'publicKey' });
  const { purpose, state, holder, practice, created, validFrom, validUntil } = card;
  const statement = file?.succession && readSuccession(file.succession.succession);
  return {
    id: key.thumbprint,
    purpose,
    ...(state === undefined ? {} : { state }),
    holder,
    practice,
    created,
    fingerprint: key.fingerprint,
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(statement && 'value' in statement && { succeeds: statement.value.from }),
  };
}
