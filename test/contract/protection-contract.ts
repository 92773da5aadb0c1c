import { expect, it } from 'vitest';
import type { ReviewTools } from './review-contract';

const FIRST = 'grey heron over the estuary';
const SECOND = 'a slow train through the hills';

/** Everything at rest under a passphrase, locked and opened again in each way, and back in clear. */
export function protectionHolds({ state, assessment, does, isStopped }: ReviewTools): void {
  it('protects the data folder, opens it in each of the two ways, and gives it back as it was', async () => {
    const before = await does(state(), 'assessments.open', { assessment: assessment() });
    expect(await does(state(), 'protection.state', {})).toMatchObject({ on: false, locked: false });
    expect((await isStopped(state(), 'protection.turnOn', { passphrase: 'short' })).code).toBe('passphrase-weak');
    const { recoveryCode } = await does(state(), 'protection.turnOn', { passphrase: FIRST });
    expect((await isStopped(state(), 'protection.turnOn', { passphrase: FIRST })).code).toMatch(/^(protection-on|locked)$/);
    await unlock();
    if (!(await does(state(), 'protection.state', {})).locked) {
      expect((await does(state(), 'preferences.read', {})).lockAfter).toBe(15);
      expect(await does(state(), 'preferences.write', { lockAfter: 60 })).toMatchObject({ lockAfter: 60 });
    }

    await lock();
    expect(await does(state(), 'protection.state', {})).toMatchObject({ on: true, locked: true });
    expect((await isStopped(state(), 'assessments.open', { assessment: assessment() })).code).toBe('locked');
    expect((await isStopped(state(), 'protection.unlock', { passphrase: SECOND })).code).toBe('protection-passphrase');
    expect((await isStopped(state(), 'protection.unlock', { recoveryCode: 'not a code' })).code).toBe('recovery-code-wrong');
    expect(await does(state(), 'protection.unlock', { recoveryCode })).toMatchObject({ locked: false, renew: true });
    await does(state(), 'protection.changePassphrase', { current: FIRST, next: SECOND });
    const again = await does(state(), 'protection.newRecoveryCode', { passphrase: SECOND });
    await lock();
    expect((await isStopped(state(), 'protection.unlock', { recoveryCode })).code).toBe('recovery-code-wrong');
    expect(await does(state(), 'protection.unlock', { recoveryCode: again.recoveryCode })).toMatchObject({ locked: false });

    expect(await does(state(), 'protection.turnOff', { passphrase: SECOND })).toEqual({ damaged: [] });
    expect((await does(state(), 'assessments.open', { assessment: assessment() })).document).toEqual(before.document);
  });

  async function unlock(): Promise<void> {
    const { locked } = await does(state(), 'protection.state', {});
    if (locked) await does(state(), 'protection.unlock', { passphrase: FIRST });
  }

  /** A command line forgets the passphrase with each command, and is locked at the next. */
  async function lock(): Promise<void> {
    const { locked } = await does(state(), 'protection.state', {});
    if (!locked) await does(state(), 'protection.lock', {});
    else expect((await isStopped(state(), 'protection.lock', {})).code).toBe('locked');
  }
}
