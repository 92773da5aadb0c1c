import { isMap, parseDocument, type YAMLMap } from 'yaml';
import { SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import { compileFiles, type ContentOrigin } from '../compile';
import type { ContentFiles } from '../read-content-files';
import type { TranslationsSource } from '../source-shapes';
import { addMissingTranslations } from '../translation-files';
import { placesIn, sourceHash } from '../wording-collector';
import { readXliff, type LocatedUnit } from './read-xliff';
import { XliffRefused, type Refusal } from './refusal';
import { SOURCE_HASH } from './xliff-file';

export interface ImportedTranslations {
  /** New text of each translation file that changes, by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Keys of texts that are new or other than before, or whose state is. */
  readonly taken: readonly string[];
  /** Keys whose English changed since the export: kept as stale, so that the next export shows them beside the new English. */
  readonly stale: readonly string[];
  /** Keys without a translation, or still in the state `initial`. */
  readonly open: readonly string[];
}

interface Accepted {
  readonly part: string;
  readonly key: string;
  readonly entry: TranslationsSource[string];
}

/**
 * Takes translations over from XLIFF documents (name and text of each). Throws XliffRefused, and nothing is taken over, where
 * one of them is broken, for another language, names a text that is not there or twice, or loses a place in braces.
 */
export function importTranslations(
  files: ContentFiles,
  language: Language,
  documents: readonly { readonly name: string; readonly xml: string }[],
): ImportedTranslations {
  const { origin } = compileFiles(files);
  const present = new Map(
    origin.source.translations.filter((each) => each.language === language).flatMap(({ value }) => Object.entries(value)),
  );
  const refusals: Refusal[] = [];
  const seen = new Set<string>();
  const accepted: Accepted[] = [];
  const stale: string[] = [];
  const open: string[] = [];
  for (const { name, xml } of documents) {
    for (const file of readXliff(name, xml)) {
      checkLanguages(name, file, language);
      for (const unit of file.units) {
        const refusal = refusalOf(unit, origin, seen);
        if (refusal) {
          refusals.push({ file: name, line: unit.line, unit: unit.key, ...refusal });
          continue;
        }
        seen.add(unit.key);
        const english = origin.collector.entries.get(unit.key);
        if (!english) continue;
        const before = present.get(unit.key);
        const made = sourceHash(unit.source);
        const isStale = made !== sourceHash(english.text);
        if (unit.target === undefined || unit.target.trim() === '' || unit.state === 'initial') open.push(unit.key);
        else {
          if (isStale) stale.push(unit.key);
          // What was meanwhile translated from the present English is better than what came late.
          if (isStale && before !== undefined && before.source === sourceHash(english.text) && before.text.trim() !== '') continue;
          const entry = entryOf(unit, made, before);
          if (!isSame(entry, before)) accepted.push({ part: english.part, key: unit.key, entry });
        }
      }
    }
  }
  if (refusals.length > 0) throw new XliffRefused(refusals);
  const taken = accepted.map(({ key }) => key).filter((key) => !stale.includes(key));
  return { files: writeAll(files, language, accepted), taken, stale, open };
}

function checkLanguages(
  file: string,
  { sourceLanguage, targetLanguage }: { sourceLanguage: string; targetLanguage: string },
  language: Language,
): void {
  const isOf = (tag: string, wanted: string) => tag.toLowerCase().split('-')[0] === wanted;
  if (isOf(sourceLanguage, SOURCE_LANGUAGE) && isOf(targetLanguage, language)) return;
  const what = `It translates from "${sourceLanguage}" into "${targetLanguage}", not from ${SOURCE_LANGUAGE} into ${language}.`;
  throw new XliffRefused([{ file, what, remedy: 'Name the language of the file, or choose the file of this language.' }]);
}

function refusalOf({ key, source, target, notes }: LocatedUnit, { collector }: ContentOrigin, seen: ReadonlySet<string>) {
  if (!collector.entries.has(key))
    return { what: 'Nothing in the content has this key.', remedy: 'Export again; the text is no longer asked.' };
  if (seen.has(key)) return { what: 'It stands twice.', remedy: 'Remove one of the two.' };
  const hash = notes.find(({ category }) => category === SOURCE_HASH)?.text;
  if (hash !== undefined && hash !== sourceHash(source))
    return {
      what: 'Its source is not the English that was exported.',
      remedy: 'Bring the source of the export back; say corrections of the English apart.',
    };
  const places = placesIn(source);
  if (target !== undefined && target.trim() !== '' && placesIn(target).join() !== places.join()) {
    const wanted = places.map((each) => `{${each}}`).join(', ') || 'none';
    return { what: 'The translation has not the same places in braces as the English.', remedy: `Use ${wanted}.` };
  }
  return undefined;
}

/** A confirmed title that was changed is no longer what was seen in the authentic text. */
function entryOf(unit: LocatedUnit, source: string, before: TranslationsSource[string] | undefined): TranslationsSource[string] {
  const text = (unit.target ?? '').trim();
  const isSeen = before?.confirmed !== undefined && before.confirmed && before.text === text;
  const state = unit.state === 'reviewed' || unit.state === 'final' ? unit.state : undefined;
  return {
    source,
    text,
    ...(before?.confirmed === undefined ? {} : { confirmed: isSeen }),
    ...(before?.same === undefined || before.text !== text ? {} : { same: before.same }),
    ...(state === undefined || isSeen ? {} : { state }),
  };
}

function isSame(one: TranslationsSource[string], other: TranslationsSource[string] | undefined): boolean {
  const keys = ['source', 'text', 'confirmed', 'same', 'state'] as const;
  return other !== undefined && keys.every((key) => one[key] === other[key]);
}

/** Entries are put where the English order wants them, with the comments and the order of the file kept. */
function writeAll(files: ContentFiles, language: Language, accepted: readonly Accepted[]): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  if (accepted.length === 0) return changed;
  const prepared = addMissingTranslations(files, language).files;
  for (const part of new Set(accepted.map((each) => each.part))) {
    const path = `locales/${language}/content/${part}.yaml`;
    const document = parseDocument(prepared.get(path) ?? files.get(path) ?? '{}');
    for (const { key, entry } of accepted.filter((each) => each.part === part)) {
      const map = document.get(key);
      if (!isMap(map)) document.set(key, document.createNode(entry));
      else writeEntry(map, entry);
    }
    changed.set(path, document.toString({ lineWidth: 0, indent: 2 }));
  }
  return changed;
}

function writeEntry(map: YAMLMap, entry: TranslationsSource[string]): void {
  for (const key of ['confirmed', 'same', 'state'] as const) if (entry[key] === undefined) map.delete(key);
  for (const [key, value] of Object.entries(entry)) map.set(key, value);
}
