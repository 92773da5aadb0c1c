import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

interface Sealed {
  readonly file: string;
  readonly digest: string;
}

/** A row of submissions over time, a provision across States, and both as documents. Needs two submissions, the first in the register. */
export function comparisonsHold({ secretariat, does, isStopped }: ContractTools, bundles: () => readonly Sealed[]): void {
  const two = async () => {
    const [first, second] = bundles();
    if (!first || !second) throw new Error('two submissions were sealed');
    return [{ digest: first.digest }, { file: await secretariat().choose(second.file) }];
  };

  it('puts submissions in the order of time and says what became of each provision', async () => {
    const [older, newer] = await two();
    if (!older || !newer) throw new Error('two');
    const { submissions, editions, keptBack } = await does(secretariat(), 'comparison.series', { of: [newer, older] });
    expect(submissions.map(({ claims }) => claims.number)).toEqual([1, 2]);
    expect(editions).toHaveLength(1);
    expect(keptBack.map(({ digest }) => digest)).toContain(bundles()[0]?.digest);
    expect((await isStopped(secretariat(), 'comparison.series', { of: [older, older] })).code).toBe('not-comparable');
  });

  it('shows one provision in the submissions of States beside each other', async () => {
    const [older] = await two();
    if (!older) throw new Error('one');
    const { states, keptBack } = await does(secretariat(), 'comparison.across', { of: [older], provision: 'TIP:5(1)' });
    expect(states).toMatchObject([{ claims: { state: 'AL' } }]);
    expect(keptBack).toMatchObject([{ digest: bundles()[0]?.digest, all: true, confidential: [] }]);
  });

  it('writes one provision across States as a document', async () => {
    const request = { of: await two(), provision: 'TIP:5(1)', format: 'docx', language: 'fr', internal: true } as const;
    const bytes = await readFile(await secretariat().keep(await does(secretariat(), 'comparison.writeAcross', request)));
    expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    const strange = { ...request, of: await two(), provision: 'TIP:99' };
    expect((await isStopped(secretariat(), 'comparison.writeAcross', strange)).code).toBe('not-found');
  });

  it('writes a comparison and a trend as documents', async () => {
    for (const what of ['comparison', 'trend'] as const) {
      const document = { what, format: 'docx', language: 'en' } as const;
      const offer = await does(secretariat(), 'comparison.write', { of: await two(), ...document, internal: true });
      expect(offer.name).toMatch(/^INTERNAL-/);
      const kept = await isStopped(secretariat(), 'comparison.write', { of: await two(), ...document });
      expect(kept).toMatchObject({ code: 'not-released', params: { state: 'AL' } });
      const bytes = await readFile(await secretariat().keep(offer));
      expect(bytes.subarray(0, 2).toString('latin1')).toBe('PK');
    }
  });
}
