import type { Change } from '#core/answers/change';
import { releaseOf, type Release } from '#core/answers/release';
import { carriedMarks } from '#core/carry-over/carried-release';
import { draftAnswers, moveDraft } from '#core/carry-over/move-draft';
import { planCarryOver, type CarryOverPlan } from '#core/carry-over/plan';
import type { Handlers } from '#core/contract/dispatch';
import type { Questionnaire } from '#core/questionnaire/definition';
import { asksOlderEdition, contentOf, settingsOf } from '../assessments/assessment-questions';
import { earlierOf, type LoadedAssessment } from '../assessments/load-assessment';
import { recordChange } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { editionOf } from './earlier-exercise';
import { askedBy } from './open-earlier';
import { planPreview } from './plan-preview';

/** A draft goes on asking the edition that it began with until somebody moves it. */
export function versionHandlers(context: ServiceContext): Pick<Handlers, 'versions.preview' | 'versions.move'> {
  const store = assessmentStoreOf(context);
  const { content, data } = context;

  const planFor = ({ document }: LoadedAssessment): CarryOverPlan =>
    planCarryOver(editionOf(contentOf(content, document)), editionOf(content), draftAnswers(document));

  return {
    'versions.preview': async ({ assessment, language }) => {
      const current = await store.read(assessment);
      const { document } = current;
      if (!asksOlderEdition(content, document)) return { state: 'current' };
      const asked = askedBy(contentOf(content, document));
      return { state: 'older', plan: planPreview(planFor(current), asked, settingsOf(document).instruments, language) };
    },

    'versions.move': ({ assessment, by }) =>
      store.commit(assessment, by, async (current) => {
        const { document } = current;
        if (!asksOlderEdition(content, document)) return { changes: [] };
        const { revision: _, ...settings } = settingsOf(document);
        // What was asked first, then the line that names it: a line never names what is not on disk.
        const kept = askedBy(contentOf(content, document)).pack();
        await data.files.write(`${earlierOf(assessment)}/${kept.sha512}.json.gz`, kept.bytes);
        const source = { exercise: settings.exercise.id, title: settings.exercise.title, asked: kept.sha512 };
        const { answers, earlierAnswers } = moveDraft(document, planFor(current), source);
        const changes: readonly Change[] = [
          ...recordChange(current, 'settings', 'assessment', {
            ...settings,
            ...(settings.release && { release: movedRelease(settings.release, content.questionnaire()) }),
            edition: content.edition(),
          }),
          ...Object.entries(answers).flatMap(([key, answer]) => recordChange(current, 'answers', key, answer)),
          // What was cleared was said under other words.
          ...touchedProvisions(Object.keys(answers)).flatMap((provision) => recordChange(current, 'clearances', provision, null)),
          ...Object.entries(earlierAnswers).flatMap(([key, earlier]) => recordChange(current, 'earlierAnswers', key, earlier)),
        ];
        return { changes };
      }),
  };
}

/** A mark stays on its provision and goes along to whatever took its place. */
const movedRelease = ({ released, confidential }: Release, asked: Questionnaire): Release =>
  releaseOf({ released, confidential: [...confidential, ...carriedMarks(confidential, asked)] });

const touchedProvisions = (questions: readonly string[]): readonly string[] => [
  ...new Set(questions.map((question) => question.slice(0, question.indexOf('/')))),
];
