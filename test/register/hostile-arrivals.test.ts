import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Encrypter } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadContentLibrary } from '#services/content/load-content-library';
import { contentFacts } from '#services/bundle/content-facts';
import { enrolledKeys } from '#services/bundle/trusted-keys';
import { FileHandles } from '#services/files/file-handles';
import { receiveBundles } from '#services/register/receive-bundles';
import { createRegisterStore } from '#services/register/register-store';
import { openDataFolder } from '#services/storage/data-folder';
import { readPlace, streamOf } from '#services/storage/file-place';
import { createTrustStore } from '#services/trust/trust-store';
import { Party, PASSPHRASE, TestClock } from './party';

describe('somebody between the State and the register', () => {
  let clock: TestClock;
  let state: Party;
  let secretariat: Party;
  let key: { readonly id: string; readonly card: string };
  let bundle: string;

  beforeEach(async () => {
    clock = new TestClock();
    state = await Party.open(clock);
    secretariat = await Party.open(clock);
    key = await state.makesKey('submission');
    const assessment = await state.assesses();
    await state.answers(assessment, 'TIP:12(a)', 'Since 2010.');
    bundle = await state.sends(assessment, key.id);
    await secretariat.enrols(key.card);
  });
  afterEach(async () => {
    await state.leave();
    await secretariat.leave();
  });

  it('cannot have it kept in a form that nobody can read again, by encrypting it twice', async () => {
    const { id, card } = await secretariat.makesKey('secretariat');
    const { card: about } = await state.call('cards.inspect', { file: state.file(card) });
    const once = await encrypted(bundle, about.ageRecipient);
    const twice = await encrypted(once, about.ageRecipient);
    const unlock = { key: id, passphrase: PASSPHRASE };
    const [refused] = await secretariat.call('bundles.receive', { files: [secretariat.file(twice)], unlock });
    expect(refused?.outcome).toBe('refused');
    const [received] = await secretariat.call('bundles.receive', { files: [secretariat.file(once)], unlock });
    expect(received?.outcome).toBe('received');
    const digest = received?.report.digest ?? '';
    const kept = await readFile(join(secretariat.folder, `register/bundles/${digest}.omnibus`));
    expect(kept.equals(await readFile(bundle))).toBe(true);
  });

  it('cannot exchange the file between its being verified and its being kept', async () => {
    const original = await readFile(bundle);
    const shared = `${bundle}.shared.omnibus`;
    await copyFile(bundle, shared);
    await secretariat.close();
    const data = await openDataFolder(secretariat.folder, { mode: 'own' });
    try {
      const register = createRegisterStore({ data, clock });
      const trusted = enrolledKeys(createTrustStore({ data, clock }));
      const files = new FileHandles();
      const [received] = await receiveBundles(
        { data, files, clock, newId: () => randomUUID() },
        register,
        [files.admit(shared, 'shared.omnibus', false)],
        {
          ...contentFacts(await loadContentLibrary(join(import.meta.dirname, '../../dist/content'))),
          // Asked for when the bundle has been read: the moment at which somebody with access to the folder strikes.
          trust: async (id) => {
            await copyFile(key.card, shared);
            return trusted(id);
          },
        },
        { signal: new AbortController().signal, progress: () => undefined },
      );
      expect(received).toMatchObject({ outcome: 'received', report: { verdict: 'whole' } });
      const kept = await buffer(streamOf(readPlace(await register.bundlePath(received?.report.digest ?? ''))));
      expect(kept.equals(original)).toBe(true);
      expect(await readdir(join(secretariat.folder, 'register/opening'))).toEqual([]);
    } finally {
      await data.close();
      secretariat = await Party.open(clock, secretariat.folder);
    }
  });
});

async function encrypted(path: string, recipient: string): Promise<string> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const stream = await encrypter.encrypt(Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>);
  await pipeline(Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]), createWriteStream(`${path}.age`));
  return `${path}.age`;
}
