import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Offer } from '#core/offers/offers';
import { Office, stopOf, type Official } from './office';

const UNTOC_BRIBERY = 'UNTOC:8(1)(a)';
const UNCAC_BRIBERY = 'UNCAC:15(a)';
const TO_UNCAC = `${UNTOC_BRIBERY}→${UNCAC_BRIBERY}`;
const TO_UNTOC = `${UNCAC_BRIBERY}→${UNTOC_BRIBERY}`;
const LAW = { kind: 'law', title: 'Criminal Code' } as const;

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-offers-'));
  office = await Office.open(folder);
  official = await office.begins({
    instruments: ['UNTOC', 'TIP', 'SOM', 'UNCAC'],
    participation: { UNTOC: { standing: 'party' }, TIP: { standing: 'party' }, SOM: { standing: 'party' }, UNCAC: { standing: 'party' } },
  });
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const offer = async (key: string): Promise<Offer | undefined> => (await official.offers()).find((each) => each.key === key);
const valueOf = async (question: string): Promise<unknown> => (await official.sees(question))?.value;

async function answersBriberyForUntoc(): Promise<void> {
  await official.keepsEvidence('law-1', LAW);
  await official.answers(`${UNTOC_BRIBERY}/status`, 'yes');
  await official.answers(`${UNTOC_BRIBERY}/legal-basis.citations`, ['law-1']);
}

describe('An answer given for one treaty', () => {
  it('is offered to its twin with its basis, and nothing is copied before somebody says so', async () => {
    await answersBriberyForUntoc();
    expect(await offer(TO_UNCAC)).toMatchObject({
      state: 'open',
      relation: 'conduct',
      answers: [
        { to: `${UNCAC_BRIBERY}/status`, content: { value: 'yes' } },
        { to: `${UNCAC_BRIBERY}/legal-basis.citations`, content: { value: ['law-1'] } },
      ],
    });
    expect(await official.sees(`${UNCAC_BRIBERY}/status`)).toBeUndefined();
    expect(await offer(TO_UNTOC)).toBeUndefined();
  });

  it('is taken over in one step, keeps its link, and can be undone', async () => {
    await answersBriberyForUntoc();
    await official.takesOver(TO_UNCAC);
    expect(await official.sees(`${UNCAC_BRIBERY}/legal-basis.citations`)).toMatchObject({
      value: ['law-1'],
      origin: { kind: 'reused', from: `${UNTOC_BRIBERY}/legal-basis.citations` },
    });
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'taken' });
    expect(await offer(TO_UNTOC)).toBeUndefined();
    await official.undoes();
    expect((await official.sees(`${UNCAC_BRIBERY}/status`))?.standing).toBe('unanswered');
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'open' });
  });

  it('stays linked when it is amended here, and says so', async () => {
    await answersBriberyForUntoc();
    await official.takesOver(TO_UNCAC);
    await official.answers(`${UNCAC_BRIBERY}/status`, 'partial');
    expect((await official.sees(`${UNCAC_BRIBERY}/status`))?.origin).toMatchObject({ kind: 'reused', amended: true });
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'taken' });
  });

  it('tells its twin when it changes later', async () => {
    await answersBriberyForUntoc();
    await official.takesOver(TO_UNCAC);
    await official.answers(`${UNTOC_BRIBERY}/status`, 'partial');
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'changed' });
    expect(await valueOf(`${UNCAC_BRIBERY}/status`)).toBe('yes');
    await official.takesOver(TO_UNCAC);
    expect(await valueOf(`${UNCAC_BRIBERY}/status`)).toBe('partial');
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'taken' });
  });

  it('tells its twin when it is taken back, where the answer may be kept', async () => {
    await answersBriberyForUntoc();
    await official.takesOver(TO_UNCAC);
    await official.records([{ question: `${UNTOC_BRIBERY}/status`, base: 1, standing: 'unanswered' }]);
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'changed', answers: [] });
    await official.keepsTakenOver(TO_UNCAC);
    expect(await valueOf(`${UNCAC_BRIBERY}/status`)).toBe('yes');
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'taken' });
    await official.answers(`${UNTOC_BRIBERY}/status`, 'partial');
    expect(await offer(TO_UNCAC), 'answered anew').toMatchObject({ state: 'changed' });
  });

  it('is not offered again once it was declined, until somebody reconsiders', async () => {
    await answersBriberyForUntoc();
    await official.declines(TO_UNCAC);
    await official.answers(`${UNTOC_BRIBERY}/status`, 'partial');
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'declined' });
    await official.reconsiders(TO_UNCAC);
    expect(await offer(TO_UNCAC)).toMatchObject({ state: 'open' });
  });

  it('keeps its language, and its text in every other', async () => {
    const text = '/legal-basis.explanation';
    const words = { value: 'Article 110', language: 'fr', texts: { ar: 'المادة 110' } } as const;
    await answersBriberyForUntoc();
    await official.records([{ question: `${UNTOC_BRIBERY}${text}`, base: 0, standing: 'answered', ...words }]);
    await official.takesOver(TO_UNCAC);
    expect(await official.sees(`${UNCAC_BRIBERY}${text}`)).toMatchObject(words);
  });

  it('is not offered where the twin has an answer of its own', async () => {
    await official.answers(`${UNCAC_BRIBERY}/status`, 'no');
    await answersBriberyForUntoc();
    expect(await offer(TO_UNCAC)).toBeUndefined();
  });

  it('means the same on the other scale: the duty of one treaty is only to be considered under the other', async () => {
    await official.answers('UNCAC:16(1)/status', 'yes');
    expect((await offer('UNCAC:16(1)→UNTOC:8(2)'))?.answers[0]?.content.value).toBe('adopted');
    await official.answers('UNCAC:16(1)/status', 'no');
    // Whether it was considered, nobody has said.
    expect(await offer('UNCAC:16(1)→UNTOC:8(2)')).toBeUndefined();
  });

  it('keeps notifications to itself: each treaty has its own', async () => {
    await official.answers('UNTOC:31(6)/status', 'yes');
    await official.answers('UNTOC:31(6)/notification.notified', 'yes');
    const offered = (await offer('UNTOC:31(6)→UNCAC:6(3)'))?.answers.map(({ to }) => to);
    expect(offered).toContain('UNCAC:6(3)/status');
    expect(offered).not.toContain('UNCAC:6(3)/notification.notified');
  });

  it.each([
    ['an answer that has changed meanwhile', { from: `${UNTOC_BRIBERY}/status`, revision: 7 }, { code: 'conflict' }],
    ['an answer of a provision that is no twin', { from: 'UNTOC:6(1)(a)(i)/status', revision: 1 }, { code: 'input-invalid' }],
  ])('cannot be taken over from %s', async (_what, reused, stop) => {
    await official.answers(`${UNTOC_BRIBERY}/status`, 'yes');
    await official.answers('UNTOC:6(1)(a)(i)/status', 'yes');
    const write = { question: `${UNCAC_BRIBERY}/status`, base: 0, standing: 'answered' as const, value: 'yes', reused };
    expect(await stopOf(official.records([write]))).toMatchObject(stop);
    expect(await official.sees(`${UNCAC_BRIBERY}/status`)).toBeUndefined();
  });
});
