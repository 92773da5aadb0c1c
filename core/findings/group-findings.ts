import type { Finding } from '../engine/live-assessment';
import type { FindingGroup } from '../questionnaire/definition';

/** Findings that ask the same of the user. */
export interface GroupedFindings {
  readonly group: FindingGroup;
  /** Most serious first, within one level in the order given (treaty order). */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Finding['level'], number>>;
}

/** What keeps a submission from being sealed tends to come first. */
const FINDING_GROUPS: readonly FindingGroup[] = ['contradiction', 'incomplete', 'citation', 'figures', 'confirm', 'information'];
const LEVELS: readonly Finding['level'][] = ['E', 'W', 'I'];

/** For the Check screen: in the order of `FINDING_GROUPS`, without empty groups. */
export function groupFindings(findings: readonly Finding[]): readonly GroupedFindings[] {
  return FINDING_GROUPS.map((group) => {
    const ofGroup = findings.filter((finding) => finding.group === group);
    const ofLevel = (level: Finding['level']): readonly Finding[] => ofGroup.filter((finding) => finding.level === level);
    return {
      group,
      findings: LEVELS.flatMap(ofLevel),
      counts: { E: ofLevel('E').length, W: ofLevel('W').length, I: ofLevel('I').length },
    };
  }).filter((grouped) => grouped.findings.length > 0);
}
