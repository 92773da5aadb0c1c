import { answerText } from '#core/answers/record-text';
import { belongsTo, placesInOrder } from '#core/conference/behind';
import type { Place } from '#core/conference/build-table';
import type { ToldAnswer } from '#core/conference/table-document';
import { provisionReference } from '#core/conference/table-names';
import { REGIONAL_GROUPS, type Scope, type TableKind } from '#core/conference/table-request';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Question } from '#core/questionnaire/definition';
import type { Phrase } from '#core/questionnaire/wording';
import { printable } from '#core/report/printable';
import type { Inline } from '#core/report/report-document';
import type { ReportSpeech } from '#core/report/report-speech';
import { releasedContent, type ReleasedSubmission } from '#core/submission/release';
import type { Submission } from '#core/submission/submission';
import type { ReadSubmission } from '../register/register-index';
import type { CountedConference } from './conference-tables';

export interface Telling {
  readonly kind: TableKind;
  readonly scope: Scope;
  readonly speech: ReportSpeech;
  readonly stateName: (state: string) => string;
  readonly groupOf: (state: string) => string | null;
  readonly questions: ReadonlyMap<string, Question>;
}

/** The answers that are counted, in words. What leaves the secretariat is made from what a State has released, and from nothing else. */
export async function toldAnswers(
  { table, arrangement, states, releaseOf }: CountedConference,
  telling: Telling,
  readSubmission: ReadSubmission,
  call: CallContext,
): Promise<readonly ToldAnswer[]> {
  const places = placesInOrder(table?.all.places ?? [], states, arrangement);
  const told: ToldAnswer[] = [];
  let at: string | undefined;
  let content: Pick<ReleasedSubmission, 'answers' | 'evidence'> | undefined;
  for (const [done, place] of inRuns(places).entries()) {
    if (call.signal.aborted) throw new AppError('cancelled');
    if (at !== place.digest) {
      call.progress(done, places.length, 'reading');
      const submission = await readSubmission(place.digest);
      content = submission ? contentOf(place.digest, submission, telling.scope, releaseOf) : undefined;
      at = place.digest;
    }
    if (content) told.push(...answersAt(place, content, telling));
  }
  return told;
}

/** Every submission once: a State's own places stay in the order of the treaties, instrument after instrument. */
function inRuns(places: readonly Place[]): readonly Place[] {
  const runs = new Map<string, Place[]>();
  for (const place of places) {
    const run = runs.get(place.digest);
    if (run) run.push(place);
    else runs.set(place.digest, [place]);
  }
  return [...runs.values()].flat();
}

const contentOf = (
  digest: string,
  submission: Submission,
  scope: Scope,
  releaseOf: CountedConference['releaseOf'],
): Pick<ReleasedSubmission, 'answers' | 'evidence'> | undefined =>
  scope === 'internal' ? submission : releasedContent(submission, releaseOf(digest));

function answersAt(
  { state, provision }: Place,
  { answers, evidence }: Pick<ReleasedSubmission, 'answers' | 'evidence'>,
  { kind, speech, stateName, groupOf, questions }: Telling,
): readonly ToldAnswer[] {
  const { say, words } = speech;
  const group = groupOf(state);
  const named = REGIONAL_GROUPS.find((each) => each === group);
  const about = {
    state: printable(stateName(state)),
    group: say(named ? `region.${named}` : 'conference.none.group'),
    provision: provisionReference(provision),
    subject: phraseOf(words(`provision/${provision}/subject`), speech, ''),
  };
  const telling = {
    question: () => undefined,
    words: (key: string) => words(key).text,
    label: (key: string) => say(key),
    evidence: Object.fromEntries(Object.entries(evidence).map(([id, record]) => [id, { ...record, revision: 0 }])),
  };
  return Object.entries(answers).flatMap(([id, answer]): ToldAnswer[] => {
    if (id.slice(0, id.lastIndexOf('/')) !== provision || !belongsTo(kind, id)) return [];
    const question = questions.get(id);
    const label = question && question.type !== 'status' ? words(`question/${question.wording}/label`) : undefined;
    return [
      {
        ...about,
        question: label ? phraseOf(label, speech, id) : { text: question ? say('question.status') : id },
        answer: {
          text: printable(answerText(question, answer, telling)),
          ...(answer.language !== undefined && answer.language !== speech.language && { language: answer.language }),
        },
      },
    ];
  });
}

const phraseOf = ({ text, language, shown }: Phrase, speech: ReportSpeech, otherwise: string): Inline =>
  shown === 'key' ? { text: otherwise } : { text: printable(text), ...(language !== speech.language && { language }) };
