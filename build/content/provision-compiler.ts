import { STATUS_BLOCK, type Article, type Option, type Provision, type Question } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import { matches, specificity, type FilteredProvision } from './provision-filter';
import { buildQuestion, collectQuestionWording, type QuestionDraft } from './question-builder';
import type { ContentSource, Sourced } from './source';
import type { BlockSource, InstrumentSource, ProvisionSource, QuestionSource, ScaleSource } from './source-shapes';
import type { WordingCollector } from './wording-collector';

/** A provision with everything that can be said of it before conditions are compiled. */
export interface ProvisionDraft extends FilteredProvision {
  readonly provision: Provision;
  readonly place: Place;
  readonly questions: readonly QuestionDraft[];
  /** Asked earlier and no longer. */
  readonly retired: readonly QuestionDraft[];
}

export interface CompiledProvisions {
  readonly articles: readonly Article[];
  readonly provisions: readonly ProvisionDraft[];
  /** Provisions of which nothing is asked any longer; all of their questions are retired. */
  readonly retired: readonly ProvisionDraft[];
}

/** Expands every provision into its questions: status, own questions, blocks in their order. Treaty order throughout. */
export function compileProvisions(source: ContentSource, collector: WordingCollector, problems: Problems): CompiledProvisions {
  const articles: Article[] = [];
  const provisions: ProvisionDraft[] = [];
  const retired: ProvisionDraft[] = [];
  const seen = new Set<string>();
  const once = (id: string, place: Place, what: string) => {
    if (seen.has(`${what} ${id}`))
      problems.add('duplicate-id', place, `The ${what} ${id} is there already.`, 'Give it another id, or remove one of the two.');
    seen.add(`${what} ${id}`);
  };
  for (const instrument of instrumentsInOrder(source)) {
    const { code } = instrument.value;
    for (const article of articlesOf(instrument.folder, source)) {
      const { value, file } = article;
      const id = `${code}:${value.article}`;
      const part = `${instrument.value.id}/article-${value.article.padStart(2, '0')}`;
      const top: Place = { file, path: [] };
      once(id, within(top, 'article'), 'article');
      articles.push({ id, instrument: code, number: value.article, ...(value.chapter === undefined ? {} : { chapter: value.chapter }) });
      if (value.chapter !== undefined && !Object.hasOwn(instrument.value.chapters ?? {}, value.chapter)) {
        problems.add(
          'unknown-reference',
          within(top, 'chapter'),
          `${code} has no chapter "${value.chapter}".`,
          'List it under `chapters` of its instrument.yaml.',
        );
      }
      collector.add(`article/${id}/title`, value.title, within(top, 'title'), part);
      collector.add(`article/${id}/asked`, value.guidance?.asked, within(top, 'guidance', 'asked'), part);
      collector.add(`article/${id}/good-answer`, value.guidance?.goodAnswer, within(top, 'guidance', 'goodAnswer'), part);
      collector.add(`article/${id}/frequent-mistake`, value.guidance?.frequentMistake, within(top, 'guidance', 'frequentMistake'), part);
      value.provisions.forEach((each, index) => {
        const place = within(top, 'provisions', index);
        once(each.id, within(place, 'id'), 'provision');
        if (!isOfArticle(each.id, id)) {
          problems.add('shape', within(place, 'id'), `${each.id} does not belong to article ${id}.`, `Its id begins with ${id}.`);
        }
        const draft = compileProvision(each, instrument.value, id, place, part, source, collector, problems);
        (each.retired ? retired : provisions).push(draft);
      });
    }
  }
  return { articles, provisions, retired };
}

function compileProvision(
  source: ProvisionSource,
  instrument: InstrumentSource,
  article: string,
  place: Place,
  part: string,
  content: ContentSource,
  collector: WordingCollector,
  problems: Problems,
): ProvisionDraft {
  const filtered: FilteredProvision = { source, instrument };
  const elements = Object.entries(source.elements).map(([id, element]): Option =>
    typeof element === 'string' ? { id } : { id, retired: true },
  );
  collectProvisionWording(source, place, part, collector);
  const drafts: QuestionDraft[] = [];

  const scale = source.assessable ? scaleFor(filtered, place, content, problems) : undefined;
  if (scale !== undefined) {
    const question: Question = {
      id: `${source.id}/status`,
      provision: source.id,
      block: STATUS_BLOCK,
      wording: `status.${scale}`,
      required: true,
      internal: false,
      type: 'status',
      scale,
    };
    drafts.push({ question, place, conditions: [] });
  }
  source.questions.forEach((own, index) => {
    const at = within(place, 'questions', index);
    const wording = `${source.id}/${own.id}`;
    const home = { provision: source.id, block: 'own', local: own.id, wording, internal: false };
    const question = buildQuestion(own, home, elements, at, problems);
    if (!question)
      problems.add(
        'shape',
        at,
        `${wording} offers the elements of the provision, which has none.`,
        'List `elements`, or write the options.',
      );
    else {
      const conditions = own.when === undefined ? [] : [{ raw: own.when, place: within(at, 'when') }];
      drafts.push({ question, place: at, conditions, ...retiredSince(own) });
    }
    collectQuestionWording(own, wording, at, part, collector);
    aliasElements(own, wording, wording, source, collector);
  });
  for (const block of blocksFor(filtered, place, content, problems))
    drafts.push(...expandBlock(block, source, elements, collector, problems));

  const questions = drafts.filter((draft, index) => {
    const first = drafts.findIndex(({ question }) => question.id === draft.question.id) === index;
    if (!first) {
      problems.add(
        'duplicate-id',
        draft.place,
        `The question ${draft.question.id} is there already.`,
        'Give it another id; `status` is taken in every assessable provision.',
      );
    }
    return first;
  });
  const provision: Provision = {
    id: source.id,
    instrument: instrument.code,
    article,
    paragraph: source.paragraph,
    ...(source.id.includes('#') ? { part: Number(source.id.split('#')[1]) } : {}),
    obligation: source.obligation,
    modality: source.modality,
    type: source.type,
    assessable: source.assessable,
    notifyUN: source.notifyUN,
    cluster: source.cluster,
    themes: source.themes,
    related: source.related,
    elements: elements.map(({ id }) => id),
    ...(source.qualifier ? { qualifier: { kind: source.qualifier.kind } } : {}),
    ...(source.replaces ? { replaces: source.replaces } : {}),
    ...(source.parent === undefined ? {} : { parent: source.parent }),
    ...(scale === undefined ? {} : { scale }),
    questions: [],
  };
  const all = source.retired ? questions.map((draft) => ({ retired: source.retired?.on, ...draft })) : questions;
  const isRetired = ({ retired }: QuestionDraft): boolean => retired !== undefined;
  return { ...filtered, provision, place, questions: all.filter((each) => !isRetired(each)), retired: all.filter(isRetired) };
}

const retiredSince = ({ retired }: QuestionSource): Pick<QuestionDraft, 'retired'> => (retired ? { retired: retired.on } : {});

function expandBlock(
  block: Sourced<BlockSource>,
  source: ProvisionSource,
  elements: readonly Option[],
  collector: WordingCollector,
  problems: Problems,
): QuestionDraft[] {
  const { value, file } = block;
  return value.questions.flatMap((each, index): QuestionDraft[] => {
    const place: Place = { file, path: ['questions', index] };
    const shared = `${value.id}.${each.id}`;
    const ofElements = each.type === 'choices' && each.options === 'elements';
    const home = {
      provision: source.id,
      block: value.id,
      local: shared,
      wording: ofElements ? `${source.id}/${shared}` : shared,
      internal: value.internal,
    };
    const question = buildQuestion(each, home, elements, place, problems);
    if (!question) return [];
    aliasElements(each, home.wording, shared, source, collector);
    const conditions = [
      ...(value.when === undefined ? [] : [{ raw: value.when, place: { file, path: ['when'] } }]),
      ...(each.when === undefined ? [] : [{ raw: each.when, place: within(place, 'when') }]),
    ];
    return [{ question, place, conditions, ...retiredSince(each) }];
  });
}

/** A question over the provision's elements is worded by the elements, which are translated with the provision. */
function aliasElements(
  question: QuestionSource,
  wording: string,
  shared: string,
  source: ProvisionSource,
  collector: WordingCollector,
): void {
  if (question.type !== 'choices' || question.options !== 'elements') return;
  for (const key of ['label', 'hint']) if (wording !== shared) collector.alias(`question/${wording}/${key}`, `question/${shared}/${key}`);
  for (const id of Object.keys(source.elements))
    collector.alias(`question/${wording}/option/${id}`, `provision/${source.id}/element/${id}`);
}

function collectProvisionWording(source: ProvisionSource, place: Place, part: string, collector: WordingCollector): void {
  collector.add(`provision/${source.id}/subject`, source.subject, within(place, 'subject'), part);
  collector.add(`provision/${source.id}/qualifier`, source.qualifier?.text, within(place, 'qualifier', 'text'), part);
  collector.add(`provision/${source.id}/note`, source.note, within(place, 'note'), part);
  collector.add(`provision/${source.id}/retired`, source.retired?.because, within(place, 'retired', 'because'), part);
  for (const [id, element] of Object.entries(source.elements)) {
    const text = typeof element === 'string' ? element : element.label;
    collector.add(`provision/${source.id}/element/${id}`, text, within(place, 'elements', id), part);
  }
  collector.noteReworded(`provision/${source.id}`, source.reworded, within(place, 'reworded'));
}

function scaleFor(provision: FilteredProvision, place: Place, source: ContentSource, problems: Problems): string | undefined {
  const fitting = source.scales
    .flatMap(({ value }) => Object.entries<ScaleSource>(value.scales))
    .filter(([, scale]) => matches(scale.for, provision))
    .map(([id, scale]) => ({ id, weight: specificity(scale.for) }))
    .sort((one, other) => other.weight - one.weight);
  const [best, second] = fitting;
  if (!best) {
    problems.add(
      'no-scale',
      within(place, 'obligation'),
      `No scale answers ${provision.source.id} (${provision.source.obligation}).`,
      'Add a scale for this level to scales.yaml, or make the provision not assessable.',
    );
  } else if (second?.weight === best.weight) {
    problems.add(
      'no-scale',
      within(place, 'obligation'),
      `The scales ${best.id} and ${second.id} both claim ${provision.source.id}.`,
      'Make the `for` of one of them more specific.',
    );
  }
  return best?.id;
}

function blocksFor(provision: FilteredProvision, place: Place, source: ContentSource, problems: Problems): Sourced<BlockSource>[] {
  const { assessable, blocks: named } = provision.source;
  named.forEach((id, index) => {
    if (!source.blocks.some(({ value }) => value.id === id)) {
      problems.add(
        'unknown-reference',
        within(place, 'blocks', index),
        `There is no block "${id}".`,
        'Use the id of a file in questionnaires/blocks.',
      );
    }
  });
  return [...source.blocks]
    .filter(({ value }) => named.includes(value.id) || (assessable && value.for !== 'named' && matches(value.for, provision)))
    .sort((one, other) => orderOf(one.value) - orderOf(other.value) || one.value.id.localeCompare(other.value.id));
}

/** F1 to F13 come in the order of their numbers, what has another code after them, unless `order` says otherwise. */
const orderOf = (block: BlockSource): number => block.order ?? Number(/^F(\d+)$/.exec(block.code)?.[1] ?? 100);

export function instrumentsInOrder(source: ContentSource): ContentSource['instruments'] {
  const family = ({ value }: Sourced<InstrumentSource>) =>
    source.instruments.find((each) => each.value.code === value.supplements)?.value.adopted ?? value.adopted;
  const key = (each: Sourced<InstrumentSource>) =>
    [family(each), each.value.supplements ? '1' : '0', each.value.adopted, each.value.entryIntoForce].join(' ');
  return [...source.instruments].sort((one, other) => key(one).localeCompare(key(other)));
}

const articlesOf = (folder: string, source: ContentSource) =>
  source.articles
    .filter((article) => article.folder === folder)
    .sort((one, other) => Number(one.value.article) - Number(other.value.article));

const isOfArticle = (provision: string, article: string): boolean =>
  provision === article || provision.startsWith(`${article}(`) || provision.startsWith(`${article}#`);
