import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import type { ContentFiles } from './read-content-files';
import { SourceFile } from './source-file';
import type { Path, Problems } from './problem';
import { isRecord } from './raw';

/** One text of the interface with its path in `ui.json`. */
export interface InterfaceString {
  readonly text: string;
  readonly path: Path;
}

export interface InterfaceFile {
  readonly language: Language;
  readonly file: SourceFile;
  /** By key with dots: `comparison.changed_other`. */
  readonly strings: ReadonlyMap<string, InterfaceString>;
}

const PLURAL = /^(.*)_(zero|one|two|few|many|other)$/;

/** The interface texts of every language that has a `locales/<lang>/ui.json`. */
export function readInterfaceFiles(files: ContentFiles, problems: Problems): readonly InterfaceFile[] {
  return LANGUAGES.flatMap((language) => {
    const path = `locales/${language}/ui.json`;
    const text = files.get(path);
    if (text === undefined) return [];
    const file = new SourceFile(path, text);
    if (!file.checkSyntax(problems)) return [];
    const strings = new Map<string, InterfaceString>();
    collect(file.value, [], strings);
    return [{ language, file, strings }];
  });
}

function collect(value: unknown, path: Path, strings: Map<string, InterfaceString>): void {
  if (typeof value === 'string') strings.set(path.join('.'), { text: value, path });
  else if (isRecord(value)) for (const [key, inner] of Object.entries(value)) collect(inner, [...path, key], strings);
}

/**
 * The keys that a language needs, each with the English it translates: a key with plural forms is needed once for every
 * plural category of that language.
 */
export function neededKeys(source: InterfaceFile, language: Language): ReadonlyMap<string, InterfaceString> {
  const needed = new Map<string, InterfaceString>();
  for (const [key, string] of source.strings) {
    const [, base, category] = PLURAL.exec(key) ?? [];
    if (base === undefined || !source.strings.has(`${base}_other`)) needed.set(key, string);
    else if (category === 'other') for (const each of pluralCategories(language)) needed.set(`${base}_${each}`, string);
    else if (category === 'zero' && language !== SOURCE_LANGUAGE) needed.set(key, string);
  }
  return needed;
}

const pluralCategories = (language: Language): readonly string[] => new Intl.PluralRules(language).resolvedOptions().pluralCategories;
