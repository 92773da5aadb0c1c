import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PASSPHRASE, Party, TestClock } from '#test/register/party';

const BY = { name: 'A. Official', role: 'Focal point' };

describe('After sealing', () => {
  let clock: TestClock;
  let ministry: Party;
  let assessment: string;
  let key: string;

  beforeEach(async () => {
    clock = new TestClock();
    ministry = await Party.open(clock);
    key = (await ministry.makesKey('submission')).id;
    assessment = await ministry.assesses();
    await ministry.answers(assessment, 'TIP:5(1)', 'Penal Code as amended');
  });
  afterEach(() => ministry.leave());

  const seals = async (): Promise<string> => {
    const declaration = { title: 'Minister' };
    const input = { assessment, key, passphrase: PASSPHRASE, declaration, encryptFor: [], by: BY };
    return (await ministry.call('submissions.export', input)).digest;
  };
  const begun = async () => (await ministry.call('assessments.open', { assessment })).begun;
  const undoes = () => ministry.call('history.undo', { assessment, by: BY });
  const changed = async (digest: string) => {
    const { comparison } = await ministry.call('submissions.changes', { assessment, digest });
    return comparison.provisions
      .filter(({ kind }) => kind !== 'unchanged')
      .flatMap(({ questions }) => questions.filter(({ kind }) => kind !== 'unchanged').map(({ question }) => question));
  };

  it('nothing has begun until an answer changes; that begins the next revision and says who and when', async () => {
    expect(await begun()).toBeUndefined();
    await seals();
    expect(await begun()).toBeUndefined();
    await ministry.answers(assessment, 'TIP:5(1)', 'Penal Code as amended again');
    expect(await begun()).toMatchObject({ by: BY });
    await seals();
    expect(await begun()).toBeUndefined();
  });

  it('a comment, a status or a move to another question begins nothing', async () => {
    await seals();
    const comment = { comment: 'c1', base: 0, about: 'TIP:5(1)', text: 'Sent.', resolved: false };
    await ministry.call('comments.save', { assessment, ...comment, by: BY });
    await ministry.call('clearance.set', { assessment, provisions: [{ provision: 'TIP:5(1)', base: 0 }], status: 'ready', by: BY });
    expect(await begun()).toBeUndefined();
  });

  it('the beginning is taken back with the change that began it, also after a restart', async () => {
    await seals();
    await ministry.answers(assessment, 'TIP:5(1)', 'Second thoughts');
    await undoes();
    expect(await begun()).toBeUndefined();
    await ministry.call('history.redo', { assessment, by: BY });
    expect(await begun()).toMatchObject({ by: BY });
    await ministry.close();
    ministry = await Party.open(clock, ministry.folder);
    expect(await begun()).toMatchObject({ by: BY });
  });

  it('shows what has changed since a revision, from the history alone', async () => {
    const first = await seals();
    expect(await changed(first)).toEqual([]);
    await ministry.answers(assessment, 'TIP:5(1)', 'Penal Code, in new words');
    expect(await changed(first)).toEqual(['TIP:5(1)/how-it-works.measure']);
    const second = await seals();
    expect(await changed(second)).toEqual([]);
    expect(await changed(first)).toEqual(['TIP:5(1)/how-it-works.measure']);
    await expect(changed('of-nothing')).rejects.toMatchObject({ code: 'not-found' });
  });
});
