import type { AssessmentDocument } from '#core/answers/document';
import { factsOf } from '#core/answers/facts-of';
import { compile, type CompiledQuestionnaire } from '#core/engine/compile';
import type { Completeness, LiveAssessment } from '#core/engine/live-assessment';
import { open } from '#core/engine/open';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { ContentLibrary } from '../content/content-library';
import { questionnaireOf, settingsOf } from './assessment-questions';

/** A document never changes, so what follows from it need not be worked out twice. */
const live = new WeakMap<AssessmentDocument, LiveAssessment>();
const compiled = new WeakMap<Questionnaire, CompiledQuestionnaire>();

function compiledOf(questionnaire: Questionnaire): CompiledQuestionnaire {
  const known = compiled.get(questionnaire) ?? compile(questionnaire);
  compiled.set(questionnaire, known);
  return known;
}

/** The same evaluation that the screens run, over the document as it is stored. For reading: nobody sets anything in it. */
export function liveAssessmentOf(content: ContentLibrary, document: AssessmentDocument): LiveAssessment {
  const known = live.get(document);
  if (known) return known;
  const settings = settingsOf(document);
  const questionnaire = questionnaireOf(content, document);
  const stateKind = content.states().find(({ code }) => code === settings.state)?.kind;
  const codes = questionnaire.instruments.map(({ code }) => code);
  const facts = factsOf(settings, stateKind, codes);
  const opened = open(compiledOf(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
  live.set(document, opened);
  return opened;
}

/** By every key that the engine counts under. */
export function completenessByGroup(content: ContentLibrary, document: AssessmentDocument): Readonly<Record<string, Completeness>> {
  const opened = liveAssessmentOf(content, document);
  const { groups } = compiledOf(questionnaireOf(content, document));
  return Object.fromEntries([...groups.numbers.keys()].map((key) => [key, opened.completeness(key)]));
}
