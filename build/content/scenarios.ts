import type { AnswerValue, Cell } from '#core/answers/answer';
import type { Evidence, Participation, SettingsRecord } from '#core/answers/document';
import { factsOf } from '#core/answers/facts-of';
import type { AnswerContent, EngineInput, LiveAssessment } from '#core/engine/live-assessment';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { Facts } from '#core/questionnaire/facts';
import type { ScenarioSource } from './source-shapes';

const DEFAULT_ASSESSMENT_DATE = '2026-06-01';
const LONG_AGO = '2005-01-01';

/** What the engine is given: by default a member State that is Party to everything, no dry run, on a fixed day. */
export function scenarioInput(scenario: ScenarioSource, questionnaire: Questionnaire): EngineInput {
  return {
    facts: scenarioFacts(scenario, questionnaire),
    evidence: Object.fromEntries(
      Object.entries(scenario.evidence).map(([id, evidence]): [string, Evidence] => [id, { ...evidence, revision: 1 }]),
    ),
    answers: Object.fromEntries(Object.entries(scenario.answers).map(([id, answer]) => [id, answerContent(answer)])),
  };
}

function scenarioFacts({ given }: ScenarioSource, questionnaire: Questionnaire): Facts {
  const codes = questionnaire.instruments.map(({ code }) => code);
  const settings: SettingsRecord = {
    revision: 1,
    state: 'XX',
    exercise: { id: 'scenario', title: 'Scenario', mechanism: 'self-assessment', ...(given.cycle && { cycle: given.cycle }) },
    languages: ['en'],
    instruments: given.assessed ?? codes,
    participation: Object.fromEntries(codes.map((code) => [code, participationIn(given, code)])),
    ...(given['left-out'] && { leftOut: given['left-out'] }),
    practice: given.practice ?? false,
    assessmentDate: given['assessment-date'] ?? DEFAULT_ASSESSMENT_DATE,
  };
  return factsOf(settings, given['state-kind'] ?? 'member', codes);
}

function participationIn(given: ScenarioSource['given'], code: string): Participation {
  const stated = given.participation?.[code] ?? (!given.party || given.party.includes(code) ? 'party' : 'none');
  const participation = typeof stated === 'string' ? { standing: stated } : stated;
  return given.denounced?.includes(code) ? { ...participation, denunciationReceived: LONG_AGO } : participation;
}

function answerContent(answer: ScenarioSource['answers'][string]): AnswerContent {
  if (typeof answer === 'object' && 'standing' in answer) {
    return { standing: answer.standing, ...(answer.reason === undefined ? {} : { reason: answer.reason }) };
  }
  const value: AnswerValue =
    typeof answer === 'object' && 'rows' in answer
      ? {
          ...(answer.years ? { years: answer.years } : {}),
          rows: Object.entries(answer.rows).map(([id, cells]) => ({ id, cells: cells as Record<string, Cell> })),
        }
      : answer;
  return { standing: 'answered', value, confirmed: true };
}

/** What a scenario expects and does not see, in one sentence each; empty where everything is as expected. */
export function unmetExpectations({ then }: ScenarioSource, live: LiveAssessment): readonly string[] {
  const unmet: string[] = [];
  const expect = (met: boolean, sentence: string) => {
    if (!met) unmet.push(sentence);
  };
  const active = (wanted: { readonly case: string; readonly at: string }) =>
    live.findings().some((finding) => finding.case === wanted.case && finding.at === wanted.at);
  for (const wanted of then.finding ?? []) expect(active(wanted), `${wanted.case} at ${wanted.at} should be found`);
  for (const unwanted of then.noFinding ?? []) expect(!active(unwanted), `${unwanted.case} at ${unwanted.at} should not be found`);
  for (const id of then.hidden ?? []) expect(!isShown(id, live), `${id} should be hidden`);
  for (const id of then.asked ?? []) expect(isShown(id, live), `${id} should be asked`);
  for (const id of then.notApplicable ?? []) expect(live.provision(id).progress === 'not-applicable', `${id} should be not applicable`);
  for (const id of then.applicable ?? []) expect(live.provision(id).progress !== 'not-applicable', `${id} should be applicable`);
  for (const id of then.gap ?? []) expect(live.provision(id).gap, `${id} should be a gap`);
  for (const id of then.noGap ?? []) expect(!live.provision(id).gap, `${id} should be no gap`);
  return unmet;
}

const isShown = (id: string, live: LiveAssessment): boolean => (id.includes('/') ? live.isAsked(id) : live.provision(id).relevant);

/** The questionnaire without one rule: a scenario in which the rule fires must then fail. */
export const withoutRule = (questionnaire: Questionnaire, rule: string): Questionnaire => ({
  ...questionnaire,
  rules: questionnaire.rules.filter(({ id }) => id !== rule),
});
