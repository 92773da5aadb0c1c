import fc from 'fast-check';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '#core/answers/answer';
import { verdictOf } from '#services/bundle/verdict';
import { writeBundle } from '#services/bundle/write-bundle';
import { LooseBag, sha512Of, uninterrupted, verified, writtenBundle } from './bundle-file';
import { scratchFolder } from './scratch';
import { enrolled, signer } from './signer';
import { diligentOfficial, Official } from './small-assessment';
import './to-be-verified';

describe('a bundle that a State has sealed', () => {
  it('is found whole by the secretariat that enrolled the State key', async () => {
    const albania = await signer();
    const content = diligentOfficial().seals();
    const path = await writtenBundle(content, albania);
    const received = await verified(path, { trust: enrolled([albania]) });
    expect(received).toBeVerified();
    expect(received.submission).toEqual(content.submission);
    expect(received.report.signatures).toMatchObject([
      { slot: 'state', key: albania.card.publicKey.thumbprint, fingerprint: albania.card.publicKey.fingerprint, status: 'valid' },
    ]);
    expect(received.report.digest).toBe(sha512Of((await LooseBag.of(path)).file('tagmanifest-sha512.txt')));
  });

  it('holds nothing internal: no comments, no hidden or internal answers, no names, no evidence that nobody cites', async () => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), await signer()));
    const everything = [...bag.files.values()].map((content) => content.toString('utf8')).join('\n');
    for (const secret of ['Ask the prosecutor', 'hidden since', 'internal: not for export', 'A. Official', 'Never cited', 'resumeAt']) {
      expect(everything).not.toContain(secret);
    }
    expect(JSON.parse(bag.text('data/submission.json')).declaration).toEqual({ title: 'Head of the national focal point' });
  });

  it('carries what was asked, in English and in the languages of the assessment', async () => {
    const albania = await signer();
    const { carried } = await verified(await writtenBundle(diligentOfficial().seals(), albania), { trust: enrolled([albania]) });
    expect(carried?.wording.map(({ language }) => language)).toEqual(['en', 'fr']);
    expect(carried?.questionnaire).toEqual(diligentOfficial().questionnaire);
  });

  it('says in every report that it is a practice submission', async () => {
    const albania = await signer({ practice: true });
    const path = await writtenBundle(diligentOfficial({ practice: true }).seals(), albania);
    const received = await verified(path, { trust: enrolled([albania]) });
    expect(received).toBeVerified();
    expect(received.report.findings.map(({ code }) => code)).toContain('practice-submission');
  });

  it('can be packed again by another program, with folders of its own', async () => {
    const albania = await signer();
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const folder = { name: `${bag.folder}/data/`, content: Buffer.alloc(0), mode: 0o040755 };
    const path = await bag.zipped([folder, ...bag.entries().map((entry) => ({ ...entry, compress: entry.content.length > 200 }))]);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeVerified();
  });

  it('encrypted, opens for the secretariat and for the State, and for nobody else', async () => {
    const [albania, secretariat, other] = [await signer(), await signer({ purpose: 'secretariat' }), await signer()];
    const recipients = [secretariat.card.card.ageRecipient, albania.card.card.ageRecipient];
    const path = await writtenBundle(diligentOfficial().seals(), albania, recipients);
    const trust = enrolled([albania]);
    for (const { ageIdentity } of [albania, secretariat]) {
      const received = await verified(path, { trust, identities: [ageIdentity] });
      expect(received).toBeVerified();
      expect(received.report.encrypted).toBe(true);
    }
    for (const identities of [[], [other.ageIdentity]]) {
      const received = await verified(path, { trust, identities });
      expect(received).toBeRefusedFor('not-for-our-keys');
      expect(received.report.verdict).toBe('not-for-us');
    }
  });

  it('encrypted under more keys than anybody has, is refused before they are tried', async () => {
    const albania = await signer();
    const [share, body] = [9, 7].map((byte) => Buffer.alloc(32, byte).toString('base64').replace('=', ''));
    const header = `age-encryption.org/v1\n${`-> X25519 ${share}\n${body}\n`.repeat(3_000)}--- ${'A'.repeat(43)}\n`;
    const path = join(await scratchFolder(), 'many');
    await writeFile(path, header);
    const received = await verified(path, { trust: enrolled([albania]), identities: [albania.ageIdentity] });
    expect(received).toBeRefusedFor('encryption-damaged');
  });

  it('encrypted and damaged, is refused as damaged', async () => {
    const albania = await signer();
    const path = await writtenBundle(diligentOfficial().seals(), albania, [albania.card.card.ageRecipient]);
    const bytes = await readFile(path);
    const trust = enrolled([albania]);
    for (const damaged of [bytes.subarray(0, bytes.length - 10), Buffer.concat([bytes.subarray(0, -1), Buffer.from([0])])]) {
      const copy = join(await scratchFolder(), 'damaged');
      await writeFile(copy, damaged);
      expect(await verified(copy, { trust, identities: [albania.ageIdentity] })).toBeRefusedFor('encryption-damaged');
    }
  });

  it('is not written when an attachment is no longer what was cited', async () => {
    const content = diligentOfficial().seals();
    const [first, ...rest] = content.attachments;
    if (!first) throw new Error('no attachment');
    const swapped = { ...first, open: rest[0]?.open ?? first.open };
    await expect(writtenBundle({ ...content, attachments: [swapped, ...rest] }, await signer())).rejects.toMatchObject({ code: 'damaged' });
  });

  it('is not written when the user stops it', async () => {
    const albania = await signer();
    const stop = new AbortController();
    const content = diligentOfficial().seals();
    const call = { signal: stop.signal, progress: () => stop.abort() };
    const writing = writeBundle(join(await scratchFolder(), 'x'), content, { sign: (bytes) => albania.sign(bytes), recipients: [], call });
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    stop.abort();
    const reading = verified(await writtenBundle(content, albania), {
      trust: enrolled([albania]),
      call: { ...uninterrupted, signal: stop.signal },
    });
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('whatever is answered', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 400 });
  const cell = fc.oneof(fc.nat(), fc.constant({ notAvailable: true } as const));
  const rows = fc.uniqueArray(fc.constantFrom('all', 'female'), { maxLength: 2 });
  const table = fc
    .tuple(rows, fc.array(fc.dictionary(fc.constantFrom('2023', '2024'), cell, { noNullPrototype: true }), { minLength: 2, maxLength: 2 }))
    .map(([ids, cells]) => ({ years: [2023, 2024], rows: ids.map((id, index) => ({ id, cells: cells[index] ?? {} })) }));
  const answers = fc.record(
    {
      'A:1(1)/status': fc.constantFrom<AnswerValue>('yes', 'partial', 'no'),
      'A:1(1)/gaps': text,
      'A:2(1)/status': fc.constantFrom<AnswerValue>('yes', 'partial', 'no'),
      'A:2(1)/year': fc.maxSafeInteger(),
      'A:2(1)/persons': table,
      'A:2(1)/means': fc.subarray(['a', 'b', 'c']),
    },
    { requiredKeys: [] },
  );

  it('comes back unchanged from the sealed, signed and verified bundle', async () => {
    const albania = await signer();
    const trust = enrolled([albania]);
    await fc.assert(
      fc.asyncProperty(answers, text, fc.uint8Array({ maxLength: 3_000 }), async (given, reason, bytes) => {
        const official = new Official().attaches('file-1', 'file.bin', Buffer.from(bytes)).answers('A:1(1)/basis', ['file-1']);
        for (const [question, value] of Object.entries(given)) official.answers(question, value as AnswerValue);
        const content = official.doesNotKnow('B:1(1)/status', reason).seals();
        const received = await verified(await writtenBundle(content, albania), { trust });
        expect(received).toBeVerified();
        expect(received.submission).toEqual(content.submission);
        for (const [question, { value }] of Object.entries(received.submission?.answers ?? {})) {
          if (question !== 'B:1(1)/status' && question !== 'A:1(1)/basis') expect(value).toEqual(given[question as keyof typeof given]);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the verdict', () => {
  it('puts alteration before the key, and a refused key before an unknown one', () => {
    const refusal = (code: Parameters<typeof verdictOf>[0][number]['code']) => ({ code, severity: 'refusal' }) as const;
    expect(verdictOf([])).toBe('whole');
    expect(verdictOf([{ code: 'questionnaire-other-version', severity: 'note' }])).toBe('whole');
    expect(verdictOf([refusal('key-unknown')])).toBe('key-unknown');
    expect(verdictOf([refusal('key-unknown'), refusal('key-revoked')])).toBe('key-refused');
    expect(verdictOf([refusal('key-unknown'), refusal('bag-file-altered')])).toBe('altered');
    expect(verdictOf([refusal('not-for-our-keys')])).toBe('not-for-us');
  });
});
