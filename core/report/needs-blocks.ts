import {
  CATEGORIES,
  CHALLENGES,
  countOptions,
  groupNeeds,
  KINDS_OF_NEED,
  NEEDS_COUNTS,
  optionsOf,
  PRIORITY,
  PROVIDERS,
  STEPS,
  type AnalysisPivot,
  type GapAnalysis,
  type KindOfNeed,
  type ProvisionNeeds,
} from './gap-analysis';
import { joined, referenceTo, type ReportContext } from './report-context';
import type { Block, Heading, Inline, Table } from './report-document';
import { printable } from './printable';
import { phraseInline } from './report-speech';

const WORDING: Readonly<Record<KindOfNeed, string>> = { challenges: CHALLENGES, categories: CATEGORIES, providers: PROVIDERS };

/** Gaps, challenges, steps and assistance in figures, each with the provisions behind it, as tables and as bars. */
export function needsBlocks(
  analysis: GapAnalysis,
  context: ReportContext,
  heading: (text: string, level: 2 | 3) => Heading,
): readonly Block[] {
  const { say } = context.speech;
  const note: Block = { kind: 'paragraph', style: 'note', content: [{ text: say('document.needs.note') }] };
  if (analysis.provisions.every((each) => !isNoted(each))) {
    return [note, { kind: 'paragraph', style: 'body', content: [{ text: say('document.needs.none') }] }];
  }
  return [
    note,
    ...(['instrument', 'cluster', 'article'] as const).flatMap((by): readonly Block[] => [
      heading(say(`document.needs.by.${by}`), 2),
      ...overview(analysis, by, context),
    ]),
    ...KINDS_OF_NEED.flatMap((kind): readonly Block[] => kindBlocks(analysis, kind, context, heading)),
    ...stepsBlocks(analysis, context, heading),
  ];
}

const isNoted = ({ gap, challenges, steps, needsAssistance, receivedAssistance }: ProvisionNeeds): boolean =>
  gap || needsAssistance || receivedAssistance || challenges.length > 0 || steps.length > 0;

/** The name of an instrument, cluster or article as it stands in a table. */
function groupName(by: AnalysisPivot, group: string, { speech, source }: ReportContext): readonly Inline[] {
  if (by === 'instrument') return [phraseInline(speech.words(`instrument/${group}/short-title`), speech)];
  if (by === 'cluster') return [phraseInline(speech.words(`cluster/${group}`), speech)];
  const article = source.questionnaire.articles.find(({ id }) => id === group);
  return [
    { text: article ? `${article.instrument} ${article.number}` : group, isolate: true },
    { text: ' ' },
    phraseInline(speech.words(`article/${group}/title`), speech),
  ];
}

const textOf = (inlines: readonly Inline[]): string => inlines.map(({ text }) => text).join('');

function overview(analysis: GapAnalysis, by: AnalysisPivot, context: ReportContext): readonly Block[] {
  const { say, number } = context.speech;
  const groups = groupNeeds(analysis, by).filter(({ provisions }) => by !== 'article' || provisions.some(isNoted));
  const caption = say(`document.needs.overview.${by}`);
  const counts = NEEDS_COUNTS.map((count) => say(`document.needs.count.${count}`));
  const table: Table = {
    kind: 'table',
    caption,
    columns: [say(`document.needs.group.${by}`), say('document.needs.asked'), ...counts].map((label, at) => ({ label, numeric: at > 0 })),
    rows: groups.map((group) => [
      groupName(by, group.group, context),
      [{ text: number(group.provisions.length) }],
      ...NEEDS_COUNTS.map((count) => [{ text: number(group[count].length) }]),
    ]),
  };
  if (by === 'article') return [table];
  const bars = groups.map((group) => ({
    label: textOf(groupName(by, group.group, context)),
    values: NEEDS_COUNTS.map((count) => group[count].length),
  }));
  return [table, { kind: 'bars', caption, series: counts, bars }];
}

function kindBlocks(
  analysis: GapAnalysis,
  kind: KindOfNeed,
  context: ReportContext,
  heading: (text: string, level: 2 | 3) => Heading,
): readonly Block[] {
  const { speech, source } = context;
  const { say, number } = speech;
  const options = optionsOf(source.questionnaire, kind);
  const name = (option: string): Inline => phraseInline(speech.words(`question/${WORDING[kind]}/option/${option}`), speech);
  const all = countOptions(analysis.provisions, kind, options);
  if (all.length === 0) return [];
  const title = say(`document.needs.${kind}`);
  const caption = (by: AnalysisPivot): string => say(`document.needs.kindBy.${by}`, { what: title });
  const byGroup = (by: 'cluster' | 'article' | 'instrument'): Table => ({
    kind: 'table',
    caption: caption(by),
    columns: [say(`document.needs.group.${by}`), title, say('document.needs.number'), say('document.needs.provisions')].map(
      (label, at) => ({
        label,
        numeric: at === 2,
      }),
    ),
    rows: groupNeeds(analysis, by).flatMap(({ group, provisions }) =>
      countOptions(provisions, kind, options).map(({ option, provisions: within }) => [
        groupName(by, group, context),
        [name(option)],
        [{ text: number(within.length) }],
        joined(
          within.map(({ provision }) => [referenceTo(provision.id, context)]),
          speech.comma,
        ),
      ]),
    ),
  });
  return [
    heading(title, 2),
    bars(analysis, kind, all, context, title, name),
    byGroup('instrument'),
    byGroup('cluster'),
    byGroup('article'),
  ];
}

/** Needs by how urgent they are; everything else by instrument. */
function bars(
  { provisions }: GapAnalysis,
  kind: KindOfNeed,
  all: ReturnType<typeof countOptions>,
  { speech, source }: ReportContext,
  caption: string,
  name: (option: string) => Inline,
): Block {
  const instruments = source.questionnaire.instruments
    .map(({ code }) => code)
    .filter((code) => provisions.some(({ provision }) => provision.instrument === code));
  const priorities = ['high', 'medium', 'low', undefined] as const;
  const series =
    kind === 'categories'
      ? priorities.map((priority) => ({
          label: priority ? speech.words(`question/${PRIORITY}/option/${priority}`).text : speech.say('document.needs.noPriority'),
          holds: (each: ProvisionNeeds) => each.priority === priority,
        }))
      : instruments.map((code) => ({
          label: speech.words(`instrument/${code}/short-title`).text,
          holds: ({ provision }: ProvisionNeeds) => provision.instrument === code,
        }));
  return {
    kind: 'bars',
    caption,
    series: series.map(({ label }) => printable(label)),
    bars: all.map(({ option, provisions: within }) => ({
      label: name(option).text,
      values: series.map(({ holds }) => within.filter(holds).length),
    })),
  };
}

function stepsBlocks(analysis: GapAnalysis, context: ReportContext, heading: (text: string, level: 2 | 3) => Heading): readonly Block[] {
  const { speech } = context;
  const { say } = speech;
  const planned = analysis.provisions.filter(({ steps }) => steps.length > 0);
  if (planned.length === 0) return [];
  const column = (id: string): string => printable(speech.words(`question/${STEPS}/column/${id}`).text);
  const title = say('document.needs.count.steps');
  return [
    heading(title, 2),
    {
      kind: 'table',
      caption: title,
      columns: [say('document.needs.provision'), column('step'), column('body'), column('target'), column('stage')].map((label) => ({
        label,
        numeric: false,
      })),
      rows: planned.flatMap(({ provision, steps }) =>
        steps.map(({ step, body, target, stage }) => [
          [referenceTo(provision.id, context)],
          [{ text: printable(step) }],
          [{ text: printable(body) }],
          target ? [{ text: speech.date(target) }] : [],
          stage ? [phraseInline(speech.words(`question/${STEPS}/column/stage/option/${stage}`), speech)] : [],
        ]),
      ),
    },
  ];
}
