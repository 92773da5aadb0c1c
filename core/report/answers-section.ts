import { STATUS_BLOCK, type Article, type Provision, type Question } from '../questionnaire/definition';
import { isConfidential } from '../submission/release';
import { isInternal } from '../submission/submitted-content';
import { answerBlocks, questionLabel } from './answer-blocks';
import { own, type ReportContext } from './report-context';
import type { Block, Heading, Inline } from './report-document';
import { phraseInline, shortReference } from './report-speech';

export type MakeHeading = (content: readonly Inline[], level: Heading['level'], id?: string) => Heading;

/** Instrument by instrument and article by article, as the treaties count; `within` sets what stands under a provision. */
export function byTreaty(
  provisions: readonly Provision[],
  context: ReportContext,
  heading: MakeHeading,
  within: (provision: Provision) => readonly Block[],
): readonly Block[] {
  const { source, speech } = context;
  const articles = new Map(source.questionnaire.articles.map((article) => [article.id, article]));
  const blocks: Block[] = [];
  let instrument: string | undefined;
  let chapter: string | undefined;
  let article: string | undefined;
  for (const provision of provisions) {
    const of = articles.get(provision.article);
    if (provision.instrument !== instrument) {
      instrument = provision.instrument;
      chapter = undefined;
      article = undefined;
      blocks.push(heading([phraseInline(speech.words(`instrument/${instrument}/title`), speech)], 1));
    }
    if (of && provision.article !== article) {
      article = provision.article;
      blocks.push(heading(articleHeading(of, context), 2));
      if (of.chapter !== undefined && of.chapter !== chapter) {
        chapter = of.chapter;
        blocks.push({ kind: 'paragraph', style: 'note', content: chapterLine(of, chapter, context) });
      }
    }
    blocks.push(heading(provisionHeading(provision, context), 3, context.places.get(provision.id)), ...within(provision));
  }
  return blocks;
}

function articleHeading({ id, number }: Article, { speech }: ReportContext): readonly Inline[] {
  const title = phraseInline(speech.words(`article/${id}/title`), speech);
  return [{ text: speech.say('document.article', { number }) }, { text: ' – ' }, title];
}

const chapterLine = ({ instrument }: Article, chapter: string, { speech }: ReportContext): readonly Inline[] => [
  { text: speech.say('document.chapter', { number: chapter }) },
  { text: ' – ' },
  phraseInline(speech.words(`chapter/${instrument}/${chapter}`), speech),
];

const provisionHeading = (provision: Provision, { speech }: ReportContext): readonly Inline[] => [
  { text: shortReference(provision.id), isolate: true },
  { text: ' ' },
  phraseInline(speech.words(`provision/${provision.id}/subject`), speech),
];

/** The level of obligation, and whether the answer leaves a gap at that level. */
export function standing(provision: Provision, { source, speech }: ReportContext): Block {
  const { say } = speech;
  const gap = own(source.provisions, provision.id)?.gap === true;
  return {
    kind: 'paragraph',
    style: 'note',
    content: [
      { text: say(`level.${provision.obligation}`) },
      ...(isConfidential(source.release, provision.id) ? [{ text: ' · ' }, { text: say('document.confidential'), strong: true }] : []),
      ...(gap ? [{ text: ' · ' }, { text: say('document.gap'), strong: true }] : []),
    ],
  };
}

/** Every answer of a provision under its block, in the order of the questions. `only`: which of its questions. */
export function provisionAnswers(provision: Provision, context: ReportContext, only: (question: Question) => boolean): readonly Block[] {
  const { source, speech, questions } = context;
  const blocks: Block[] = [];
  const open: Inline[] = [];
  let block: string = STATUS_BLOCK;
  for (const id of provision.questions) {
    const question = questions.get(id);
    if (!question || isInternal(question, source.questionnaire) || !only(question)) continue;
    const answer = own(source.answers, id);
    if (!answer) {
      if (question.required && question.block === STATUS_BLOCK) open.push(questionLabel(question, context));
      continue;
    }
    if (question.block !== block && question.block !== STATUS_BLOCK && question.block !== 'own') {
      blocks.push({
        kind: 'heading',
        level: 4,
        id: `${context.places.get(provision.id) ?? provision.id}-${question.block}`,
        content: [phraseInline(speech.words(`block/${question.block}/title`), speech)],
      });
    }
    block = question.block;
    blocks.push(...answerBlocks(question, answer, context));
  }
  const unanswered = open.flatMap((label): readonly Block[] => [
    { kind: 'paragraph', style: 'label', content: [label] },
    { kind: 'paragraph', style: 'note', content: [{ text: speech.say('standing.unanswered') }] },
  ]);
  return [standing(provision, context), ...unanswered, ...blocks];
}
