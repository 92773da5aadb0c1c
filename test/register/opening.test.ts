import { readdirSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Party, PASSPHRASE } from './party';

describe('an encrypted bundle that is verified', () => {
  let state: Party;
  let secretariat: Party;

  beforeEach(async () => {
    [state, secretariat] = [await Party.open(), await Party.open()];
  });
  afterEach(async () => {
    await state.leave();
    await secretariat.leave();
  });

  it('lies open in the data folder alone, and only for so long', async () => {
    const key = await state.makesKey('submission');
    const own = await secretariat.makesKey('secretariat');
    await secretariat.enrols(key.card);
    const assessment = await state.assesses();
    await state.answers(assessment, 'TIP:12(a)', 'Since 2010.');
    const bundle = await state.sends(assessment, key.id, [await state.enrols(own.card)]);
    const opening = join(secretariat.folder, 'register/opening');
    const seen: number[] = [];
    const progress = (): void => void seen.push(readdirSync(opening).length);
    const unlock = { key: own.id, passphrase: PASSPHRASE };
    const report = await secretariat.call('bundles.verify', { file: secretariat.file(bundle), unlock }, { progress });
    expect(report).toMatchObject({ verdict: 'whole', encrypted: true });
    expect(new Set(seen)).toEqual(new Set([1]));
    expect(await readdir(opening)).toEqual([]);
  });

  it('does not lie there after a start, whatever ended the program before', async () => {
    const opening = join(secretariat.folder, 'register/opening');
    await mkdir(opening, { recursive: true });
    await writeFile(join(opening, 'left-open'), 'opened');
    await secretariat.close();
    secretariat = await Party.open(undefined, secretariat.folder);
    expect(await readdir(opening).catch(() => [])).toEqual([]);
  });
});
