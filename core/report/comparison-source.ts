import type { ComparedSubmission } from '../comparison/compare';
import type { ComparisonFilter } from '../comparison/filter';
import { claimsOf } from '../submission/claims';
import { questionsById } from '../questionnaire/questions-by-id';
import { joined, type ReportContext } from './report-context';
import type { Leaving } from './report-source';
import type { Block, Fact, Heading, Inline, ReportDocument } from './report-document';
import { printable } from './printable';
import { phraseInline, type ReportSpeech } from './report-speech';

export type ComparisonDocument = 'comparison' | 'trend';

/** Submissions of one State in the order of time, each with the words of its own questionnaire in the language of the document. */
export interface ComparedSources {
  readonly stateName: string;
  /** ISO instant at which the document is made. */
  readonly madeAt: string;
  readonly leaving: Leaving;
  readonly sides: readonly ComparedSide[];
}

export interface ComparedSide {
  readonly submission: ComparedSubmission;
  readonly speech: ReportSpeech;
}

/** What setting an answer of one side in words needs. */
export function contextOf(
  { submission: { submission, questionnaire }, speech }: ComparedSide,
  sources: Pick<ComparedSources, 'stateName' | 'madeAt'>,
): ReportContext {
  return {
    source: {
      ...submission,
      questionnaire,
      stateName: sources.stateName,
      madeAt: sources.madeAt,
      workPackages: [],
    },
    options: { kind: 'full', language: speech.language, credits: false, names: false },
    speech,
    questions: questionsById(questionnaire),
    places: new Map(),
  };
}

/** `Cycle 2024 · submission 2 · 1 June 2024`. */
export function sideName({ submission, speech }: ComparedSide): string {
  const { exerciseTitle, number, sealedAt } = claimsOf(submission.submission);
  return [printable(exerciseTitle), speech.say('review.submissionNumber', { number: speech.number(number) }), speech.date(sealedAt)].join(
    ' · ',
  );
}

export interface Described {
  readonly title: string;
  readonly sources: ComparedSources;
  readonly filter?: ComparisonFilter;
  readonly instruments: readonly string[];
  readonly blocks: readonly Block[];
}

/** The first page of a comparison or a trend: what stands beside what, and what was left out. */
export function comparedDocument({ title, sources, filter, instruments, blocks }: Described): ReportDocument {
  const newest = sources.sides.at(-1)!;
  const { speech } = newest;
  const { say } = speech;
  const text = (label: string, value: string): Fact => ({ label, value: [{ text: printable(value) }] });
  const practice = sources.sides.some(({ submission }) => submission.submission.practice);
  const marks = [
    ...(practice ? [say('document.mark.practice')] : []),
    ...(sources.leaving === 'internal' ? [say('document.mark.internal')] : []),
  ];
  const leftOut = filter && filterInlines(filter, newest);
  return {
    language: speech.language,
    title,
    facts: [
      text(say('document.fact.state'), sources.stateName),
      ...sources.sides.flatMap((side, place): Fact[] => [
        text(say('document.comparison.submission', { number: speech.number(place + 1) }), sideName(side)),
        { label: say('document.fact.digest'), value: [{ text: side.submission.digest, isolate: true }] },
      ]),
      {
        label: say('document.fact.instruments'),
        value: joined(
          instruments.map((code) => [phraseInline(speech.words(`instrument/${code}/title`), speech)]),
          speech.semicolon,
        ),
      },
      ...(leftOut && leftOut.length > 0 ? [{ label: say('document.comparison.shown'), value: leftOut }] : []),
      text(say('document.fact.leaving'), say(`document.leaving.${sources.leaving}`)),
      text(say('document.fact.made'), speech.date(sources.madeAt)),
    ],
    running: [sources.stateName, title].map(printable).join(' · '),
    ...(marks.length > 0 && { mark: marks.join(' · ') }),
    labels: {
      contents: say('document.contents'),
      skip: say('document.skipToContent'),
      pageOf: say('document.pageOf', { page: '{page}', pages: '{pages}' }),
    },
    blocks: [{ kind: 'paragraph', style: 'note', content: [{ text: say('document.comparison.describes') }] }, ...blocks],
  };
}

function filterInlines(filter: ComparisonFilter, { speech }: ComparedSide): readonly Inline[] {
  const { say, words, semicolon } = speech;
  const plain = (texts: readonly string[]): readonly Inline[][] => texts.map((text) => [{ text: printable(text) }]);
  return joined(
    [
      ...plain(filter.kinds.map((kind) => say(`change.${kind}`))),
      ...plain(filter.became.map((became) => say(`became.${became}`))),
      ...plain(filter.instruments),
      ...filter.clusters.map((id) => [phraseInline(words(`cluster/${id}`), speech)]),
      ...filter.articles.map((id) => [{ text: id.replace(':', ' '), isolate: true }]),
      ...plain(filter.levels.map((level) => say(`level.${level}`))),
      ...plain(filter.words.trim() === '' ? [] : [`“${filter.words.trim()}”`]),
    ],
    semicolon,
  );
}

/** Headings numbered apart, so that each can be jumped to. */
export function headings(): (content: readonly Inline[], level: Heading['level']) => Heading {
  let number = 0;
  return (content, level) => ({ kind: 'heading', level, id: `part-${(number += 1)}`, content });
}
