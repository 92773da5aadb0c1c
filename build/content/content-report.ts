import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { compileFiles, type CompiledContent } from './compile';
import { neededKeys, readInterfaceFiles } from './interface-strings';
import { Problems } from './problem';
import type { ContentFiles } from './read-content-files';
import { sourceHash, type WordingEntry } from './wording-collector';

export interface LanguageCounts {
  readonly strings: number;
  /** Strings that have a text in this language, stale ones included. */
  readonly translated: number;
  readonly stale: number;
  readonly sameAsSource: number;
}
type Languages = Readonly<Partial<Record<Language, LanguageCounts>>>;

/** What the content holds and how far it is translated: `npm run -s content:report`. */
export interface ContentReport {
  readonly instruments: readonly {
    readonly id: string;
    readonly provisions: readonly {
      readonly id: string;
      readonly article: string;
      readonly paragraph: string;
      readonly obligation: string;
      readonly assessable: boolean;
      readonly notifyUN: boolean;
      readonly cluster: string;
      readonly related: readonly string[];
      readonly questions: number;
    }[];
    readonly languages: Languages;
  }[];
  readonly interface: { readonly languages: Languages };
  readonly blocks: readonly { readonly id: string; readonly questions: number; readonly languages: Languages }[];
  readonly rules: readonly {
    readonly id: string;
    readonly level: string;
    readonly provisions: readonly string[];
    readonly scenarios: number;
  }[];
}

export function contentReport(files: ContentFiles): ContentReport {
  const compiled = compileFiles(files);
  const { questionnaire, origin } = compiled;
  const entries = [...origin.collector.entries.values()];
  const articles = new Map(questionnaire.articles.map(({ id, number }) => [id, number]));
  const translated = translationsByLanguage(compiled);
  const count = (wanted: readonly WordingEntry[]): Languages =>
    Object.fromEntries(translated.map(([language, texts]) => [language, countContent(wanted, texts)]));
  return {
    instruments: questionnaire.instruments.map(({ id, code }) => ({
      id,
      provisions: questionnaire.provisions
        .filter(({ instrument }) => instrument === code)
        .map(({ id: provision, article, paragraph, obligation, assessable, notifyUN, cluster, related, questions }) => ({
          id: provision,
          article: articles.get(article) ?? '',
          paragraph,
          obligation,
          assessable,
          notifyUN,
          cluster,
          related,
          questions: questions.length,
        })),
      languages: count(entries.filter(({ part }) => part === id || part.startsWith(`${id}/`))),
    })),
    interface: { languages: countInterface(files) },
    blocks: origin.source.blocks.map(({ value }) => ({
      id: value.id,
      questions: value.questions.length,
      languages: count(entries.filter(({ block }) => block === value.id)),
    })),
    rules: questionnaire.rules.map(({ id, level, provisions }) => ({
      id,
      level,
      provisions,
      scenarios: origin.source.scenarios
        .filter(({ value }) => value.rule === id)
        .reduce((sum, { value }) => sum + value.scenarios.length, 0),
    })),
  };
}

type Texts = ReadonlyMap<string, { readonly text: string; readonly source: string }>;

const translationsByLanguage = ({ origin }: CompiledContent): readonly (readonly [Language, Texts])[] =>
  LANGUAGES.filter((language) => language !== SOURCE_LANGUAGE).map((language) => {
    const files = origin.source.translations.filter((each) => each.language === language);
    return [language, new Map(files.flatMap(({ value }) => Object.entries(value)))] as const;
  });

function countContent(wanted: readonly WordingEntry[], texts: Texts): LanguageCounts {
  const present = wanted.flatMap(({ key, text: english }) => {
    const translation = texts.get(key);
    return translation && translation.text.trim() !== '' ? [{ english, ...translation }] : [];
  });
  return {
    strings: wanted.length,
    translated: present.length,
    stale: present.filter(({ english, source }) => sourceHash(english) !== source).length,
    sameAsSource: present.filter(({ english, text }) => english.trim() === text.trim()).length,
  };
}

/** The interface has no hash of its source, so nothing of it is ever stale: its check compares keys, plural forms and places. */
function countInterface(files: ContentFiles): Languages {
  const interfaces = readInterfaceFiles(files, new Problems());
  const source = interfaces.find(({ language }) => language === SOURCE_LANGUAGE);
  if (!source) return {};
  return Object.fromEntries(
    interfaces
      .filter(({ language }) => language !== SOURCE_LANGUAGE)
      .map(({ language, strings }) => {
        const needed = [...neededKeys(source, language)];
        const present = needed.filter(([key]) => strings.get(key)?.text.trim());
        const same = present.filter(([key, { text }]) => strings.get(key)?.text === text);
        return [language, { strings: needed.length, translated: present.length, stale: 0, sameAsSource: same.length }];
      }),
  );
}
