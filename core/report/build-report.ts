import { namesAgency } from '../answers/agencies-of';
import type { Provision, Question } from '../questionnaire/definition';
import { questionsById } from '../questionnaire/questions-by-id';
import { byTreaty, provisionAnswers, type MakeHeading } from './answers-section';
import { blankProvision } from './blank-form';
import { evidenceSection } from './evidence-section';
import { explainedSection } from './explained-section';
import { frontMatter, instrumentsOf, signatureSpace } from './front-matter';
import { analyseGaps, type GapAnalysis } from './gap-analysis';
import { needsBlocks } from './needs-blocks';
import { own, type ReportContext } from './report-context';
import type { Block, ReportDocument } from './report-document';
import type { ReportOptions, ReportSource } from './report-source';
import type { ReportSpeech } from './report-speech';
import { completenessSection, participationSection, statusTables } from './summary-section';

/** Blocks whose answers say what is lacking and what would help. */
const NEEDS_BLOCKS: ReadonlySet<string> = new Set([
  'status',
  'missing',
  'reasons',
  'consideration',
  'planned-steps',
  'assistance-needed',
  'assistance-received',
]);

/** A document of this kind, whole and in reading order; each format sets it in its own way. */
export function buildReport(source: ReportSource, options: ReportOptions, speech: ReportSpeech): ReportDocument {
  const shown = shownProvisions(source, options);
  const detailed = options.kind === 'summary' ? [] : shown.filter((provision) => isDetailed(provision, source, options));
  const context: ReportContext = {
    source,
    options,
    speech,
    questions: questionsById(source.questionnaire),
    places: new Map(detailed.map(({ id }, place) => [id, `provision-${place + 1}`])),
  };
  return { language: speech.language, ...frontMatter(context), blocks: blocksOf(shown, detailed, context) };
}

/** The provisions that are asked, in treaty order, as far as this document covers them. */
export function shownProvisions(source: ReportSource, options: ReportOptions): readonly Provision[] {
  const instruments = new Set(source.instruments.filter((code) => options.instruments?.includes(code) ?? true));
  return source.questionnaire.provisions.filter(
    ({ id, instrument, assessable }) => assessable && instruments.has(instrument) && own(source.provisions, id) !== undefined,
  );
}

/** Which answers of a provision this document holds. */
export function isShown(question: Question, source: ReportSource, options: ReportOptions): boolean {
  if (options.kind === 'gaps') return NEEDS_BLOCKS.has(question.block);
  if (options.kind !== 'agency') return true;
  return isAskedOf(question.provision, source, options) || isFrom(question.id, source, options);
}

export function isDetailed({ id, questions }: Provision, source: ReportSource, options: ReportOptions): boolean {
  if (options.kind === 'gaps') {
    const said = (question: string): unknown => own(source.answers, `${id}/${question}`)?.value;
    return (
      own(source.provisions, id)?.gap === true ||
      said('assistance-needed.needed') === 'yes' ||
      said('assistance-received.received') === 'yes' ||
      said('reasons.kinds') !== undefined ||
      said('planned-steps.steps') !== undefined
    );
  }
  if (options.kind !== 'agency') return true;
  return isAskedOf(id, source, options) || questions.some((question) => isFrom(question, source, options));
}

const isAskedOf = (provision: string, { workPackages }: ReportSource, { agency }: ReportOptions): boolean =>
  workPackages.some((each) => each.agency === agency && each.provisions.includes(provision));

function isFrom(question: string, { answers }: ReportSource, { agency }: ReportOptions): boolean {
  const origin = own(answers, question)?.origin;
  return origin?.kind === 'merged' && agency !== undefined && namesAgency(origin, agency);
}

/** Needs and gaps of the provisions that a document covers, from what is submitted. */
const analysisOf = (source: ReportSource, shown: readonly Provision[]): GapAnalysis =>
  analyseGaps({
    questionnaire: { provisions: shown },
    value: (question) => {
      const answer = own(source.answers, question);
      return answer?.standing === 'answered' ? answer.value : undefined;
    },
    provision: (id) => own(source.provisions, id),
  });

function blocksOf(shown: readonly Provision[], detailed: readonly Provision[], context: ReportContext): readonly Block[] {
  const { source, options, speech } = context;
  let headings = 0;
  const heading: MakeHeading = (content, level, id) => ({ kind: 'heading', level, id: id ?? `heading-${(headings += 1)}`, content });
  const ids = new Set(detailed.map(({ id }) => id));
  const answers = (): readonly Block[] =>
    detailed.length === 0
      ? [{ kind: 'paragraph', style: 'body', content: [{ text: speech.say('document.nothing') }] }]
      : byTreaty(detailed, context, heading, (provision) =>
          provisionAnswers(provision, context, (question) => isShown(question, source, options)),
        );
  const needs = (): readonly Block[] => [
    heading([{ text: speech.say('document.section.needs') }], 1),
    ...needsBlocks(analysisOf(source, shown), context, (text, level) => heading([{ text }], level)),
  ];
  // Nobody clears a copy from which parts are missing.
  const signature = (): readonly Block[] =>
    source.redacted ? [] : [heading([{ text: speech.say('document.section.signature') }], 1), signatureSpace(context)];
  // How far the work was does not follow from a part of it.
  const completeness = (): readonly Block[] => (source.redacted ? [] : completenessSection(shown, context, heading));
  switch (options.kind) {
    case 'full':
      return [
        ...participationSection(context, heading),
        ...completeness(),
        ...answers(),
        ...needs(),
        ...evidenceSection(ids, context, heading),
        ...explainedSection(ids, instrumentsOf(context), context, heading),
        ...signature(),
      ];
    case 'summary':
      return [...completeness(), ...statusTables(shown, context, heading), ...needs(), ...signature()];
    case 'gaps':
      return [...needs(), ...answers(), ...signature()];
    case 'agency':
      return [...answers(), ...evidenceSection(ids, context, heading), ...signature()];
    case 'blank':
      return [
        { kind: 'paragraph', style: 'body', content: [{ text: speech.say('document.blank.intro') }] },
        ...byTreaty(detailed, context, heading, (provision) => blankProvision(provision, context)),
        ...signature(),
      ];
  }
}
