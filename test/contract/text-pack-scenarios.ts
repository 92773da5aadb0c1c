import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

/** Official texts that a user loads beside the questions. */
export function textPacksHold({ state, does, isStopped, write }: ContractTools): void {
  it('shows an official text that the user loads, until it is removed', async () => {
    const pack = {
      format: 'omnibus-text-pack/1',
      instrument: 'TIP',
      language: 'en',
      title: 'Pack of this test',
      source: 'Written for this test',
      provisions: { 'TIP:5(1)': 'Words of this test, not of the treaty.' },
    };
    const file = await state().choose(await write('pack.json', JSON.stringify(pack)));
    expect(await does(state(), 'textPacks.load', { file })).toMatchObject({ instrument: 'TIP', language: 'en', provisions: 1 });
    expect(await does(state(), 'textPacks.list', {})).toHaveLength(1);
    expect(await does(state(), 'textPacks.text', { provision: 'TIP:5(1)', language: 'en' })).toMatchObject({
      text: pack.provisions['TIP:5(1)'],
    });
    await does(state(), 'textPacks.remove', { instrument: 'TIP', language: 'en' });
    expect(await does(state(), 'textPacks.text', { provision: 'TIP:5(1)', language: 'en' })).toMatchObject({ text: null });
  });

  it('refuses a text pack that is none, and names the line', async () => {
    const file = await state().choose(await write('broken.json', '{\n  "format": "something else"\n}'));
    expect(await isStopped(state(), 'textPacks.load', { file })).toMatchObject({
      code: 'text-pack-invalid',
      params: { name: 'broken.json', line: 2 },
    });
  });
}
