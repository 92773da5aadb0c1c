import { isTable, type AnswerValue } from '../answers/answer';
import type { Question } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import { evidenceLine } from './evidence-inlines';
import { paragraphsIn, printable } from './printable';
import { referenceTo, type ReportContext } from './report-context';
import type { Block, Inline } from './report-document';
import type { ReportAnswer } from './report-source';
import { phraseInline } from './report-speech';
import { tableBlocks } from './table-blocks';

/** What was asked and what the State says to it. */
export function answerBlocks(question: Question, answer: ReportAnswer, context: ReportContext): readonly Block[] {
  const label = questionLabel(question, context);
  return [
    { kind: 'paragraph', style: 'label', content: [label] },
    ...answered(question, answer, label.text, context),
    ...provenance(answer, context),
  ];
}

export const questionLabel = (question: Question, { speech }: ReportContext): Inline =>
  phraseInline(speech.words(`question/${question.wording}/label`), speech);

/** The words of an option, whatever kind of question offers it. */
export function optionInline(question: Question, option: string, { speech }: ReportContext): Inline {
  const key = question.type === 'status' ? `scale/${question.scale}/${option}` : `question/${question.wording}/option/${option}`;
  return phraseInline(speech.words(key), speech);
}

function answered(question: Question, answer: ReportAnswer, label: string, context: ReportContext): readonly Block[] {
  const { speech } = context;
  const { standing, value, reason, language } = answer;
  if (standing !== 'answered' || value === undefined) {
    const reasons = paragraphsIn(reason ?? '').map(({ text, apart }) => ({ inline: inlineOf(text, language, context), apart }));
    const said: Inline = { text: speech.say(`standing.${standing}`), strong: true };
    return reasons.length === 0
      ? [paragraph([said])]
      : [
          paragraph([said, { text: speech.colon }, reasons[0]!.inline]),
          ...reasons.slice(1).map(({ inline, apart }) => paragraph([inline], apart)),
        ];
  }
  if (isTable(value)) return question.type === 'table' ? tableBlocks(question, value, label, language, context) : [];
  return plainValue(question, value, answer, context);
}

function plainValue(
  question: Question,
  value: Exclude<AnswerValue, object> | readonly string[],
  answer: ReportAnswer,
  context: ReportContext,
) {
  const { speech } = context;
  if (typeof value === 'number') return [paragraph([{ text: speech.number(value), strong: true }])];
  if (typeof value !== 'string') {
    const items = value.map((id) => (question.type === 'citations' ? evidenceLine(id, context) : [optionInline(question, id, context)]));
    return items.length === 0 ? [] : [{ kind: 'list', ordered: false, items } as const];
  }
  if (question.type === 'status' || question.type === 'choice')
    return [paragraph([{ ...optionInline(question, value, context), strong: true }])];
  if (question.type === 'date') return [paragraph([{ text: speech.date(value) }])];
  return textBlocks(value, answer, context);
}

/** The text in the language of the document comes first where the State has given one; then the others, each with its language. */
function textBlocks(text: string, { language, texts = {} }: ReportAnswer, context: ReportContext): readonly Block[] {
  const { speech } = context;
  const versions = [
    { language, text },
    ...Object.entries(texts).map(([of, version]) => ({ language: of as Language, text: version })),
  ].filter(({ text: each }) => each.trim() !== '');
  versions.sort((a, b) => Number(b.language === speech.language) - Number(a.language === speech.language));
  return versions.flatMap((version): readonly Block[] => [
    ...(versions.length > 1 && version.language ? [note([{ text: speech.say(`document.inLanguage.${version.language}`) }])] : []),
    ...paragraphsIn(version.text).map((line) => paragraph([inlineOf(line.text, version.language, context)], line.apart)),
  ]);
}

const inlineOf = (text: string, language: Language | undefined, { speech }: ReportContext): Inline => ({
  text,
  ...(language && language !== speech.language && { language }),
});

/** Where the answer comes from, as far as it is to be told. */
function provenance({ origin, by }: ReportAnswer, context: ReportContext): readonly Block[] {
  const { options, speech } = context;
  const notes: (readonly Inline[])[] = [];
  if (origin.kind === 'reused') {
    const [before = '', after = ''] = speech.say('document.reused', { from: '\u0000' }).split('\u0000');
    notes.push([{ text: before }, referenceTo(origin.from.split('/')[0] ?? '', context), { text: after }]);
  }
  if (origin.kind === 'carried-over') notes.push([{ text: speech.say('document.carriedOver') }]);
  if (origin.kind === 'merged' && options.credits)
    notes.push([{ text: speech.say('document.answeredBy', { name: printable(origin.agency) }) }]);
  if (options.names && by) {
    const name = [by.name, by.role].map(printable).filter(Boolean).join(speech.comma);
    notes.push([{ text: speech.say('document.answeredBy', { name }) }]);
  }
  return notes.map(note);
}

const paragraph = (content: readonly Inline[], apart = false): Block => ({
  kind: 'paragraph',
  style: 'answer',
  content,
  ...(apart && { apart }),
});
const note = (content: readonly Inline[]): Block => ({ kind: 'paragraph', style: 'note', content });
