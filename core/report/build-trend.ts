import type { Series } from '../comparison/series';
import type { TrendCell } from '../comparison/trend';
import { optionInline } from './answer-blocks';
import { comparedDocument, contextOf, headings, sideName, type ComparedSources } from './comparison-source';
import { printable } from './printable';
import type { ReportContext } from './report-context';
import type { Block, Inline, ReportDocument } from './report-document';
import { fullReference, phraseInline } from './report-speech';

/** More submissions than a page is wide are set in tables one after the other. */
const MOST_COLUMNS = 4;

/** What the State said of each provision, submission by submission; what was asked otherwise in between is said beside it. */
export function buildTrend(sources: ComparedSources, { trend }: Pick<Series, 'trend'>): ReportDocument {
  const contexts = sources.sides.map((side) => contextOf(side, sources));
  const newest = contexts.at(-1)!;
  const { say } = newest.speech;
  const heading = headings();
  const named = sources.sides.map(sideName);
  const instruments = [...new Set(trend.rows.map(({ provision }) => instrumentOf(provision)))];
  const blocks: Block[] = [{ kind: 'paragraph', style: 'note', content: [{ text: say('review.trend.honest') }] }];
  for (const instrument of instruments) {
    blocks.push(heading([phraseInline(newest.speech.words(`instrument/${instrument}/title`), newest.speech)], 1));
    const rows = trend.rows.filter(({ provision }) => instrumentOf(provision) === instrument);
    for (let from = 0; from < named.length; from += MOST_COLUMNS) {
      const shown = named.slice(from, from + MOST_COLUMNS);
      blocks.push({
        kind: 'table',
        caption: say('document.title.trend'),
        columns: [say('document.column.provision'), ...shown].map((label) => ({ label, numeric: false })),
        rows: rows.map(({ provision, cells }) => [
          [{ text: fullReference(provision), isolate: true }],
          ...cells.slice(from, from + MOST_COLUMNS).map((cell, at) => cellInlines(cell, contexts[from + at]!)),
        ]),
      });
    }
  }
  return comparedDocument({ title: say('document.title.trend'), sources, instruments, blocks });
}

const instrumentOf = (provision: string): string => provision.split(':')[0] ?? '';

function cellInlines(cell: TrendCell, context: ReportContext): readonly Inline[] {
  const { say, semicolon } = context.speech;
  if (cell.kind !== 'asked') return [{ text: say(`review.trend.${cell.kind}`) }];
  const question = context.questions.get(cell.question);
  const { answer } = cell;
  const said: Inline =
    answer?.standing === 'answered' && typeof answer.value === 'string'
      ? question && question.type !== 'text'
        ? optionInline(question, answer.value, context)
        : { text: printable(answer.value) }
      : { text: say(`standing.${answer?.standing ?? 'unanswered'}`) };
  const notes = [
    ...(cell.became ? [say(`review.trend.became.${cell.became}`)] : []),
    ...(cell.change ? [say(`change.${cell.change}`)] : []),
  ];
  return [{ ...said, strong: true }, ...(notes.length > 0 ? [{ text: ` (${notes.join(semicolon)})` }] : [])];
}
