import type { z } from 'zod';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { shapeInWords } from './plain-words';
import type { Path, Problems } from './problem';
import type { ContentFiles } from './read-content-files';
import { SourceFile } from './source-file';
import * as shapes from './source-shapes';

/** A file whose shape has been checked. */
export interface Sourced<T> {
  readonly file: SourceFile;
  readonly value: T;
}

/** All source files by kind, in the order of their paths. Files that YAML or their shape refused are missing here. */
export interface ContentSource {
  readonly instruments: readonly (Sourced<shapes.InstrumentSource> & { readonly folder: string })[];
  readonly articles: readonly (Sourced<shapes.ArticleSource> & { readonly folder: string })[];
  readonly scales: readonly Sourced<{ readonly scales: Readonly<Record<string, shapes.ScaleSource>> }>[];
  readonly blocks: readonly Sourced<shapes.BlockSource>[];
  readonly rules: readonly Sourced<shapes.RuleSource>[];
  readonly scenarios: readonly Sourced<shapes.ScenariosSource>[];
  readonly clusters: readonly Sourced<Pivots>[];
  readonly twins: readonly Sourced<Twins>[];
  readonly themes: readonly Sourced<Pivots>[];
  readonly practice: readonly (Sourced<shapes.PracticeSource> & { readonly name: string })[];
  readonly states: readonly Sourced<readonly shapes.StateSource[]>[];
  readonly locks: readonly (Sourced<shapes.ReleasedIds> & { readonly folder: string })[];
  readonly translations: readonly (Sourced<shapes.TranslationsSource> & { readonly language: Language; readonly part: string })[];
}

type Twins = z.infer<typeof shapes.twinsShape>;
type Pivots = z.infer<typeof shapes.pivotsShape>;

/** Reads every file of the content; what it does not understand becomes a problem, and the rest is returned. */
export function readSource(files: ContentFiles, problems: Problems): ContentSource {
  const parsed = [...files].map(([path, text]) => ({ path, text }));
  const read = <T extends z.ZodType>(pattern: RegExp, shape: T) =>
    parsed.flatMap(({ path, text }) => {
      const match = pattern.exec(path);
      if (!match) return [];
      const file = new SourceFile(path, text);
      if (!file.checkSyntax(problems)) return [];
      const value = checkShape(file, shape, problems);
      return value === undefined ? [] : [{ file, value, folder: match[1] ?? '', part: match[2] ?? '' }];
    });

  for (const { path } of parsed) {
    if (!path.startsWith('questionnaires/') || KNOWN.some((pattern) => pattern.test(path))) continue;
    problems.list.push({
      check: 'unknown-file',
      file: path,
      line: 1,
      what: 'No part of the questionnaire is read from a file of this name.',
      remedy: 'Move it where docs/formats/content-source.md says, or remove it.',
    });
  }

  return {
    instruments: read(INSTRUMENT, shapes.instrumentShape),
    articles: read(ARTICLE, shapes.articleShape),
    scales: read(SCALES, shapes.scalesShape),
    blocks: read(BLOCK, shapes.blockShape),
    rules: read(RULE, shapes.ruleShape),
    scenarios: read(SCENARIOS, shapes.scenariosShape),
    clusters: read(CLUSTERS, shapes.pivotsShape),
    twins: read(TWINS, shapes.twinsShape),
    themes: read(THEMES, shapes.pivotsShape),
    practice: read(PRACTICE, shapes.practiceShape).map((each) => ({ ...each, name: each.folder })),
    states: read(STATES, shapes.statesShape),
    locks: read(LOCK, shapes.lockShape),
    translations: read(TRANSLATION, shapes.translationsShape).flatMap((each) => {
      const language = LANGUAGES.find((known) => known === each.folder);
      return language ? [{ ...each, language }] : [];
    }),
  };
}

const INSTRUMENT = /^questionnaires\/([a-z0-9-]+)\/instrument\.yaml$/;
const ARTICLE = /^questionnaires\/([a-z0-9-]+)\/articles\/[a-z0-9-]+\.yaml$/;
const SCALES = /^questionnaires\/scales\.yaml$/;
const BLOCK = /^questionnaires\/blocks\/[a-z0-9-]+\.yaml$/;
const RULE = /^questionnaires\/rules\/[A-Za-z0-9-]+\.yaml$/;
const SCENARIOS = /^questionnaires\/rules\/scenarios\/[A-Za-z0-9-]+\.yaml$/;
const TWINS = /^questionnaires\/twins\.yaml$/;
const CLUSTERS = /^questionnaires\/clusters\.yaml$/;
const THEMES = /^questionnaires\/themes\.yaml$/;
const PRACTICE = /^questionnaires\/practice\/([a-z0-9-]+)\.yaml$/;
const STATES = /^questionnaires\/states\.json$/;
const LOCK = /^questionnaires\/([a-z0-9-]+)\/released\.lock\.json$/;
const TRANSLATION = /^locales\/([a-z]{2})\/content\/(.+)\.yaml$/;
const KNOWN = [INSTRUMENT, ARTICLE, SCALES, BLOCK, RULE, SCENARIOS, CLUSTERS, THEMES, TWINS, PRACTICE, STATES, LOCK];

function checkShape<T extends z.ZodType>(file: SourceFile, shape: T, problems: Problems): z.output<T> | undefined {
  const parsed = shape.safeParse(file.value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((step) => typeof step !== 'symbol');
    const name = path.length > 0 ? `\`${path.join('.')}\`` : 'The file';
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        problems.add(
          'unknown-key',
          { file, path: [...path, key] },
          `\`${key}\` is not a key of ${name}.`,
          'Correct its spelling, or remove it.',
        );
      }
    } else {
      const { what, remedy } = shapeInWords(issue, valueAt(file.value, path), name);
      problems.add('shape', { file, path }, what, remedy);
    }
  }
  return undefined;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inside, step) => (typeof inside === 'object' && inside !== null ? (inside as Readonly<Record<string, unknown>>)[step] : undefined),
    value,
  );
}
