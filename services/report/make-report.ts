import { PRACTICE_STATE } from '#core/register/practice-state';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { wordsOf } from '#core/questionnaire/wording';
import { answerTables } from '#core/report/answer-tables';
import { buildReport } from '#core/report/build-report';
import type { ReportSource } from '#core/report/report-source';
import { writeCsv } from './tables/write-csv';
import { writeXlsx } from './tables/write-xlsx';
import { interfaceWords } from './interface-words';
import type { ReportJob } from './report-job';
import { speechOf } from './speech';
import type { WriterContext } from './writer';
import { DOCUMENT_WRITERS } from './writers';

/** Makes the document of a job: builds it in its language, and sets it in its format. Long, and busy all the while. */
export async function makeReport(job: ReportJob, context: WriterContext): Promise<void> {
  const { options, format, path, codebookPath } = job;
  const say = await interfaceWords(options.language);
  const speech = speechOf(options.language, wordsOf(job.wording, job.fallback), say);
  const source: ReportSource = {
    ...job.source,
    questionnaire: unpackQuestionnaire(job.questionnaire),
    stateName: job.stateName ?? (job.source.state === PRACTICE_STATE ? say('state.practice') : job.source.state),
  };
  if (format === 'xlsx' || format === 'csv') {
    const tables = answerTables(source, options, speech);
    if (format === 'xlsx') await writeXlsx(tables, options.language, path, context);
    else await writeCsv(tables, path, codebookPath, context);
    return;
  }
  await DOCUMENT_WRITERS[format](buildReport(source, options, speech), path, context);
}
