import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

/** The next exercise begins with the answers of the last. */
export function carryOverHolds({ state, does, isStopped, official, settings }: ContractTools): void {
  it('starts an assessment from an earlier one: its answers wait to be confirmed, and are read in the words of then', async () => {
    const by = official;
    const answered = { base: 0, standing: 'answered' } as const;
    const then = (await does(state(), 'assessments.create', { settings, by })).document.id;
    const writes = [
      { question: 'TIP:9(3)/status', ...answered, value: 'yes' },
      { question: 'TIP:9(3)/how-it-works.kinds', ...answered, value: ['practice'] },
    ];
    await does(state(), 'answers.record', { assessment: then, writes, by });
    const { earlier } = await does(state(), 'carryOver.preview', { from: { assessment: then }, language: 'fr' });
    expect(earlier).toMatchObject({ source: { assessment: then }, plan: { carried: 2, counts: { same: 2 }, changed: [] } });
    const { document } = await does(state(), 'carryOver.create', { from: { assessment: then }, settings: earlier!.settings, by });
    const assessment = document.id;
    expect(document.answers['TIP:9(3)/status']).toMatchObject({ value: 'yes', confirmed: false, origin: { kind: 'carried-over' } });

    const answers = writes.map(({ question }) => ({ question, base: 1 }));
    const bulk = { assessment, answers, by };
    expect(await isStopped(state(), 'carryOver.confirm', bulk)).toMatchObject({ code: 'not-opened', params: { count: 2 } });
    await does(state(), 'carryOver.outdated', { assessment, question: 'TIP:9(3)/how-it-works.kinds', base: 1, by });
    await does(state(), 'history.undo', { assessment, by });
    await does(state(), 'carryOver.seen', { assessment, provision: 'TIP:9(3)', by });
    const again = answers.map((answer) => (answer.question.endsWith('kinds') ? { ...answer, base: 3 } : answer));
    const saved = await does(state(), 'carryOver.confirm', { ...bulk, answers: again });
    expect(saved.changes).toMatchObject([{ after: { confirmed: true } }, { after: { confirmed: true, value: ['practice'] } }]);

    const { asked = '' } = document.earlierAnswers['TIP:9(3)/status'] ?? {};
    const { wording } = await does(state(), 'carryOver.asked', { assessment, asked, language: 'fr' });
    expect(wording.map(({ language }) => language)).toEqual(['en', 'fr']);
    expect(await does(state(), 'versions.preview', { assessment, language: 'fr' })).toEqual({ state: 'current' });
    expect((await does(state(), 'versions.move', { assessment, by })).changes).toEqual([]);
    for (const id of [then, assessment]) await does(state(), 'assessments.remove', { assessment: id });
  });
}
