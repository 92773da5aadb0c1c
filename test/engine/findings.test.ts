import { describe, expect, it } from 'vitest';
import type { Explanation } from '#core/answers/document';
import type { Finding } from '#core/engine/live-assessment';
import { groupFindings } from '#core/findings/group-findings';
import { sealingState } from '#core/findings/sealing-state';

const found = (key: string, level: Finding['level'], group: Finding['group']): Finding => ({
  key,
  rule: 'R1',
  case: 'R1/x',
  level,
  group,
  at: 'assessment',
  involves: [],
});
const because = (reason: string): Explanation => ({
  revision: 1,
  reason,
  by: { name: 'Ada', role: 'focal point' },
  at: '2026-06-01T00:00:00Z',
});

describe('findings on the Check screen', () => {
  it('are grouped by what the user does about them, most serious first, without empty groups', () => {
    const findings = [
      found('note', 'I', 'information'),
      found('warning', 'W', 'citation'),
      found('error', 'E', 'citation'),
      found('warning-2', 'W', 'citation'),
      found('clash', 'E', 'contradiction'),
    ];
    const grouped = groupFindings(findings);
    expect(grouped.map(({ group, findings: of }) => [group, of.map(({ key }) => key)])).toEqual([
      ['contradiction', ['clash']],
      ['citation', ['error', 'warning', 'warning-2']],
      ['information', ['note']],
    ]);
    expect(grouped[1]!.counts).toEqual({ E: 1, W: 2, I: 0 });
  });
});

describe('sealing', () => {
  it('waits for errors to be put right and warnings to be explained; notes do not matter', () => {
    const warning = found('warning', 'W', 'confirm');
    const note = found('note', 'I', 'information');
    const error = found('error', 'E', 'contradiction');
    expect(sealingState([note], {}).possible).toBe(true);
    expect(sealingState([error, note], {})).toMatchObject({ possible: false, blocking: [error], unexplained: [] });
    expect(sealingState([warning], {})).toMatchObject({ possible: false, unexplained: [warning] });
    expect(sealingState([warning], { warning: because('  ') }).possible).toBe(false);
    expect(sealingState([warning], { warning: because('The figures are of another year.') })).toMatchObject({
      possible: true,
      explained: [[warning, because('The figures are of another year.')]],
    });
    expect(sealingState([error], { error: because('An error cannot be explained away.') }).possible).toBe(false);
  });
});
