import { OBSERVATION_HEADINGS, type ReviewParty, type Trace } from '../review/statement';
import { isOverdue, type Draft, type ObservationState, type RequestState, type ReviewState } from '../review/review-state';
import { optionInline, questionLabel } from './answer-blocks';
import { contextOf, headings, sideName, type ComparedSide } from './comparison-source';
import { paragraphsIn, printable } from './printable';
import { joined, own, type ReportContext } from './report-context';
import type { Block, Fact, Heading, Inline, ReportDocument } from './report-document';
import { fullReference, phraseInline, type ReportSpeech } from './report-speech';

/** What a document of a review is made of. */
export interface ReviewSources {
  readonly state: ReviewState;
  /** `agreed`: only agreed texts and what they rest on, without anything that the State answered. */
  readonly included: 'all' | 'agreed';
  /** In the language of the document, like every State's name here. */
  readonly stateName: string;
  readonly nameOf: (party: ReviewParty) => string;
  /** ISO instant at which the document is made. */
  readonly madeAt: string;
  /** The program's own words, for what no reviewed submission is here to say. */
  readonly speech: ReportSpeech;
  /** Reviewed submissions that are here, each with the words of its own questionnaire, by digest. */
  readonly sides: ReadonlyMap<string, ComparedSide>;
}

/** Everything that a part of the document is made from. */
interface Writing extends ReviewSources {
  readonly contexts: ReadonlyMap<string, ReportContext>;
  readonly heading: (content: readonly Inline[], level: Heading['level']) => Heading;
  /** Of observations, by heading and then by when they were first drafted. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * Observations, requests and answers of a review: what is agreed first, then apart from it what is not, then what was asked. Withdrawn
 * observations are counted and not shown. It says on every page that it is for the parties.
 */
export function buildReview(sources: ReviewSources): ReportDocument {
  const { state, speech, stateName } = sources;
  const { say } = speech;
  const outcome = sources.included === 'agreed';
  const compared = { stateName, madeAt: sources.madeAt, sides: [...sources.sides.values()] };
  const writing: Writing = {
    ...sources,
    contexts: new Map([...sources.sides].map(([digest, side]) => [digest, contextOf(side, compared)])),
    heading: headings(),
    numbers: new Map(
      state.observations.filter(({ agreed }) => !outcome || agreed.length > 0).map(({ observation }, place) => [observation, place + 1]),
    ),
  };
  const title = say(outcome ? 'review.document.section.agreed' : 'review.document.title');
  return {
    language: speech.language,
    title,
    facts: facts(writing),
    running: [stateName, title].map(printable).join(' · '),
    confidential: say('review.document.confidential'),
    ...(state.practice && { mark: say('document.mark.practice') }),
    labels: {
      contents: say('document.contents'),
      skip: say('document.skipToContent'),
      pageOf: say('document.pageOf', { page: '{page}', pages: '{pages}' }),
    },
    blocks: outcome
      ? [note([{ text: say('review.document.describesOutcome') }]), ...outcomeBlocks(writing)]
      : [note([{ text: say('review.document.describes') }]), ...agreedBlocks(writing), ...draftBlocks(writing), ...requestBlocks(writing)],
  };
}

function facts({ state, included, speech, stateName, nameOf, sides, madeAt }: Writing): readonly Fact[] {
  const { say, number, date, words } = speech;
  const text = (label: string, value: string): Fact => ({ label, value: [{ text: printable(value) }] });
  const reviewers = state.reviewers.map(({ state: code, party }) =>
    party ? nameOf(`reviewer:${code}`) : say('review.document.notParty', { state: nameOf(`reviewer:${code}`) }),
  );
  const agreed = state.observations.filter((each) => each.agreed.length > 0).length;
  return [
    text(say('review.document.state'), stateName),
    {
      label: say('review.document.instrument'),
      value: [phraseInline(words(`instrument/${state.instrument}/title`), speech)],
    },
    text(say('document.fact.exercise'), state.exercise.title),
    text(say('review.document.reviewers'), reviewers.length > 0 ? speech.list(reviewers) : say('review.document.nobody')),
    ...state.submissions.flatMap(({ digest, number: count, exercise }): Fact[] => {
      const side = sides.get(digest);
      const name = side ? sideName(side) : `${exercise.title} · ${say('review.submissionNumber', { number: number(count) })}`;
      return [
        text(say('review.document.reviewed'), name),
        { label: say('review.document.digest'), value: [{ text: digest, isolate: true }] },
      ];
    }),
    text(say('review.document.agreed'), number(agreed)),
    ...(included === 'agreed'
      ? []
      : [
          text(
            say('review.document.drafts'),
            number(state.observations.filter(({ withdrawn, drafts }) => isOpen(withdrawn, drafts)).length),
          ),
          text(say('review.document.requests'), number(state.requests.length)),
        ]),
    text(say('document.fact.made'), date(madeAt)),
  ];
}

const isOpen = (withdrawn: ObservationState['withdrawn'], drafts: readonly Draft[]): boolean =>
  withdrawn === null && drafts.some(({ agreed }) => !agreed);

/** All four headings, in their order, so that it can be seen under which of them nothing is agreed. */
function outcomeBlocks(writing: Writing): readonly Block[] {
  const { heading, speech } = writing;
  return OBSERVATION_HEADINGS.flatMap((part) => {
    const agreed = agreedUnder(part, writing, 2);
    const title = heading([{ text: speech.say(`review.heading.${part}`) }], 1);
    return [title, ...(agreed.length > 0 ? agreed : [body(speech.say('review.document.noneAgreedHere'))])];
  });
}

function agreedBlocks(writing: Writing): readonly Block[] {
  const { heading, speech } = writing;
  const { say } = speech;
  const blocks: Block[] = [heading([{ text: say('review.document.section.agreed') }], 1)];
  for (const part of OBSERVATION_HEADINGS) {
    const agreed = agreedUnder(part, writing, 3);
    if (agreed.length > 0) blocks.push(heading([{ text: say(`review.heading.${part}`) }], 2), ...agreed);
  }
  return blocks.length > 1 ? blocks : [...blocks, body(say('review.document.noneAgreed'))];
}

/** Observations with a text that is agreed. */
function agreedUnder(part: ObservationState['heading'], writing: Writing, level: Heading['level']): readonly Block[] {
  const { state, speech } = writing;
  const { say } = speech;
  const blocks: Block[] = [];
  for (const { observation, heading, agreed, conflict } of state.observations) {
    if (heading === part && agreed.length > 0) {
      blocks.push(observationHeading(observation, writing, level));
      if (conflict === 'agreed-texts') blocks.push(note([{ text: say('review.document.conflict.agreed-texts'), strong: true }]));
      agreed.forEach((draft, place) => {
        if (agreed.length > 1) {
          const text = say('review.document.agreedText', { number: speech.number(place + 1) });
          blocks.push(label(draft.followed ? `${text} · ${say('review.document.followed')}` : text));
        }
        blocks.push(...otherHeading(draft, part, speech));
        blocks.push(...textBlocks(draft, speech), note([{ text: agreedBy('review.document.agreedBy', draft, writing) }]));
        blocks.push(...traceBlocks(draft.traces, writing));
      });
    }
  }
  return blocks;
}

function draftBlocks(writing: Writing): readonly Block[] {
  const { state, heading, speech, nameOf } = writing;
  const { say, date } = speech;
  const blocks: Block[] = [heading([{ text: say('review.document.section.drafts') }], 1)];
  for (const part of OBSERVATION_HEADINGS) {
    const found = state.observations.filter((each) => each.heading === part && isOpen(each.withdrawn, each.drafts));
    if (found.length === 0) continue;
    blocks.push(heading([{ text: say(`review.heading.${part}`) }], 2));
    for (const { observation, drafts, conflict } of found) {
      blocks.push(observationHeading(observation, writing, 3));
      if (conflict === 'agreements') blocks.push(note([{ text: say('review.document.conflict.agreements'), strong: true }]));
      for (const draft of drafts.filter(({ agreed }) => !agreed)) {
        const who = say('review.document.draftBy', { party: nameOf(draft.by), date: date(draft.at) });
        blocks.push(label(`${who}${draft.signed ? '' : ` · ${say('review.document.unsigned')}`}`));
        blocks.push(...otherHeading(draft, part, speech), ...textBlocks(draft, speech));
        if (draft.agreedBy.length > 0) blocks.push(note([{ text: agreedBy('review.document.agreedSoFar', draft, writing) }]));
        blocks.push(...traceBlocks(draft.traces, writing));
      }
    }
  }
  if (blocks.length === 1) blocks.push(body(say('review.document.noDrafts')));
  const withdrawn = state.observations.filter((each) => each.withdrawn !== null).length;
  return withdrawn === 0 ? blocks : [...blocks, note([{ text: say('review.document.withdrawn', { number: speech.number(withdrawn) }) }])];
}

function requestBlocks(writing: Writing): readonly Block[] {
  const { state, heading, speech, nameOf, stateName } = writing;
  const { say, date, number } = speech;
  const blocks: Block[] = [heading([{ text: say('review.document.section.requests') }], 1)];
  for (const [place, request] of state.requests.entries()) {
    const title = say('review.document.request', { number: number(place + 1), party: nameOf(request.by) });
    blocks.push(heading([{ text: title }], 2));
    blocks.push({
      kind: 'facts',
      facts: [
        { label: say('review.document.asked'), value: [{ text: date(request.at) }] },
        { label: say('review.document.due'), value: [{ text: date(request.due) }] },
        { label: say('review.document.standing'), value: [{ text: requestStanding(request, writing), strong: true }] },
      ],
    });
    blocks.push(...textBlocks(request, speech), ...traceBlocks(request.traces, writing));
    for (const reply of request.replies) {
      const who = say('review.document.answerOf', { party: stateName, date: date(reply.at) });
      blocks.push(label(`${who}${reply.signed ? '' : ` · ${say('review.document.unsigned')}`}`), ...textBlocks(reply, speech));
    }
  }
  return state.requests.length > 0 ? blocks : [...blocks, body(say('review.document.noRequests'))];
}

function requestStanding(request: RequestState, { speech: { say, date }, nameOf, madeAt }: Writing): string {
  const { closed, replies, signed } = request;
  const unsigned = signed ? '' : ` · ${say('review.document.unsigned')}`;
  if (closed) return say(`review.document.closed.${closed.outcome}`, { party: nameOf(closed.by), date: date(closed.at) });
  if (replies.length > 0) return say('review.requestStanding.answered') + unsigned;
  return say(`review.requestStanding.${isOverdue(request, madeAt.slice(0, 10)) ? 'overdue' : 'open'}`) + unsigned;
}

const observationHeading = (observation: string, { heading, numbers, speech }: Writing, level: Heading['level']): Heading =>
  heading([{ text: speech.say('review.document.observation', { number: speech.number(numbers.get(observation) ?? 0) }) }], level);

/** Where a text is meant to stand under another heading than its observation does. */
const otherHeading = ({ heading }: Draft, shown: ObservationState['heading'], { say }: ReportSpeech): readonly Block[] =>
  heading === shown ? [] : [note([{ text: say('review.document.underHeading', { heading: say(`review.heading.${heading}`) }) }])];

const agreedBy = (key: string, { agreedBy: parties }: Draft, { speech, nameOf }: Writing): string =>
  speech.say(key, { parties: printable(speech.list(parties.map(nameOf))) });

function textBlocks({ text, language }: Pick<Draft, 'text' | 'language'>, speech: ReportSpeech): readonly Block[] {
  return paragraphsIn(text).map((line) => ({
    kind: 'paragraph',
    style: 'answer',
    content: [{ text: line.text, ...(language !== speech.language && { language }) }],
    ...(line.apart && { apart: true }),
  }));
}

/** What it rests on: the provision and, where it is about one answer, what was asked and what the State said, as far as that is short. */
function traceBlocks(traces: readonly Trace[], writing: Writing): readonly Block[] {
  if (traces.length === 0) return [];
  const { speech } = writing;
  return [
    note([{ text: speech.say('review.document.restsOn') }]),
    { kind: 'list', ordered: false, items: traces.map((trace) => traceInlines(trace, writing)) },
  ];
}

function traceInlines(
  { submission, provision, question }: Trace,
  { contexts, sides, state, included, speech }: Writing,
): readonly Inline[] {
  const reference: Inline = { text: fullReference(provision), isolate: true, strong: true };
  const context = contexts.get(submission);
  const side = sides.get(submission);
  const which = state.submissions.length > 1 && side ? [[{ text: sideName(side) }]] : [];
  if (!context) return joined([[reference], [{ text: speech.say('review.document.notHere') }]], ' – ');
  const subject = phraseInline(context.speech.words(`provision/${provision}/subject`), context.speech);
  const asked = question === undefined ? undefined : context.questions.get(question);
  const said = asked && included === 'all' ? shortAnswer(asked, context) : undefined;
  const answer = asked ? [[questionLabel(asked, context)], ...(said ? [[said]] : [])] : [];
  return joined([[reference, { text: ' ' }, subject], ...answer, ...which], ' – ');
}

/** Figures and choices; what is longer is read in the submission. */
function shortAnswer(question: Parameters<typeof optionInline>[0], context: ReportContext): Inline | undefined {
  const answer = own(context.source.answers, question.id);
  if (!answer) return undefined;
  const { standing, value } = answer;
  if (standing !== 'answered') return { text: context.speech.say(`standing.${standing}`) };
  if (typeof value === 'number') return { text: context.speech.number(value) };
  if (typeof value !== 'string') return undefined;
  if (question.type === 'date') return { text: context.speech.date(value) };
  return question.type === 'status' || question.type === 'choice' ? optionInline(question, value, context) : undefined;
}

const note = (content: readonly Inline[]): Block => ({ kind: 'paragraph', style: 'note', content });
const label = (text: string): Block => ({ kind: 'paragraph', style: 'label', content: [{ text, strong: true }] });
const body = (text: string): Block => ({ kind: 'paragraph', style: 'body', content: [{ text }] });
