import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptFileText } from '#services/receipts/receipt-file';
import { cardFileText } from '#services/trust/card-file';
import { LooseBag, sha512Of, writtenBundle } from './bundle-file';
import { scratchFolder } from './scratch';
import { signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';

/** The commands of the documentation, run as they stand there. */
const commandsIn = (language: string, document = 'bundle.md'): string =>
  [
    ...readFileSync(resolve(import.meta.dirname, '../../docs/formats', document), 'utf8').matchAll(
      new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'),
    ),
  ]
    .map(([, commands = '']) => commands)
    .join('\n');

const TOOLS = ['bash', 'unzip', 'sha512sum', 'base64', 'base32', 'openssl', 'age'];
const missing = TOOLS.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
const demanded = process.env['CI'] === 'true';
if (missing.length > 0) console.warn(`Checks by hand are not run here: ${missing.join(', ')} not installed.`);

const BASH = ['--norc', '--noprofile', '-euo', 'pipefail', '-c'];

interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

async function byHand(path: string, by: Signer, commands = commandsIn('sh')): Promise<Outcome> {
  const folder = await scratchFolder();
  const card = join(folder, 'card.json');
  await writeFile(card, cardFileText(by.card.file));
  const work = join(folder, 'work');
  await mkdir(work);
  const { status, stdout, stderr } = spawnSync('bash', [...BASH, commands], {
    cwd: work,
    env: { PATH: process.env['PATH'], LC_ALL: 'C', BUNDLE: path, CARD: card },
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('checking a bundle without our program', () => {
  it('has every tool that it needs, where that is demanded (CI)', () => {
    expect(demanded ? missing : []).toEqual([]);
  });

  it.skipIf(missing.length > 0)('finds a sealed bundle whole, with its key, header, fingerprint and digest', async () => {
    const albania = await signer();
    const path = await writtenBundle(diligentOfficial().seals(), albania);
    const { status, output } = await byHand(path, albania);
    expect(output.trim().split('\n')).toEqual([
      'signatures/state.jws',
      'tagmanifest-sha512.txt',
      albania.card.publicKey.thumbprint,
      albania.card.publicKey.fingerprint,
      `{"alg":"EdDSA","b64":false,"crit":["b64"],"kid":"${albania.card.publicKey.thumbprint}","typ":"omnibus-submission+jws"}`,
      'Signature Verified Successfully',
      sha512Of((await LooseBag.of(path)).file('tagmanifest-sha512.txt')),
    ]);
    expect(status).toBe(0);
  });

  it.skipIf(missing.length > 0)('finds what was altered', async () => {
    const albania = await signer();
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const { status, output } = await byHand(await bag.flip('data/submission.json').zipped(), albania);
    expect(status).not.toBe(0);
    expect(output).toContain('data/submission.json: FAILED');
  });

  it.skipIf(missing.length > 0)('finds what was signed with the rest and is no file of a bundle', async () => {
    const albania = await signer();
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const uncited = `data/attachments/${'a'.repeat(127)}`;
    await bag.put('data/reports/summary.txt', 'extra').put(uncited, 'extra').recompute().sign(albania);
    expect((await byHand(await bag.zipped(), albania)).output.split('\n')).toEqual(
      expect.arrayContaining(['data/reports/summary.txt', uncited]),
    );
  });

  it.skipIf(missing.length > 0)('finds that other manifests were signed, or by another key', async () => {
    const albania = await signer();
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const forged = await bag.put('data/submission.json', '{}').recompute().zipped();
    for (const { status, output } of [
      await byHand(forged, albania),
      await byHand(await (await bag.sign(albania)).zipped(), await signer()),
    ]) {
      expect(status).not.toBe(0);
      expect(output).toContain('Signature Verification Failure');
    }
  });

  it.skipIf(missing.length > 0)('opens an encrypted bundle with age', async () => {
    const [albania, secretariat] = [await signer(), await signer({ purpose: 'secretariat' })];
    const content = diligentOfficial().seals();
    const encrypted = await writtenBundle(content, albania, [secretariat.card.card.ageRecipient]);
    const folder = await scratchFolder();
    const bundle = join(folder, 'received.omnibus');
    await writeFile(`${bundle}.age`, await readFile(encrypted));
    await writeFile(join(folder, 'identity.txt'), `${secretariat.ageIdentity}\n`);
    execFileSync('bash', [...BASH, commandsIn('age')], {
      env: { PATH: process.env['PATH'], BUNDLE: bundle, IDENTITY: join(folder, 'identity.txt') },
    });
    const { status, output } = await byHand(bundle, albania);
    expect(output).toContain('Signature Verified Successfully');
    expect(status).toBe(0);
  });

  it.skipIf(missing.length > 0)('finds a receipt signed by the secretariat, and not one that was changed', async () => {
    const secretariat = await signer({ purpose: 'secretariat' });
    const receipt = JSON.stringify({ format: 'omnibus-receipt/1', digest: 'ab'.repeat(64), state: 'AL', number: 1 });
    const signature = await secretariat.sign(Buffer.from(receipt), 'omnibus-receipt+jws');
    const folder = await scratchFolder();
    const path = join(folder, 'receipt.json');
    const checked = async (text: string): Promise<string> => {
      await writeFile(path, text);
      await writeFile(join(folder, 'card.json'), cardFileText(secretariat.card.file));
      const env = { PATH: process.env['PATH'], RECEIPT: path, CARD: join(folder, 'card.json') };
      const { stdout } = spawnSync('bash', [...BASH, commandsIn('sh', 'receipt.md')], { cwd: folder, env, encoding: 'utf8' });
      return stdout;
    };
    const file = receiptFileText({ receipt, signature });
    expect(await checked(file)).toContain('Signature Verified Successfully');
    expect(await checked(file.replace('AL', 'IT'))).toContain('Signature Verification Failure');
  });
});
