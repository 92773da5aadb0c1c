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
import type { Submission, SubmittedAnswer } from '#core/submission/submission';
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

/**
 * The answers that are counted, in words, one submission at a time. What leaves the secretariat is made from what a State has released, and
 * from nothing else. Progress counts answers. Throws AppError `cancelled`.
 */
export async function* toldAnswers(
  { table, arrangement, states, releaseOf }: CountedConference,
  telling: Telling,
  readSubmission: ReadSubmission,
  call: CallContext,
): AsyncGenerator<ToldAnswer> {
  const places = placesInOrder(table?.all.places ?? [], states, arrangement);
  let done = 0;
  for (const [digest, run] of inRuns(places)) {
    if (call.signal.aborted) throw new AppError('cancelled');
    call.progress(done, places.length, 'reading');
    const submission = await readSubmission(digest);
    const content = submission && contentOf(digest, submission, telling.scope, releaseOf);
    if (content) yield* answersAt(run, content, telling);
    done += run.length;
  }
}

/** Every submission once: a State's own places stay in the order of the treaties, instrument after instrument. */
function inRuns(places: readonly Place[]): ReadonlyMap<string, readonly Place[]> {
  const runs = new Map<string, Place[]>();
  for (const place of places) {
    const run = runs.get(place.digest);
    if (run) run.push(place);
    else runs.set(place.digest, [place]);
  }
  return runs;
}

const contentOf = (
  digest: string,
  submission: Submission,
  scope: Scope,
  releaseOf: CountedConference['releaseOf'],
): Pick<ReleasedSubmission, 'answers' | 'evidence'> | undefined =>
  scope === 'internal' ? submission : releasedContent(submission, releaseOf(digest));

function* answersAt(
  places: readonly Place[],
  { answers, evidence }: Pick<ReleasedSubmission, 'answers' | 'evidence'>,
  { kind, speech, stateName, groupOf, questions }: Telling,
): Generator<ToldAnswer> {
  const { say, words } = speech;
  const telling = {
    question: () => undefined,
    words: (key: string) => words(key).text,
    label: (key: string) => say(key),
    evidence: Object.fromEntries(Object.entries(evidence).map(([id, record]) => [id, { ...record, revision: 0 }])),
    punctuation: speech,
  };
  const counted = byProvision(answers, kind);
  for (const { state, provision } of places) {
    const group = groupOf(state);
    const named = REGIONAL_GROUPS.find((each) => each === group);
    const about = {
      state: printable(stateName(state)),
      group: say(named ? `region.${named}` : 'conference.none.group'),
      provision: provisionReference(provision),
      subject: phraseOf(words(`provision/${provision}/subject`), speech, ''),
    };
    for (const [id, answer] of counted.get(provision) ?? []) {
      const question = questions.get(id);
      const label = question && question.type !== 'status' ? words(`question/${question.wording}/label`) : undefined;
      yield {
        ...about,
        question: label ? phraseOf(label, speech, id) : { text: question ? say('question.status') : id },
        answer: {
          text: printable(answerText(question, answer, telling)),
          ...(answer.language !== undefined && answer.language !== speech.language && { language: answer.language }),
        },
      };
    }
  }
}

/** What belongs to what is counted, looked through once: a submission has thousands of answers at hundreds of provisions. */
function byProvision(answers: ReleasedSubmission['answers'], kind: TableKind): ReadonlyMap<string, [string, SubmittedAnswer][]> {
  const found = new Map<string, [string, SubmittedAnswer][]>();
  for (const [id, answer] of Object.entries(answers)) {
    if (!belongsTo(kind, id)) continue;
    const provision = id.slice(0, id.lastIndexOf('/'));
    const own = found.get(provision);
    if (own) own.push([id, answer]);
    else found.set(provision, [[id, answer]]);
  }
  return found;
}

const phraseOf = ({ text, language, shown }: Phrase, speech: ReportSpeech, otherwise: string): Inline =>
  shown === 'key' ? { text: otherwise } : { text: printable(text), ...(language !== speech.language && { language }) };
