import { createHash } from 'node:crypto';
import type { PracticeExercise } from '#core/answers/practice';
import type { StateEntry } from '#core/contract/operations';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import {
  QUESTIONNAIRE_FORMAT,
  type Article,
  type Block,
  type Instrument,
  type Pivot,
  type Provision,
  type Question,
  type Questionnaire,
  type Scale,
  type Twin,
} from '#core/questionnaire/definition';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Language, Wording } from '#core/questionnaire/wording';
import { compileCondition } from './condition-compiler';
import type { ConditionScope, ProvisionParts } from './condition-names';
import { Problems, within, type Place, type Problem } from './problem';
import { compilePractice, PRACTICE_PART } from './practice-compiler';
import { compileProvisions, instrumentsInOrder, type ProvisionDraft } from './provision-compiler';
import { collectQuestionWording, type QuestionDraft } from './question-builder';
import { readContentFiles, type ContentFiles } from './read-content-files';
import { ReferenceTally } from './reference-tally';
import { compileRule, type CompiledRule } from './rule-compiler';
import { isConstant, simplifyCondition } from './simplify-condition';
import { readSource, type ContentSource, type Sourced } from './source';
import type { BlockSource, StateSource } from './source-shapes';
import { compileWordings } from './translations';
import { WordingCollector } from './wording-collector';

export interface CompiledContent {
  readonly questionnaire: Questionnaire;
  readonly wordings: Readonly<Record<Language, Wording>>;
  readonly states: readonly StateEntry[];
  /** Practice exercises in every language. */
  readonly practice: Readonly<Record<Language, readonly PracticeExercise[]>>;
  /** What keeps the content from being understood. Meaning, guidance, scenarios and translations are checked apart. */
  readonly problems: readonly Problem[];
  /** False where a file was refused; then nothing else is worth checking. */
  readonly readable: boolean;
  /** Where everything came from, for the checks. */
  readonly origin: ContentOrigin;
}

export interface ContentOrigin {
  readonly source: ContentSource;
  readonly collector: WordingCollector;
  readonly provisions: readonly ProvisionDraft[];
  /** Questions that are no longer asked, with the places where they were written. */
  readonly retired: readonly QuestionDraft[];
  readonly rules: readonly CompiledRule[];
  /** Place of each question, dropped ones included. */
  readonly questionPlaces: ReadonlyMap<string, Place>;
}

/** Compiles the content under `root` (the folder that holds `questionnaires/` and `locales/`). */
export async function compileContent(root: string): Promise<CompiledContent> {
  return compileFiles(await readContentFiles(root));
}

export function compileFiles(files: ContentFiles): CompiledContent {
  const problems = new Problems();
  const collector = new WordingCollector();
  const source = readSource(files, problems);
  const unreadable = [...problems.list];
  const scales = compileScales(source, collector, problems);
  const blocks = compileBlocks(source, collector, problems);
  const clusters = compilePivots(source.clusters, 'cluster', collector);
  const themes = compilePivots(source.themes, 'theme', collector);
  const instruments = compileInstruments(source, collector, problems);
  const { articles, provisions, retired: gone } = compileProvisions(source, collector, problems);
  const retired = [...provisions, ...gone].flatMap((each) => each.retired);

  const shared: Omit<ConditionScope, 'self' | 'questions'> = {
    written: new Set(provisions.flatMap((each) => each.questions.map(({ question }) => question.id))),
    retired: new Set(retired.map(({ question }) => question.id)),
    provisions: new Map(provisions.map(({ provision }) => [provision.id, partsOf(provision, articles)])),
    clusters: new Set(clusters.map(({ id }) => id)),
    chapters: new Set(articles.flatMap((article) => chapterOf(article) ?? [])),
    instruments: new Set(instruments.map(({ code }) => code)),
    scales: new Map(scales.map((scale) => [scale.id, scale])),
    problems,
    tally: new ReferenceTally(),
  };
  const { questions, tally } = compileQuestions(provisions, shared);
  const scope = { ...shared, tally, questions: new Map(questions.map((question) => [question.id, question])) };
  checkUnique(source.rules, ({ id }) => id, 'rule', problems);
  const rules = source.rules.map((rule) => compileRule(rule, provisions, (self) => ({ ...scope, self }), collector));
  const practice = compilePractice(source, { questions, scales }, collector, problems);
  tally.report(problems);
  checkUnasked(provisions, scope.questions, tally, problems);

  for (const { file, value } of source.states) {
    value.forEach(({ code }, index) => {
      const again = value.findIndex((each) => each.code === code) < index;
      if (again)
        problems.add('duplicate-id', { file, path: [index, 'code'] }, `The State ${code} is there already.`, 'Remove one of the two.');
    });
  }

  const wordings = compileWordings(source, collector);
  const structure = {
    format: QUESTIONNAIRE_FORMAT,
    instruments,
    articles,
    provisions: provisions.map(({ provision }) => ({
      ...provision,
      questions: questions.filter((question) => question.provision === provision.id).map(({ id }) => id),
    })),
    questions,
    scales,
    blocks,
    rules: rules.map(({ rule }) => rule).sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true })),
    clusters,
    themes,
    twins: compileTwins(source, collector, provisions, problems),
    ...(retired.length > 0 && { retired: retired.map(({ question, retired: since = '' }) => ({ since, question })) }),
  } as const;
  return {
    // Content with mistakes is asked of nobody, and may not even hold together enough to have a version.
    questionnaire: { ...structure, version: problems.list.length > 0 ? '' : versionOf(structure) },
    wordings: ofQuestionnaire(wordings, collector),
    practice: byLanguage((language) =>
      practice.map(({ inWords }) => inWords((key, english) => wordings[language].entries[key] ?? english)),
    ),
    states: source.states.flatMap(({ value }) => value.map(stateEntry)),
    readable: unreadable.length === 0,
    // What a refused file would have held is missing everywhere else, which is not worth telling.
    problems: unreadable.length > 0 ? unreadable : problems.list,
    origin: {
      source,
      collector,
      provisions,
      retired,
      rules,
      questionPlaces: new Map(provisions.flatMap((each) => each.questions.map(({ question, place }) => [question.id, place] as const))),
    },
  };
}

/** Without the words of the practice exercises, which no submission has to carry. */
function ofQuestionnaire(wordings: Readonly<Record<Language, Wording>>, collector: WordingCollector): Readonly<Record<Language, Wording>> {
  const isKept = (key: string): boolean => collector.entries.get(key)?.part !== PRACTICE_PART;
  const kept = ({ entries, stale, ...rest }: Wording): Wording => ({
    ...rest,
    entries: Object.fromEntries(Object.entries(entries).filter(([key]) => isKept(key))),
    stale: stale.filter(isKept),
  });
  return byLanguage((language) => kept(wordings[language]));
}

const byLanguage = <T>(of: (language: Language) => T): Readonly<Record<Language, T>> => ({
  ar: of('ar'),
  en: of('en'),
  es: of('es'),
  fr: of('fr'),
  ru: of('ru'),
  zh: of('zh'),
});

const chapterOf = ({ instrument, chapter }: Article): string | undefined => chapter && `${instrument}:${chapter}`;

function partsOf({ instrument, cluster, article, obligation }: Provision, articles: readonly Article[]): ProvisionParts {
  const within = articles.find(({ id }) => id === article);
  return { instrument, cluster, chapter: within && chapterOf(within), obligation };
}

/** SHA-256 over the canonical packed structure without its version: two questionnaires with one version ask the same. */
function versionOf(structure: Omit<Questionnaire, 'version'>): string {
  const { version: _none, ...packed } = packQuestionnaire({ ...structure, version: '' });
  return createHash('sha256').update(canonicalJson(packed)).digest('hex');
}

/**
 * Compiles the condition of every question. A question whose condition can never hold because its provision has not what
 * it names is left out; that may leave others without what they name, so it is repeated until nothing changes.
 */
function compileQuestions(
  provisions: readonly ProvisionDraft[],
  shared: Omit<ConditionScope, 'self' | 'questions'>,
): { questions: readonly Question[]; tally: ReferenceTally } {
  let drafts: readonly QuestionDraft[] = provisions.flatMap((each) => each.questions);
  for (;;) {
    const tally = new ReferenceTally();
    const known = new Map(drafts.map(({ question }) => [question.id, question]));
    const compiled = drafts.map((draft) => ({
      draft,
      question: withCondition(draft, { ...shared, tally, questions: known, self: draft.question.provision }),
    }));
    const asked = compiled.filter(({ question }) => !(question.when && isConstant(question.when, false)));
    if (asked.length === compiled.length) return { questions: compiled.map(({ question }) => question), tally };
    // References that are dead everywhere must still be told, so a question is only dropped while its provisions differ in it.
    const dropped = compiled
      .filter((each) => !asked.includes(each))
      .every(({ draft }) => draft.conditions.some(({ place }) => tally.hasDeadReferenceUnder(place)));
    if (dropped) return { questions: asked.map(({ question }) => question), tally };
    drafts = compiled
      .filter((each) => asked.includes(each) || each.draft.conditions.some(({ place }) => tally.hasDeadReferenceUnder(place)))
      .map(({ draft }) => draft);
  }
}

function withCondition(draft: QuestionDraft, scope: ConditionScope): Question {
  const parts = draft.conditions.map(({ raw, place }) => compileCondition(raw, place, scope));
  const when = simplifyCondition({ all: parts });
  return isConstant(when, true) ? draft.question : { ...draft.question, when };
}

/** A question that no provision of its block (or its own) ever asks is a mistake, unless a dead reference has been told already. */
function checkUnasked(
  provisions: readonly ProvisionDraft[],
  asked: ReadonlyMap<string, Question>,
  tally: ReferenceTally,
  problems: Problems,
): void {
  const byPlace = new Map<string, { draft: QuestionDraft; asked: boolean }>();
  for (const draft of provisions.flatMap((each) => each.questions)) {
    const key = `${draft.place.file.path} ${JSON.stringify(draft.place.path)}`;
    const known = byPlace.get(key);
    byPlace.set(key, { draft, asked: (known?.asked ?? false) || asked.has(draft.question.id) });
  }
  for (const { draft, asked: anywhere } of byPlace.values()) {
    if (anywhere || draft.conditions.some(({ place }) => tally.hasDeadReferenceUnder(place))) continue;
    problems.add(
      'never-asked',
      draft.conditions.at(-1)?.place ?? draft.place,
      `${draft.question.wording} is asked nowhere.`,
      'Correct its condition, or the condition of its block.',
    );
  }
}

function compileScales(source: ContentSource, collector: WordingCollector, problems: Problems): Scale[] {
  return source.scales.flatMap(({ file, value }) =>
    Object.entries(value.scales).map(([id, scale]) => {
      const place: Place = { file, path: ['scales', id] };
      collector.add(`question/status.${id}/label`, scale.label, within(place, 'label'), 'shared');
      collector.add(`question/status.${id}/hint`, scale.hint, within(place, 'hint'), 'shared');
      collector.noteReworded(`scale/${id}`, scale.reworded, within(place, 'reworded'));
      collector.noteReworded(`question/status.${id}`, scale.reworded, within(place, 'reworded'));
      const values = Object.entries(scale.values);
      for (const [value, { label }] of values)
        collector.add(`scale/${id}/${value}`, label, within(place, 'values', value, 'label'), 'shared');
      if (values.length < 2)
        problems.add('shape', within(place, 'values'), `The scale ${id} leaves nothing to choose.`, 'Give it at least two values.');
      return {
        id,
        values: values.map(([value, { kind, retired }]) => ({
          id: value,
          kind,
          ...(retired === undefined ? {} : { retired: true as const }),
        })),
      };
    }),
  );
}

function compileBlocks(source: ContentSource, collector: WordingCollector, problems: Problems): Block[] {
  checkUnique(source.blocks, ({ id }) => id, 'block', problems);
  return source.blocks.map(({ file, value }: Sourced<BlockSource>) => {
    collector.add(`block/${value.id}/title`, value.title, { file, path: ['title'] }, 'shared', value.id);
    collector.add(`block/${value.id}/hint`, value.hint, { file, path: ['hint'] }, 'shared', value.id);
    value.questions.forEach((question, index) =>
      collectQuestionWording(question, `${value.id}.${question.id}`, { file, path: ['questions', index] }, 'shared', collector, value.id),
    );
    return { id: value.id, code: value.code, internal: value.internal, reusable: value.reusable && !value.internal };
  });
}

function compilePivots(files: ContentSource['clusters'], kind: string, collector: WordingCollector): Pivot[] {
  return files
    .flatMap(({ file, value }) =>
      Object.entries(value).map(([id, { order, title }]) => {
        collector.add(`${kind}/${id}`, title, { file, path: [id, 'title'] }, 'shared');
        return { id, order };
      }),
    )
    .sort((one, other) => one.order - other.order);
}

function compileTwins(
  { twins }: ContentSource,
  collector: WordingCollector,
  provisions: readonly ProvisionDraft[],
  problems: Problems,
): Twin[] {
  const assessable = new Map(provisions.map(({ provision }) => [provision.id, provision.assessable]));
  return twins.flatMap(({ file, value }) =>
    Object.entries(value).map(([id, twin]) => {
      collector.add(`twin/${id}/difference`, twin.difference, { file, path: [id, 'difference'] }, 'shared');
      twin.provisions.forEach((provision, index) => {
        const place = within({ file, path: [id] }, 'provisions', index);
        if (!assessable.has(provision))
          problems.add('unknown-reference', place, `There is no provision ${provision}.`, 'Name a provision of the content.');
        else if (!assessable.get(provision))
          problems.add('twin', place, `${provision} has no status that could be taken over.`, 'Name an assessable provision.');
        if (twin.provisions.indexOf(provision) < index)
          problems.add('twin', place, `${provision} is named twice.`, 'Remove one of the two.');
      });
      return { id, relation: twin.relation, provisions: twin.provisions };
    }),
  );
}

function compileInstruments(source: ContentSource, collector: WordingCollector, problems: Problems): Instrument[] {
  checkUnique(source.instruments, ({ id }) => id, 'instrument', problems);
  checkUnique(source.instruments, ({ code }) => code, 'instrument code', problems);
  return instrumentsInOrder(source).map(({ file, value, folder }) => {
    const { id, code, title, shortTitle, chapters, ...facts } = value;
    const top: Place = { file, path: [] };
    if (id !== folder)
      problems.add('shape', within(top, 'id'), `The instrument ${id} lies in the folder ${folder}.`, 'Give folder and id one name.');
    collector.add(`instrument/${code}/title`, title, within(top, 'title'), id);
    collector.add(`instrument/${code}/short-title`, shortTitle, within(top, 'shortTitle'), id);
    for (const [number, text] of Object.entries(chapters ?? {}))
      collector.add(`chapter/${code}/${number}`, text, within(top, 'chapters', number), id);
    return { id, code, ...facts };
  });
}

function checkUnique<T>(files: readonly Sourced<T>[], idOf: (value: T) => string, what: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const { file, value } of files) {
    const id = idOf(value);
    const key = what.endsWith('code') ? 'code' : 'id';
    if (seen.has(id))
      problems.add(
        'duplicate-id',
        { file, path: [key] },
        `The ${what} ${id} is there already.`,
        'Give it another id, or remove one of the two files.',
      );
    seen.add(id);
  }
}

const stateEntry = ({ code, iso3, name, sortName, group, language, kind }: StateSource): StateEntry => ({
  code,
  iso3,
  name,
  sortName,
  group,
  language,
  kind,
});
