import { compareSubmissions } from '../comparison/compare';
import {
  BECAME,
  CHANGE_KINDS,
  type Comparison,
  type QuestionComparison,
  type SourceDifference,
  type WordDifference,
} from '../comparison/comparison';
import { filterComparison, type ComparisonFilter } from '../comparison/filter';
import type { SubmittedEvidence } from '../submission/submission';
import { isCoarse } from '../comparison/word-difference';
import { answerBlocks, questionLabel } from './answer-blocks';
import { comparedDocument, contextOf, headings, sideName, type ComparedSide, type ComparedSources } from './comparison-source';
import { printable, printableLines } from './printable';
import { joined, own, type ReportContext } from './report-context';
import type { Block, Inline, ReportDocument } from './report-document';
import { fullReference, phraseInline } from './report-speech';

/** The first and the last of a row beside each other: what became of the questions first, then of the answers, then of the sources. */
export function buildComparison(sources: ComparedSources, filter: ComparisonFilter): ReportDocument {
  const [older, newer] = [sources.sides[0]!, sources.sides.at(-1)!];
  const comparison = compareSubmissions(older.submission, newer.submission);
  const sides = { older: contextOf(older, sources), newer: contextOf(newer, sources) };
  const heading = headings();
  const { say } = newer.speech;
  const part = (name: string): Block => heading([{ text: say(`document.comparison.section.${name}`) }], 1);
  return comparedDocument({
    title: say('document.title.comparison'),
    sources: { ...sources, sides: [older, newer] },
    filter,
    instruments: comparison.instruments,
    blocks: [
      part('questions'),
      ...lineageBlocks(comparison, sides),
      part('answers'),
      ...answersBlocks(comparison, sides, filter, heading, [older, newer]),
      part('sources'),
      ...sourceBlocks(comparison.sources, sides.newer),
    ],
  });
}

interface Sides {
  readonly older: ReportContext;
  readonly newer: ReportContext;
}

function lineageBlocks({ lineage }: Comparison, { older, newer }: Sides): readonly Block[] {
  const { say, number, colon, comma } = newer.speech;
  const counted = BECAME.filter((became) => lineage.counts[became] > 0);
  const items = lineage.groups.map(({ became, questions }): readonly Inline[] => {
    const [first] = questions;
    const [then, now] = [older.questions.get(first?.from[0] ?? ''), newer.questions.get(first?.to[0] ?? '')];
    const label = now ? questionLabel(now, newer) : then ? questionLabel(then, older) : { text: '' };
    const places = questions.map(({ from, to }) => provisionOf(to[0] ?? from[0] ?? ''));
    const named = [...new Set(places)].slice(0, MOST_PLACES);
    return [
      { text: say(`became.${became}`), strong: true },
      { text: colon },
      label,
      { text: ' – ' },
      ...joined(
        named.map((provision) => [{ text: fullReference(provision), isolate: true }]),
        comma,
      ),
      ...(places.length > MOST_PLACES ? [{ text: ` … (${number(places.length)})` }] : []),
    ];
  });
  return [
    {
      kind: 'table',
      caption: say('document.comparison.questions'),
      columns: [
        { label: say('document.comparison.became'), numeric: false },
        { label: say('document.needs.number'), numeric: true },
      ],
      rows: counted.map((became) => [[{ text: say(`became.${became}`) }], [{ text: number(lineage.counts[became]) }]]),
    },
    ...(items.length > 0 ? [{ kind: 'list', ordered: false, items } as const] : []),
  ];
}

const MOST_PLACES = 40;
const provisionOf = (question: string): string => question.slice(0, Math.max(0, question.indexOf('/')));

function answersBlocks(
  comparison: Comparison,
  sides: Sides,
  filter: ComparisonFilter,
  heading: ReturnType<typeof headings>,
  [older, newer]: readonly [ComparedSide, ComparedSide],
): readonly Block[] {
  const { speech } = sides.newer;
  const { say, number } = speech;
  const shown = filterComparison(comparison, older.submission.questionnaire, newer.submission.questionnaire, filter);
  const blocks: Block[] = [
    {
      kind: 'table',
      caption: say('review.counts'),
      columns: [
        { label: say('document.comparison.became'), numeric: false },
        { label: say('document.needs.number'), numeric: true },
      ],
      rows: CHANGE_KINDS.map((kind) => [[{ text: say(`change.${kind}`) }], [{ text: number(comparison.counts[kind]) }]]),
    },
    { kind: 'paragraph', style: 'note', content: [{ text: say('document.comparison.marked') }] },
  ];
  if (shown.length === 0) blocks.push({ kind: 'paragraph', style: 'body', content: [{ text: say('document.nothing') }] });
  for (const { provision, kind, from, questions } of shown) {
    const context = kind === 'withdrawn' ? sides.older : sides.newer;
    blocks.push(
      heading(
        [
          { text: fullReference(provision), isolate: true },
          { text: ' ' },
          phraseInline(context.speech.words(`provision/${provision}/subject`), context.speech),
          { text: ` – ${say(`change.${kind}`)}` },
        ],
        2,
      ),
    );
    if (from !== undefined)
      blocks.push({
        kind: 'paragraph',
        style: 'note',
        content: [{ text: say('review.stoodAt') }, { text: ' ' }, { text: fullReference(from), isolate: true }],
      });
    for (const question of questions) blocks.push(...questionBlocks(question, sides, [sideName(older), sideName(newer)]));
  }
  return blocks;
}

function questionBlocks(compared: QuestionComparison, sides: Sides, [then, now]: readonly [string, string]): readonly Block[] {
  const { older, newer } = sides;
  const { say } = newer.speech;
  const before = older.questions.get(compared.from ?? compared.question);
  const after = newer.questions.get(compared.question);
  const asked = after ? questionLabel(after, newer) : before ? questionLabel(before, older) : { text: compared.question, isolate: true };
  const became = compared.became ? [{ text: ` · ${say(`became.${compared.became}`)}` }] : [];
  const label: Block = { kind: 'paragraph', style: 'label', content: [asked, { text: ` – ${say(`change.${compared.kind}`)}` }, ...became] };
  const said = (name: string, blocks: readonly Block[]): readonly Block[] =>
    blocks.length === 0 ? [] : [{ kind: 'paragraph', style: 'note', content: [{ text: name }] }, ...blocks];
  const blocksOf = (context: ReportContext, question: typeof before, words: 'removed' | 'added'): readonly Block[] => {
    const answer = question && own(context.source.answers, question.id);
    if (!question || !answer) return [];
    return compared.words ? wordBlocks(compared.words, words) : answerBlocks(question, answer, context).slice(1);
  };
  if (compared.kind === 'unchanged' || compared.kind === 'moved') return [label, ...blocksOf(newer, after, 'added')];
  const coarse: readonly Block[] =
    compared.words && isCoarse(compared.words) ? [{ kind: 'paragraph', style: 'note', content: [{ text: say('review.coarse') }] }] : [];
  return [label, ...said(then, blocksOf(older, before, 'removed')), ...said(now, blocksOf(newer, after, 'added')), ...coarse];
}

/** One side of a text, the words that the other does not have in bold: it can be read without colour, in every script. */
function wordBlocks(words: readonly WordDifference[], mine: 'removed' | 'added'): readonly Block[] {
  const lines: Inline[][] = [[]];
  for (const { kind, text } of words) {
    if (kind !== 'same' && kind !== mine) continue;
    text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, place) => {
      if (place > 0) lines.push([]);
      if (line !== '') lines.at(-1)!.push({ text: printable(line), ...(kind === mine && { strong: true }) });
    });
  }
  return lines
    .filter((line) => line.some(({ text }) => text.trim() !== ''))
    .map((content): Block => ({ kind: 'paragraph', style: 'answer', content }));
}

/** Sources by title, and what became of their files by digest and size; nothing of a file is shown. */
function sourceBlocks(sources: readonly SourceDifference[], { speech }: ReportContext): readonly Block[] {
  const { say, number, comma } = speech;
  const changed = sources.filter(({ kind, file }) => kind !== 'same' || (file !== undefined && file !== 'same'));
  const nameOf = (attachment: SubmittedEvidence['attachment']): string =>
    attachment ? `${printableLines(attachment.name).join(' ')}${comma}${say('review.bytes', { bytes: number(attachment.bytes) })}` : '–';
  if (changed.length === 0) return [{ kind: 'paragraph', style: 'body', content: [{ text: say('review.sources.nothing') }] }];
  return [
    {
      kind: 'table',
      caption: say('document.comparison.section.sources'),
      columns: ['title', 'kind', 'file', 'provisions'].map((name) => ({ label: say(`review.sources.column.${name}`), numeric: false })),
      rows: changed.map(({ kind, older, newer, file, provisions }) => {
        const shown = newer ?? older;
        const name = [shown?.title ?? '', shown?.reference ?? ''].filter((each) => each !== '').join(comma);
        const files = file && `${say(`review.sources.file.${file}`)} (${nameOf(older?.attachment)} → ${nameOf(newer?.attachment)})`;
        return [
          [{ text: printableLines(name).join(' ') }],
          [{ text: say(`review.sources.kind.${kind}`) }],
          files === undefined ? [] : [{ text: files }],
          joined(
            provisions.map((provision) => [{ text: fullReference(provision), isolate: true }]),
            comma,
          ),
        ];
      }),
    },
  ];
}
