import { expect, it } from 'vitest';
import { protectionHolds } from './protection-contract';
import { redactionHolds } from './redaction-contract';
import type { ReviewTools } from './review-contract';

const PASSPHRASE = 'nine dry stones by the well';

/** What leaves the data folder besides submissions: a copy with parts left out; and everything in one file, back in the place of everything, and the way back from there. */
export function backupHolds(tools: ReviewTools): void {
  const { state, assessment, does, isStopped } = tools;
  redactionHolds(tools);
  protectionHolds(tools);

  it('makes a backup of everything, restores it, and brings back what was there before', async () => {
    expect(await does(state(), 'backup.state', {})).toMatchObject({ last: null, due: true, aside: [] });
    const made = await does(state(), 'backup.make', { passphrase: PASSPHRASE, encryptFor: [] });
    const { made: at, bytes, sha512 } = made;
    const kept = await state().keep(made);
    expect(await does(state(), 'backup.note', { made: at, bytes, sha512 })).toMatchObject({ last: { sha512 }, due: false });

    const unlock = { passphrase: PASSPHRASE };
    const opened = await does(state(), 'backup.open', { file: await state().choose(kept), unlock });
    expect(opened).toMatchObject({ sha512, made: at, assessments: [{ state: 'AL' }], anyoneCouldHaveMadeIt: false });
    await does(state(), 'backup.discard', { staged: opened.staged });
    const wrong = { file: await state().choose(kept), unlock: { passphrase: 'some other dry stones' } };
    expect((await isStopped(state(), 'backup.restore', wrong)).code).toBe('backup-passphrase');

    const before = await does(state(), 'assessments.open', { assessment: assessment() });
    const restored = await does(state(), 'backup.restore', { file: await state().choose(kept), unlock });
    expect((await does(state(), 'backup.state', {})).last).toBeNull();
    expect((await does(state(), 'assessments.open', { assessment: assessment() })).document).toEqual(before.document);
    const back = await does(state(), 'backup.bringBack', { aside: restored.aside ?? '' });
    expect((await does(state(), 'backup.state', {})).last).toMatchObject({ sha512 });
    await does(state(), 'backup.dropAside', { aside: back.aside ?? '' });
    expect((await does(state(), 'backup.state', {})).aside).toEqual([]);
  });
}
