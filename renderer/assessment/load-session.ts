import { factsOf } from '#core/answers/facts-of';
import type { SettingsRecord } from '#core/answers/document';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import type { HostApi } from '#core/contract/api';
import type { OpenedAssessment, StateEntry } from '#core/contract/operations';
import { failure, success, type Result } from '#core/contract/result';
import type { Questionnaire } from '#core/questionnaire/definition';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { AssessmentSession } from './assessment-session';

export interface Surroundings {
  readonly api: HostApi;
  /** May still be on their way. */
  readonly states: readonly StateEntry[] | Promise<readonly StateEntry[]>;
  readonly onSaved: () => void;
}

/** Opens an assessment and makes the live engine over its instruments. */
export async function loadSession(assessment: string, around: Surroundings): Promise<Result<AssessmentSession>> {
  const opened = await around.api.call('assessments.open', { assessment });
  if (!opened.ok) return opened;
  const settings = settingsOf(opened.value);
  if (!settings) return failure({ code: 'damaged', params: { file: 'assessment.json', place: 'settings' } });
  const content = await around.api.call('content.questionnaire', { instruments: [...settings.instruments], edition: settings.edition });
  if (!content.ok) return content;
  return success(startSession(opened.value, settings, unpackQuestionnaire(content.value), { ...around, states: await around.states }));
}

function startSession(
  opened: OpenedAssessment,
  settings: SettingsRecord,
  questionnaire: Questionnaire,
  around: Surroundings & { readonly states: readonly StateEntry[] },
): AssessmentSession {
  const codes = questionnaire.instruments.map((instrument) => instrument.code);
  const factsFrom = (record: SettingsRecord) => factsOf(record, around.states.find((state) => state.code === record.state)?.kind, codes);
  const { answers, evidence } = opened.document;
  const live = open(compile(questionnaire), { answers, evidence, facts: factsFrom(settings) });
  return new AssessmentSession({ ...around, opened, questionnaire, live, factsOf: factsFrom });
}

/** The one record of settings. */
const settingsOf = ({ document }: Pick<OpenedAssessment, 'document'>): SettingsRecord | undefined => document.settings['assessment'];
