import type { Provision, Question } from '../questionnaire/definition';
import { isInternal } from '../submission/submitted-content';
import { questionLabel } from './answer-blocks';
import { standing } from './answers-section';
import { printable } from './printable';
import type { ReportContext } from './report-context';
import type { Block, Inline } from './report-document';
import { phraseInline } from './report-speech';

const EMPTY_ROWS = 4;
const EMPTY_YEARS = 4;
const MOST_COLUMNS = 6;

/** What a provision asks, to be filled in on paper: boxes to tick, lines to write on, empty tables. */
export function blankProvision(provision: Provision, context: ReportContext): readonly Block[] {
  const { source, speech, questions } = context;
  const note = phraseIfAny(`provision/${provision.id}/qualifier`, context);
  const blocks: Block[] = [standing(provision, context), ...(note ? [paragraph('note', [note])] : [])];
  let block = '';
  for (const id of provision.questions) {
    const question = questions.get(id);
    if (!question || isInternal(question, source.questionnaire)) continue;
    if (question.block !== block && question.block !== 'own') {
      if (question.block !== 'status') {
        blocks.push({
          kind: 'heading',
          level: 4,
          id: `${context.places.get(provision.id) ?? provision.id}-${question.block}`,
          content: [phraseInline(speech.words(`block/${question.block}/title`), speech)],
        });
      }
    }
    block = question.block;
    blocks.push(...blankQuestion(question, context));
  }
  return blocks;
}

function phraseIfAny(key: string, { speech }: ReportContext): Inline | undefined {
  const phrase = speech.words(key);
  return phrase.shown === 'key' ? undefined : phraseInline(phrase, speech);
}

const paragraph = (style: 'label' | 'note', content: readonly Inline[]): Block => ({ kind: 'paragraph', style, content });

function blankQuestion(question: Question, context: ReportContext): readonly Block[] {
  const { say } = context.speech;
  const hint = phraseIfAny(`question/${question.wording}/hint`, context);
  const label = questionLabel(question, context);
  const aside = question.when ? [{ text: ` ${say('document.blank.ifApplicable')}` }] : [];
  return [paragraph('label', [label, ...aside]), ...(hint ? [paragraph('note', [hint])] : []), ...space(question, label.text, context)];
}

function space(question: Question, caption: string, context: ReportContext): readonly Block[] {
  const { speech, source } = context;
  const { say } = speech;
  switch (question.type) {
    case 'status': {
      const scale = source.questionnaire.scales.find(({ id }) => id === question.scale);
      const values = (scale?.values ?? [])
        .filter(({ retired }) => !retired)
        .map(({ id }) => text(`scale/${question.scale}/${id}`, context));
      return [
        { kind: 'choices', multiple: false, options: [...values, say('standing.not-known'), say('standing.not-applicable')] },
        lines(1),
      ];
    }
    case 'choice':
    case 'choices': {
      const options = question.options
        .filter(({ retired }) => !retired)
        .map(({ id }) => text(`question/${question.wording}/option/${id}`, context));
      return [{ kind: 'choices', multiple: question.type === 'choices', options }];
    }
    case 'text':
      return [lines(question.lines === 'one' ? 1 : 4)];
    case 'citations':
      return [lines(3)];
    case 'number':
    case 'date':
      return [lines(1)];
    case 'table':
      return blankTable(question, caption, context);
  }
}

const lines = (count: number): Block => ({ kind: 'writing-space', lines: count });
const text = (key: string, { speech }: ReportContext): string => printable(speech.words(key).text);

function blankTable(question: Extract<Question, { readonly type: 'table' }>, caption: string, context: ReportContext): readonly Block[] {
  const { speech } = context;
  const { rows, columns } = question.table;
  const heads =
    rows === 'free'
      ? Array.from({ length: EMPTY_ROWS }, (): readonly Inline[] => [])
      : rows
          .filter(({ retired }) => !retired)
          .map(({ id }) => [phraseInline(speech.words(`question/${question.wording}/row/${id}`), speech)]);
  const labels =
    columns === 'years'
      ? Array.from({ length: EMPTY_YEARS }, () => ({ label: speech.say('document.blank.year'), numeric: true }))
      : columns
          .filter(({ retired }) => !retired)
          .map(({ id, type }) => ({ label: text(`question/${question.wording}/column/${id}`, context), numeric: type === 'number' }));
  if (labels.length > MOST_COLUMNS) {
    return [1, 2].flatMap((row): readonly Block[] => [
      paragraph('note', [{ text: speech.say('table.row', { number: speech.number(row) }) }]),
      {
        kind: 'table',
        caption,
        columns: [
          { label: speech.say('document.blank.item'), numeric: false },
          { label: speech.say('document.blank.entry'), numeric: false },
        ],
        rows: labels.map(({ label }) => [[{ text: label }], []]),
      },
    ]);
  }
  const headed = rows !== 'free';
  return [
    {
      kind: 'table',
      caption,
      columns: [...(headed ? [{ label: speech.say('document.row'), numeric: false }] : []), ...labels],
      rows: heads.map((head) => [...(headed ? [head] : []), ...labels.map(() => [])]),
    },
  ];
}
