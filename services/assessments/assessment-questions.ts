import type { AssessmentDocument, SettingsRecord } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import type { ContentLibrary } from '../content/content-library';

/** The settings that every assessment has from its first line. Throws AppError `damaged` where they are lost. */
export function settingsOf(document: AssessmentDocument): SettingsRecord {
  const settings = document.settings['assessment'];
  if (!settings) throw new AppError('damaged', { file: 'assessment.json', place: 'settings' });
  return settings;
}

/** The content in the edition that the assessment asks. */
export const contentOf = (content: ContentLibrary, document: AssessmentDocument): ContentLibrary =>
  content.at(settingsOf(document).edition);

/** An edition that was kept, and is not the installed one. */
export function asksOlderEdition(content: ContentLibrary, document: AssessmentDocument): boolean {
  const edition = document.settings['assessment']?.edition;
  return edition !== undefined && edition !== content.edition() && content.at(edition).edition() === edition;
}

export const questionnaireOf = (content: ContentLibrary, document: AssessmentDocument): Questionnaire =>
  contentOf(content, document).questionnaire(settingsOf(document).instruments);

const indexes = new WeakMap<Questionnaire, ReadonlyMap<string, Question>>();

/** Throws AppError `not-found`: this assessment does not ask it. */
export function questionIn(questionnaire: Questionnaire, id: string): Question {
  const index = indexes.get(questionnaire) ?? new Map(questionnaire.questions.map((question) => [question.id, question]));
  indexes.set(questionnaire, index);
  const question = index.get(id);
  if (!question) throw new AppError('not-found', { what: 'question', id });
  return question;
}
