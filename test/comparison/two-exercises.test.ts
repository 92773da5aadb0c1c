import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '#core/contract/operations';
import { Party } from '#test/register/party';
import { plain } from '#test/report/plain-text';
import { readAny } from '#test/report/read-any';
import { describeComparison } from '../../cli/comparison-text';
import { twoExercises, type TwoExercises } from './two-exercises';

let bundles: TwoExercises;
let reviewer: Party;
let compared: Output<'comparison.compare'>;
beforeAll(async () => {
  bundles = await twoExercises();
  reviewer = await Party.open();
  const file = (path: string) => ({ file: reviewer.file(path) });
  compared = await reviewer.call('comparison.compare', { older: file(bundles.older), newer: file(bundles.newer) });
});
afterAll(async () => {
  await reviewer?.leave();
  await bundles?.leave();
});

describe('sources and files of two signed submissions', () => {
  it('are told apart: kept, renamed, swapped under the same name, withdrawn and added', () => {
    const became = compared.comparison.sources.map(({ kind, file, older, newer }) => [
      (newer ?? older)?.title,
      kind,
      file,
      older?.attachment?.name,
      newer?.attachment?.name,
    ]);
    expect(became).toEqual(
      expect.arrayContaining([
        ['Act on shelters', 'same', 'same', 'shelters.txt', 'shelters.txt'],
        ['Act on trafficking', 'same', 'renamed', 'act.txt', 'act-consolidated.txt'],
        ['Decree on permits', 'changed', 'under-same-name', 'decree.txt', 'decree.txt'],
        ['Circular on interviews', 'removed', 'removed', 'circular.txt', undefined],
        ['Instruction on data', 'added', 'added', undefined, 'data.txt'],
      ]),
    );
    expect(became).toHaveLength(5);
  });

  it('show in the answer what is cited newly and no longer, and not what only has another name', () => {
    const question = compared.comparison.provisions
      .flatMap(({ questions }) => questions)
      .find(({ question: id }) => id.endsWith('/legal-basis.citations'));
    const titles = (of: string) =>
      question?.citations?.filter(({ kind }) => kind === of).map((each) => (each.kind === 'changed' ? each.newer : each.evidence).title);
    expect(question?.kind).toBe('changed');
    expect(titles('same')).toEqual(['Act on shelters', 'Act on trafficking']);
    expect(titles('changed')).toEqual(['Decree on permits']);
    expect(titles('removed')).toEqual(['Circular on interviews']);
    expect(titles('added')).toEqual(['Instruction on data']);
  });

  it('say in a terminal what differs of a source that both call the same', () => {
    const lines = describeComparison(compared, 'Practice State', false).join('\n');
    expect(lines).toMatch(/^ +Decree on permits\n +File: \[-.+, SHA-512 \w{8}…-\] \{\+.+, SHA-512 \w{8}…\+\}$/m);
    expect(lines).toMatch(/^ +- Circular on interviews$/m);
  });

  it.each(['pdf', 'docx'] as const)('stand in the document (%s), with the names of the files', async (format) => {
    const of = [compared.comparison.older, compared.comparison.newer].map(({ digest }) => ({ digest }));
    const written = await reviewer.call('comparison.write', { of, what: 'comparison', format, language: 'en' });
    const text = plain(await readAny(format, reviewer.keep(written))).replace(/\s/g, '');
    for (const said of [
      'samefileunderanothername',
      'anotherfileunderthesamename',
      'act.txt',
      'act-consolidated.txt',
      'fileremoved',
      'fileadded',
    ])
      expect(text).toContain(said);
  });
});
