import { describe, expect, it } from 'vitest';
import type { AnswerValue } from '#core/answers/answer';
import type { Provision } from '#core/questionnaire/definition';
import { analyseGaps, countOptions, groupNeeds } from '#core/report/gap-analysis';

const provision = (id: string, cluster: string): Provision => ({
  ...{ id, cluster, instrument: id.split(':')[0]!, article: id.split('(')[0]!, paragraph: '1', obligation: 'mandatory', modality: 'shall' },
  ...{ type: 'measure', assessable: true, notifyUN: false, themes: [], related: [], elements: [], questions: [] },
});
const PROVISIONS = [
  provision('TIP:5(1)', 'law'),
  provision('TIP:6(1)', 'victims'),
  provision('SOM:6(1)', 'law'),
  provision('SOM:7(1)', 'law'),
];
const ANSWERS: Readonly<Record<string, AnswerValue>> = {
  'TIP:5(1)/reasons.kinds': ['lack-of-resources', 'other'],
  'TIP:5(1)/assistance-needed.needed': 'yes',
  'TIP:5(1)/assistance-needed.categories': ['training'],
  'TIP:6(1)/planned-steps.steps': { rows: [{ id: 'a', cells: { step: 'Build shelters', target: '2027-01-01', stage: 'planned' } }] },
  'SOM:6(1)/assistance-needed.needed': 'no',
  'SOM:6(1)/assistance-needed.categories': ['training'],
  'SOM:6(1)/assistance-received.received': 'yes',
  'SOM:6(1)/assistance-received.providers': ['unodc'],
};
const analysis = analyseGaps({
  questionnaire: { provisions: PROVISIONS },
  value: (question) => ANSWERS[question],
  provision: (id) => (id === 'SOM:7(1)' ? undefined : { gap: id.startsWith('TIP') }),
});
const ids = (found: readonly { readonly provision: Provision }[]): readonly string[] => found.map(({ provision: { id } }) => id);

describe('gaps and needs', () => {
  it('are counted by instrument, cluster and article, with the provisions behind each number', () => {
    expect(groupNeeds(analysis, 'instrument').map(({ group, gaps, needed }) => [group, ids(gaps), ids(needed)])).toEqual([
      ['TIP', ['TIP:5(1)', 'TIP:6(1)'], ['TIP:5(1)']],
      ['SOM', [], []],
    ]);
    expect(groupNeeds(analysis, 'cluster').map(({ group, provisions }) => [group, ids(provisions)])).toEqual([
      ['law', ['TIP:5(1)', 'SOM:6(1)']],
      ['victims', ['TIP:6(1)']],
    ]);
    expect(groupNeeds(analysis, 'article').map(({ group, steps }) => [group, ids(steps)])).toEqual([
      ['TIP:5', []],
      ['TIP:6', ['TIP:6(1)']],
      ['SOM:6', []],
    ]);
  });

  it('leave out what is not asked, and kinds of assistance that are not needed', () => {
    expect(ids(analysis.provisions)).not.toContain('SOM:7(1)');
    expect(
      countOptions(analysis.provisions, 'categories', ['training', 'other']).map(({ option, provisions }) => [option, ids(provisions)]),
    ).toEqual([['training', ['TIP:5(1)']]]);
    expect(countOptions(analysis.provisions, 'providers', ['unodc']).map(({ provisions }) => ids(provisions))).toEqual([['SOM:6(1)']]);
    expect(analysis.provisions[1]?.steps).toEqual([{ step: 'Build shelters', body: '', target: '2027-01-01', stage: 'planned' }]);
  });
});
