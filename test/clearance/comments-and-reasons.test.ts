import { describe, expect, it } from 'vitest';
import { commentThreads, openThreads } from '#core/answers/comment-threads';
import type { Input } from '#core/contract/operations';
import { stopOf } from '#test/store/office';
import { currentReasons } from './current-reasons';
import { Ministry } from './ministry';

const call = { signal: new AbortController().signal, progress: () => {} };
const QUESTION = 'TIP:5(1)/legal-basis.citations';

const says = (ministry: Ministry, who: string, comment: Partial<Input<'comments.save'>> & { readonly comment: string }) => {
  ministry.office.timePasses();
  const about = { assessment: ministry.assessment, about: QUESTION, base: 0, text: 'Which section?', resolved: false };
  return ministry.office.handlers['comments.save']({ ...about, ...comment, by: { name: who, role: '' } }, call);
};

describe('A thread of comments about a question', () => {
  const discussed = async (): Promise<Ministry> => {
    const ministry = await Ministry.opens();
    await says(ministry, 'R. Reviewer', { comment: 'c1' });
    await says(ministry, 'D. Drafter', { comment: 'c2', replyTo: 'c1', text: 'Section 3.' });
    return ministry;
  };
  const document = async (ministry: Ministry) => (await ministry.drafter.opens()).document;

  it('holds the replies in their order, and counts as one at its provision', async () => {
    const ministry = await discussed();
    const threads = commentThreads(await document(ministry), (about) => about === QUESTION);
    expect(threads.map(({ first, replies }) => [first.text, ...replies.map(([, { text }]) => text)])).toEqual([
      ['Which section?', 'Section 3.'],
    ]);
    expect(openThreads(await document(ministry))).toEqual(new Map([['TIP:5(1)', 1]]));
  });

  it('is resolved and opened again, and says by whom and when', async () => {
    const ministry = await discussed();
    const turn = async (who: string, resolved: boolean) =>
      says(ministry, who, { comment: 'c1', base: (await document(ministry)).comments['c1']?.revision, resolved });
    await turn('R. Reviewer', true);
    expect(openThreads(await document(ministry))).toEqual(new Map());
    expect((await document(ministry)).comments['c1']).toMatchObject({ resolved: { by: { name: 'R. Reviewer' } } });
    await turn('H. Head', false);
    const again = (await document(ministry)).comments['c1'];
    expect(again).toMatchObject({ reopened: { by: { name: 'H. Head' } }, by: { name: 'R. Reviewer' } });
    expect(again?.resolved).toBeUndefined();
  });

  it('goes with its first comment, in one step', async () => {
    const ministry = await discussed();
    await ministry.drafter.takesBack('c1');
    expect((await document(ministry)).comments).toEqual({});
    await ministry.drafter.undoes();
    expect(Object.keys((await document(ministry)).comments).sort()).toEqual(['c1', 'c2']);
  });

  it('takes no reply to a reply, to what is not there, or to another question', async () => {
    const ministry = await discussed();
    const wrong = { comment: 'c3', text: 'x' };
    expect((await stopOf(says(ministry, 'X', { ...wrong, replyTo: 'c2' }))).code).toBe('input-invalid');
    expect((await stopOf(says(ministry, 'X', { ...wrong, replyTo: 'c9' }))).code).toBe('not-found');
    expect((await stopOf(says(ministry, 'X', { ...wrong, replyTo: 'c1', about: 'TIP:6(1)' }))).code).toBe('input-invalid');
  });
});

describe('The reason why a finding stands', () => {
  const FINDING = 'R13/not-in-force@TIP:5(1)';
  const explained = async (): Promise<Ministry> => {
    const ministry = await Ministry.opens();
    await ministry.drafter.answers('TIP:5(1)/status', 'yes');
    await ministry.drafter.keepsEvidence('act', { kind: 'law', title: 'Act', stage: 'bill' });
    await ministry.drafter.answers(QUESTION, ['act']);
    await ministry.drafter.explains(FINDING, 'Enters into force next month.');
    return ministry;
  };
  const standing = async (ministry: Ministry): Promise<boolean> => FINDING in (await currentReasons(ministry));

  it('holds as long as what the finding looks at stays as it was', async () => {
    const ministry = await explained();
    expect(await standing(ministry)).toBe(true);
    await ministry.drafter.answers('TIP:6(1)/status', 'yes');
    await ministry.drafter.keepsEvidence('act', { kind: 'law', title: 'Act, with a longer title', stage: 'bill' });
    expect(await standing(ministry)).toBe(true);
  });

  it('is asked for again when that changes, and holds again when the change is taken back', async () => {
    const ministry = await explained();
    await ministry.drafter.keepsEvidence('act-2', { kind: 'law', title: 'Another bill', stage: 'bill' });
    await ministry.drafter.answers(QUESTION, ['act', 'act-2']);
    expect((await ministry.drafter.findings()).findings.map(({ key }) => key)).toContain(FINDING);
    expect(await standing(ministry)).toBe(false);
    await ministry.drafter.undoes();
    expect(await standing(ministry)).toBe(true);
    await ministry.drafter.answers(QUESTION, ['act', 'act-2']);
    await ministry.drafter.explains(FINDING, 'Both enter into force next month.');
    expect(await standing(ministry)).toBe(true);
  });
});
