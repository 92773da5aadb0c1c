import { describe, expect, it } from 'vitest';
import { filesOfRun } from '../../renderer/screens/secretariat/intake/files-of-run';

const file = (name: string, bytes = 10, outcome?: string) => ({ name, bytes, ...(outcome !== undefined && { outcome }) });

describe('Files that are chosen to go on with an intake', () => {
  const run = [file('a.omnibus', 10, 'received'), file('b.omnibus'), file('c.omnibus', 10, 'failed')];

  it('are all of it when the same are given again', () => {
    expect(filesOfRun(run, run)).toEqual({ more: 0, missing: 0 });
  });

  it('leave untouched what is open and not among them', () => {
    expect(filesOfRun(run, [file('a.omnibus')])).toEqual({ more: 0, missing: 2 });
  });

  it('are others under another name, in another size, or once more than they are listed', () => {
    expect(filesOfRun(run, [file('d.omnibus'), file('b.omnibus', 11), file('c.omnibus'), file('c.omnibus')])).toEqual({
      more: 3,
      missing: 1,
    });
  });

  it('are the same whichever way a letter with an accent is written', () => {
    expect(filesOfRun([file('\u00e9.omnibus')], [file('e\u0301.omnibus')])).toEqual({ more: 0, missing: 0 });
  });
});
