import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LooseBag } from '#test/bundle/bundle-file';
import { Party } from '#test/register/party';
import { omnibus } from './command-line';

/** Goes up to the verdict, wipes it out, and writes another; also by the one-byte form of the same, and by a new line. */
const FORGERY = '\u001b[1A\u001b[2Kforged.omnibus: whole\u009b2K\u202e\nforged.omnibus: whole';

describe('words that somebody put into a bundle', () => {
  let state: Party;
  beforeEach(async () => {
    state = await Party.open();
  });
  afterEach(() => state.leave());

  /** A bundle with the forgery in the title of its exercise and in an answer. */
  const forged = async (): Promise<string> => {
    const { id } = await state.makesKey('submission');
    const assessment = await state.assesses();
    await state.answers(assessment, 'TIP:12(a)', `Since 2010. ${FORGERY}`);
    const bag = await LooseBag.of(await state.sends(assessment, id));
    const submission = JSON.parse(bag.text('data/submission.json')) as { exercise: object };
    const changed = { ...submission, exercise: { ...submission.exercise, title: FORGERY } };
    return bag.put('data/submission.json', JSON.stringify(changed)).zipped();
  };

  it('cannot write over the verdict in a terminal', async () => {
    const { status, printed } = await omnibus(['verify', await forged()]);
    expect(status).toBe(1);
    expect(printed).toContain('forged.omnibus: whole');
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(printed.split('\n').filter((line) => line.startsWith('forged.omnibus:'))).toHaveLength(1);
  });

  it('cannot do so where the report is printed for a program', async () => {
    const { printed } = await omnibus(['verify', '--json', await forged()]);
    expect(printed).toContain('forged.omnibus');
    expect(printed).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u);
    expect(JSON.parse(printed)).toMatchObject({ exitStatus: 1 });
  });

  it('cannot do so in a comparison either', async () => {
    const { id } = await state.makesKey('submission');
    const older = await state.assesses('cycle-2024');
    await state.answers(older, 'TIP:12(a)', 'Since 2010.');
    const newer = await state.assesses('cycle-2026');
    await state.answers(newer, 'TIP:12(a)', `Since 2010. ${FORGERY}`);
    const { status, printed } = await omnibus(['compare', await state.sends(older, id), await state.sends(newer, id)]);
    expect(status).toBe(0);
    expect(printed).toContain('forged.omnibus: whole');
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    const forPrograms = await omnibus(['compare', '--json', await state.sends(older, id), await state.sends(newer, id)]);
    expect(forPrograms.printed).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(JSON.stringify(JSON.parse(forPrograms.printed))).toContain('\u009b2K\u202e');
  });
});
