import { resolve } from 'node:path';
import type { Explanation } from '#core/answers/document';
import { currentExplanations } from '#core/findings/explained-basis';
import { questionnaireOf } from '#services/assessments/assessment-questions';
import { liveAssessmentOf } from '#services/assessments/live-assessment-of';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { Ministry } from './ministry';

const content = loadContentLibrary(resolve('dist/content'));

/** The reasons that count at present, by finding. */
export async function currentReasons(ministry: Ministry): Promise<Readonly<Record<string, Explanation>>> {
  const { document } = await ministry.drafter.opens();
  const questions = new Map(questionnaireOf(content, document).questions.map((question) => [question.id, question]));
  return currentExplanations(liveAssessmentOf(content, document), (id) => questions.get(id), document);
}
