import { answersOfState } from '../comparison/across-states';
import type { Questionnaire } from '../questionnaire/definition';
import type { SubmittedAnswer } from '../submission/submission';
import { answerBlocks, optionInline, questionLabel } from './answer-blocks';
import { contextOf, headings, sideName, type ComparedSide } from './comparison-source';
import { printable } from './printable';
import { own, type ReportContext } from './report-context';
import type { Block, Inline, ReportDocument } from './report-document';
import type { Leaving } from './report-source';
import { fullReference, phraseInline, type ReportSpeech } from './report-speech';

/** One provision in the submissions of several States, in the order in which they are to stand: that of their names. */
export interface AcrossSources {
  /** As `asked` calls it. */
  readonly provision: string;
  readonly asked: Questionnaire;
  /** With the words of `asked`. */
  readonly speech: ReportSpeech;
  /** ISO instant at which the document is made. */
  readonly madeAt: string;
  readonly leaving: Leaving;
  readonly sides: readonly StateSide[];
}

export interface StateSide extends ComparedSide {
  readonly stateName: string;
}

/** A State with its answers, by the local name of the question: what stays of an id when the provision moves. */
interface Column {
  readonly side: StateSide;
  /** The State's name; with the submission where several of one State stand here. */
  readonly name: string;
  readonly context: ReportContext;
  readonly provision: string | undefined;
  readonly answers: ReadonlyMap<string, SubmittedAnswer>;
}

/** Question by question, what each State says, in the words of its own questionnaire. States are beside each other, never scored. */
export function buildAcrossStates(sources: AcrossSources): ReportDocument {
  const { provision, speech, sides, madeAt, leaving } = sources;
  const { say, words } = speech;
  const columns = sides.map((side) => columnOf(side, sources));
  const heading = headings();
  const practice = sides.some(({ submission }) => submission.submission.practice);
  const marks = [...(practice ? [say('document.mark.practice')] : []), ...(leaving === 'internal' ? [say('document.mark.internal')] : [])];
  const title = say('document.title.across');
  const reference: Inline = { text: fullReference(provision), isolate: true };
  return {
    language: speech.language,
    title,
    facts: [
      {
        label: say('document.column.provision'),
        value: [reference, { text: ' ' }, phraseInline(words(`provision/${provision}/subject`), speech)],
      },
      { label: say('review.across.states'), value: [{ text: speech.number(sides.length) }] },
      { label: say('document.fact.leaving'), value: [{ text: say(`document.leaving.${leaving}`) }] },
      { label: say('document.fact.made'), value: [{ text: speech.date(madeAt) }] },
    ],
    running: `${title} · ${fullReference(provision)}`,
    ...(marks.length > 0 && { mark: marks.join(' · ') }),
    labels: {
      contents: say('document.contents'),
      skip: say('document.skipToContent'),
      pageOf: say('document.pageOf', { page: '{page}', pages: '{pages}' }),
    },
    blocks: [
      { kind: 'paragraph', style: 'note', content: [{ text: say('document.comparison.describes') }] },
      ...questionsOf(columns, sources).flatMap((local) => questionBlocks(local, columns, heading, speech)),
      heading([{ text: say('document.across.submissions') }], 1),
      ...submissionsList(columns, speech),
    ],
  };
}

function columnOf(side: StateSide, { provision: wanted, asked, madeAt, sides }: AcrossSources): Column {
  const { provision, answers: said } = answersOfState(wanted, asked, side.submission);
  const answers = new Map<string, SubmittedAnswer>();
  for (const id of Object.keys(said)) {
    const answer = own(side.submission.submission.answers, id);
    if (answer) answers.set(id.slice((provision ?? '').length), answer);
  }
  const alone = sides.filter(({ submission }) => submission.submission.state === side.submission.submission.state).length === 1;
  const name = printable(side.stateName) + (alone ? '' : ` – ${sideName(side)}`);
  return { side, name, provision, answers, context: contextOf(side, { stateName: side.stateName, madeAt }) };
}

/** What any State has answered: in the order in which it is asked now, then what is asked no longer. */
function questionsOf(columns: readonly Column[], { asked, provision }: AcrossSources): readonly string[] {
  const answered = new Set(columns.flatMap(({ answers }) => [...answers.keys()]));
  const now = asked.questions.filter((each) => each.provision === provision).map(({ id }) => id.slice(provision.length));
  return [...now.filter((local) => answered.has(local)), ...[...answered].filter((local) => !now.includes(local)).sort()];
}

const questionIn = ({ context, provision }: Column, local: string) => context.questions.get((provision ?? '') + local);

function questionBlocks(
  local: string,
  columns: readonly Column[],
  heading: ReturnType<typeof headings>,
  speech: ReportSpeech,
): readonly Block[] {
  const asking = columns.flatMap((column) => {
    const question = questionIn(column, local);
    return question ? [{ column, question }] : [];
  });
  const [first] = asking;
  if (!first) return [];
  const isStatus = first.question.type === 'status';
  const label = isStatus ? { text: speech.say('question.status') } : questionLabel(first.question, first.column.context);
  const title = heading([label], 1);
  if (isStatus) return [title, statusTable(local, label.text, columns, speech)];
  const said = asking.flatMap(({ column, question }): Block[] => {
    const answer = column.answers.get(local);
    if (!answer) return [];
    return [heading([{ text: column.name }], 4), ...answerBlocks(question, answer, column.context).slice(1)];
  });
  const silent = columns.filter(({ answers }) => !answers.has(local)).map(({ name }) => name);
  if (silent.length === 0) return [title, ...said];
  const note = `${speech.say('review.noAnswer')}${speech.colon}${speech.list(silent)}`;
  return [title, ...said, { kind: 'paragraph', style: 'note', content: [{ text: note }] }];
}

function statusTable(local: string, caption: string, columns: readonly Column[], { say }: ReportSpeech): Block {
  return {
    kind: 'table',
    caption,
    columns: [say('review.trend.state'), say('document.column.answer')].map((label) => ({ label, numeric: false })),
    rows: columns.map((column) => [[{ text: column.name }], statusOf(column, local)]),
  };
}

function statusOf(column: Column, local: string): readonly Inline[] {
  const { say } = column.context.speech;
  const question = questionIn(column, local);
  if (!question) return [{ text: say('review.trend.not-asked') }];
  const answer = column.answers.get(local);
  if (answer?.standing === 'answered' && typeof answer.value === 'string')
    return [{ ...optionInline(question, answer.value, column.context), strong: true }];
  return [{ text: say(`standing.${answer?.standing ?? 'unanswered'}`) }];
}

/** Which submission each State's answers come from, so that anybody can look them up. */
function submissionsList(columns: readonly Column[], { say, colon }: ReportSpeech): readonly Block[] {
  return columns.flatMap(({ side }): Block[] => [
    { kind: 'paragraph', style: 'label', content: [{ text: printable(side.stateName) }, { text: ` – ${sideName(side)}` }] },
    {
      kind: 'paragraph',
      style: 'note',
      content: [{ text: `${say('document.fact.digest')}${colon}` }, { text: side.submission.digest, isolate: true }],
    },
  ]);
}
