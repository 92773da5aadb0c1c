import type { Answer, Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { citedIn } from '#core/answers/citations';
import type { AssessmentDocument } from '#core/answers/document';
import { validateValue } from '#core/answers/validate-value';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { isDeepStrictEqual } from 'node:util';
import type { ServiceContext } from '../context';
import { questionIn, questionnaireOf, settingsOf } from './assessment-questions';
import type { LoadedAssessment } from './load-assessment';
import { checkBase, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

type Write = Input<'answers.record'>['writes'][number];
/** What an answer says, without what it is based on. */
type Written = Pick<Write, 'standing' | 'value' | 'reason' | 'language' | 'texts'>;

/** One call is one line of the journal and one step of undo; all of it is written, or nothing. */
export function answerHandlers(context: ServiceContext): Pick<Handlers, 'answers.record'> {
  const store = assessmentStoreOf(context);
  return {
    'answers.record': ({ assessment, writes, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        const questionnaire = questionnaireOf(context.content, document);
        if (new Set(writes.map(({ question }) => question)).size < writes.length) throw invalid('writes', 'question twice');
        const changes = writes.flatMap((write) => changeOf(current, questionnaire, write, by, context.clock.now()));
        const [only] = writes;
        const typing = writes.length === 1 && only !== undefined && questionIn(questionnaire, only.question).type === 'text';
        return { changes, typing };
      }),
  };
}

/** What an answer given in one piece says, checked against its question. Throws AppError `input-invalid` or `not-found`. */
export function answerFrom(
  document: AssessmentDocument,
  questionnaire: Questionnaire,
  written: Written & Pick<Write, 'question'>,
): Omit<Written, 'texts'> & Pick<Answer, 'texts'> {
  const question = questionIn(questionnaire, written.question);
  checkContent(document, questionnaire, question, written);
  return contentOf(document, question, written);
}

const invalid = (path: string, problem: string): AppError => new AppError('input-invalid', { operation: 'answers.record', path, problem });

function changeOf(current: LoadedAssessment, questionnaire: Questionnaire, write: Write, by: Person, at: string): readonly Change[] {
  const { document } = current;
  const { question: id, base, standing } = write;
  const question = questionIn(questionnaire, id);
  checkContent(document, questionnaire, question, write);
  const before = recordOf(document, 'answers', id);
  const content = contentOf(document, question, write);
  // Two that say the same do not contradict each other, whoever was first.
  const unchanged = before ? sayTheSame(before, content) && !write.reused : standing === 'unanswered';
  if (unchanged) return [];
  const isFromThere = before !== null && write.sent?.some((each) => sayTheSame(before, contentOf(document, question, each)));
  if (!isFromThere) checkBase(document, 'answers', id, base, 'answer');
  const origin = originOf(current, questionnaire, write, before);
  return recordChange(current, 'answers', id, { ...content, by, at, origin, confirmed: true });
}

function checkContent(document: AssessmentDocument, questionnaire: Questionnaire, question: Question, written: Written): void {
  const { standing, value, reason } = written;
  if ((standing === 'answered') !== (value !== undefined))
    throw invalid(question.id, standing === 'answered' ? 'value missing' : 'value not expected');
  if (standing === 'unanswered' && reason !== undefined) throw invalid(question.id, 'reason not expected');
  checkValue(document, questionnaire, question, written);
}

function contentOf(document: AssessmentDocument, question: Question, written: Written): Omit<Written, 'texts'> & Pick<Answer, 'texts'> {
  const { standing, value, reason } = written;
  return {
    standing,
    ...(value === undefined ? {} : { value }),
    ...(reason === undefined ? {} : { reason }),
    ...wordsOf(document, question, written),
  };
}

/** An answer that holds words carries their language, whatever the window speaks; only a text can be given in several. */
function wordsOf(
  document: AssessmentDocument,
  question: Question,
  { standing, value, reason, language, texts = {} }: Written,
): Pick<Answer, 'language' | 'texts'> {
  const given = Object.entries(texts).filter(([, text]) => text.trim() !== '');
  if (given.length > 0 && (question.type !== 'text' || standing !== 'answered')) throw invalid(question.id, 'texts not expected');
  const holdsWords =
    reason !== undefined || (standing === 'answered' && (typeof value === 'string' ? question.type === 'text' : holdsText(question)));
  if (!holdsWords) return {};
  const own = language ?? settingsOf(document).languages[0];
  const further = Object.fromEntries(given.filter(([each]) => each !== own));
  return { ...(own && { language: own }), ...(Object.keys(further).length > 0 && { texts: further }) };
}

const holdsText = (question: Question): boolean =>
  question.type === 'table' && question.table.columns !== 'years' && question.table.columns.some(({ type }) => type === 'text');

/** What was taken over stays linked to its source when it is amended, and loses the link when it is cleared. */
function originOf({ document }: LoadedAssessment, questionnaire: Questionnaire, write: Write, before: Answer | null): Answer['origin'] {
  if (write.reused) {
    const { from, revision } = write.reused;
    const source = recordOf(document, 'answers', from);
    // What was taken over before may be kept although its source has been taken back since.
    const isLinked = before?.origin.kind === 'reused' && before.origin.from === from && before.standing !== 'unanswered';
    if (!areTwins(questionnaire, from, write.question) || (source?.standing !== 'answered' && !isLinked))
      throw invalid(write.question, `not offered by ${from}`);
    if ((source?.revision ?? 0) !== revision) throw new AppError('conflict', { what: 'answer', id: from });
    return { kind: 'reused', from, revision, ...(before?.origin.kind === 'reused' && before.origin.amended && { amended: true }) };
  }
  // Whose it was stays with it, also where it is emptied: then nobody puts it back unasked. What was set aside is nobody's.
  if (before?.origin.kind === 'merged' && (before.standing !== 'unanswered' || before.origin.amended))
    return { ...before.origin, amended: true };
  return before?.origin.kind === 'reused' && write.standing !== 'unanswered' ? { ...before.origin, amended: true } : { kind: 'entered' };
}

function areTwins(questionnaire: Questionnaire, one: string, other: string): boolean {
  const [from, to] = [one, other].map((id) => questionIn(questionnaire, id).provision);
  return from !== to && questionnaire.twins.some(({ provisions }) => provisions.includes(from ?? '') && provisions.includes(to ?? ''));
}

/** Entering again what was carried over confirms it: that is a change. */
function sayTheSame(before: Answer, content: Pick<Answer, 'standing' | 'value' | 'reason' | 'language' | 'texts'>): boolean {
  const said = ({ standing, value, reason, language, texts }: typeof content) => [standing, value, reason, language, texts];
  return before.confirmed && isDeepStrictEqual(said(before), said(content));
}

function checkValue(document: AssessmentDocument, questionnaire: Questionnaire, question: Question, { value }: Written): void {
  if (value === undefined) return;
  const problem = validateValue(question, value, questionnaire.scales);
  if (problem) {
    const place = [problem.row, problem.column].filter((part) => part !== undefined).map((part) => `/${part}`);
    throw invalid(`${question.id}${place.join('')}`, problem.problem);
  }
  for (const evidence of citedIn(question, value)) {
    const record = recordOf(document, 'evidence', evidence);
    if (!record) throw new AppError('not-found', { what: 'evidence', id: evidence });
    if (question.type === 'citations' && !question.accepts.includes(record.kind))
      throw invalid(question.id, `evidence of kind ${record.kind}`);
  }
}
