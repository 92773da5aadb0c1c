import { compareSeries } from '#core/comparison/series';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { carriedWords, SOURCE_LANGUAGE, wordsOf } from '#core/questionnaire/wording';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { buildComparison } from '#core/report/build-comparison';
import { buildTrend } from '#core/report/build-trend';
import type { ComparedSources } from '#core/report/comparison-source';
import { interfaceWords } from './interface-words';
import type { ComparisonJob } from './report-job';
import { speechOf } from './speech';
import type { WriterContext } from './writer';
import { DOCUMENT_WRITERS } from './writers';

/** Compares, puts the document together and sets it: all that takes time, away from whoever waits. */
export async function makeComparison(job: ComparisonJob, context: WriterContext): Promise<void> {
  const { language, what, filter, format, path } = job;
  const say = await interfaceWords(language);
  const installed = wordsOf(job.installed.wording, job.installed.source);
  const state = job.submissions[0]?.submission.state ?? '';
  const sources: ComparedSources = {
    stateName: job.stateName ?? (state === PRACTICE_STATE ? say('state.practice') : state),
    madeAt: job.madeAt,
    leaving: job.leaving,
    sides: job.submissions.map(({ digest, submission, questionnaire, wording }) => {
      const english = wording.find((each) => each.language === SOURCE_LANGUAGE)?.entries ?? {};
      return {
        submission: { digest, submission, questionnaire: unpackQuestionnaire(questionnaire), words: english },
        speech: speechOf(language, carriedWords(wording, language, installed), say),
      };
    }),
  };
  const document =
    what === 'comparison'
      ? buildComparison(sources, filter)
      : buildTrend(sources, compareSeries(sources.sides.map(({ submission }) => submission)));
  await DOCUMENT_WRITERS[format](document, path, context);
}
