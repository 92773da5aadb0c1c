import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Questionnaire } from '#core/questionnaire/definition';
import { readCard } from '#core/register/card';
import { readReceipt } from '#core/register/receipt';
import { membersWritten, unambiguousJson } from '#core/submission/unambiguous-json';
import type { VerifiedBundle } from '#services/bundle/verify-bundle';
import { LooseBag, sha512Of, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial, smallQuestionnaire } from './small-assessment';
import './to-be-verified';

describe('a submission whose own key holder wants to be understood in two ways', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const sealed = async (change: (submission: string) => string, by = albania, about = {}): Promise<VerifiedBundle> => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial(about).seals(), by));
    const before = bag.text('data/submission.json');
    const after = change(before);
    await bag.put('data/submission.json', after).recompute().sign(by);
    return verified(await bag.zipped(), { trust: enrolled([by]) });
  };
  const hidden = '{"standing":"answered","value":"no","at":"2026-06-01T09:30:00.000Z","origin":{"kind":"entered"}}';

  it('is whole as it was', async () => {
    expect(await sealed((text) => text)).toBeVerified();
  });

  it.each<[string, (text: string) => string]>([
    ['names its State twice', (text) => text.replace('"state":"AL"', '"state":"IT","state":"AL"')],
    ['gives an answer twice', (text) => text.replace('"value":"yes"', '"value":"no","value":"yes"')],
    ['gives an answer twice, once with an escape', (text) => text.replace('"value":"yes"', '"val\\u0075e":"no","value":"yes"')],
    ['has an answer that some readers leave out', (text) => text.replace('"answers":{', `"answers":{"__proto__":${hidden},`)],
    ['begins with a byte order mark', (text) => `\ufeff${text}`],
  ])('%s: refused', async (_what, change) => {
    expect(await sealed(change)).toBeRefusedFor('submission-invalid');
  });

  it.each<[string, (text: string) => string]>([
    ['judges the law of a day that there never was', (text) => text.replace(/"assessmentDate":"[^"]*"/, '"assessmentDate":"2026-02-30"')],
    ['brings a file that calls itself a place', (text) => text.replace(/("attachment":\{[^}]*"name":")[^"]*/, '$1../../start.sh')],
    ['brings a file whose name turns around', (text) => text.replace(/("attachment":\{[^}]*"name":")[^"]*/, '$1x\u202efdp.exe')],
  ])('%s: refused', async (_what, change) => {
    const changed: boolean[] = [];
    const refused = await sealed((text) => {
      changed.push(change(text) !== text);
      return change(text);
    });
    expect(changed).toEqual([true]);
    expect(refused).toBeRefusedFor('submission-invalid');
  });

  it('says that it covers an instrument that was not asked about, or fewer than were: refused', async () => {
    const more = await sealed((text) => text.replace('"instruments":["A","B"]', '"instruments":["A","B","C"]'));
    expect(more).toBeRefusedFor('questionnaire-differs');
    const fewer = await sealed((text) => text.replace('"instruments":["A","B"]', '"instruments":["A"]'));
    expect(fewer).toBeRefusedFor('questionnaire-differs');
  });

  it('is for the practice State, and in earnest: refused', async () => {
    const practice = await signer({ state: 'XX', practice: true });
    expect(await sealed((text) => text, practice, { state: 'XX', practice: true })).toBeVerified();
    const earnest = { ...practice.card, card: { ...practice.card.card, practice: false } };
    const inEarnest = await LooseBag.of(await writtenBundle(diligentOfficial({ state: 'XX' }).seals(), practice));
    const received = await verified(await inEarnest.zipped(), { trust: enrolled([{ ...practice, card: earnest }]) });
    expect(received).toBeRefusedFor('submission-invalid');
  });

  it('brings a scale with more values than anybody could choose from: refused before anything is looked up in it', async () => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const carried = JSON.parse(bag.text('data/questionnaire.json')) as { questionnaire: Questionnaire };
    const values = Array.from({ length: 2_001 }, (_, number) => ({ id: `v${number}`, kind: 'positive' }));
    const scales = [...smallQuestionnaire().scales, { id: 'endless', values }];
    const questionnaire = JSON.stringify({ ...carried, questionnaire: { ...carried.questionnaire, scales } });
    const submission = bag
      .text('data/submission.json')
      .replace(sha512Of(bag.file('data/questionnaire.json')), sha512Of(Buffer.from(questionnaire)));
    await bag.put('data/questionnaire.json', questionnaire).put('data/submission.json', submission).recompute().sign(albania);
    expect(await verified(await bag.zipped(), { trust: enrolled([albania]) })).toBeRefusedFor('submission-invalid');
  });
});

describe('a card or a receipt', () => {
  it('that names a member twice is none', async () => {
    const { card } = await signer();
    expect(readCard(card.file.card)).toHaveProperty('value');
    expect(readCard(card.file.card.replace('"state":"AL"', '"state":"IT","state":"AL"'))).toHaveProperty('problem');
    const receipt = {
      format: 'omnibus-receipt/1',
      digest: 'a'.repeat(128),
      state: 'AL',
      exercise: 'untoc-review-2026',
      number: 1,
      verdict: 'whole',
      receivedAt: '2026-06-01T09:30:00.000Z',
      issuedAt: '2026-06-01T09:30:00.000Z',
      practice: false,
    };
    const text = JSON.stringify(receipt);
    expect(readReceipt(text)).toHaveProperty('value');
    expect(readReceipt(text.replace('"number":1', '"number":2,"number":1'))).toEqual({ problem: 'not-a-receipt' });
  });

  it('of the practice State only practises', async () => {
    await expect(signer({ state: 'XX' })).rejects.toMatchObject({ code: 'card-invalid' });
    await expect(signer({ state: 'XX', practice: true })).resolves.toMatchObject({ card: { card: { state: 'XX' } } });
  });
});

describe('JSON that can be read in one way only', () => {
  it.each(['{"a":":\\":{","b":[{"c":1},{"c":2}],"d":{}}', '[]', '"a:b"', '{"\\\\":1,"\\"":2}', '{"a":null}'])('%s is read', (text) => {
    expect(unambiguousJson(text)).toEqual(JSON.parse(text));
    expect(unambiguousJson(text, membersWritten(Buffer.from(text)))).toEqual(JSON.parse(text));
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    '[{"b":{"a":1,"a":{}}}]',
    '{"a":1e400}',
    '[-1e400]',
    '{"__proto__":{}}',
    '{',
    '',
    '\ufeff{}',
  ])('%j is not', (text) => {
    expect(unambiguousJson(text)).toBeUndefined();
    expect(unambiguousJson(text, membersWritten(Buffer.from(text)))).toBeUndefined();
  });

  it('is the same whether its members are counted in the text or in its bytes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(unambiguousJson(text, membersWritten(Buffer.from(text)))).toEqual(unambiguousJson(text));
      }),
    );
  });
});
