import { createHash } from 'node:crypto';
import type { Questionnaire } from '#core/questionnaire/definition';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import type { LabelOf } from '#core/open-data/codebook-rows';
import type { OpenEdition } from '#core/open-data/lineage-rows';
import { wordsAsked, type Entries } from '#core/comparison/asked-words';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import { readCarriedFile, unpackCarried } from '#core/submission/carried-questionnaire';
import { contentFacts } from '../bundle/content-facts';
import { parseJson } from '../bundle/read-json';
import type { ContentLibrary } from '../content/content-library';

/** One that a submission was asked with. */
export interface AskedEdition extends OpenEdition {
  readonly questionnaire: Questionnaire;
}

interface Carried extends AskedEdition {
  /** By language. Of what this program asks itself: its own, and nothing where the bundles carried other words in English. */
  readonly words: Map<Language, Wording>;
  /** When it was first answered: ISO instant. */
  since: string;
}

/**
 * The questionnaires that bundles carry, each edition once. The version of a questionnaire is that of its structure; two that have one version
 * and ask in other English words are two editions, so that the lineage tells what was reworded. What this program asks itself it
 * words itself: that a bundle carries other words is told, but not those words, for one State's bundle must not word what all were asked.
 */
export class CarriedEditions {
  readonly #editions = new Map<string, Carried>();
  readonly #byFile = new Map<string, Carried>();

  constructor(private readonly content: ContentLibrary) {}

  /** The questionnaire in a file of this digest, answered at `at`. `read`: asked only where it was not read before. Null: it is none. */
  async of(sha512: string, at: string, read: () => Promise<Buffer | null>): Promise<AskedEdition | null> {
    const edition = this.#byFile.get(sha512) ?? (await this.#read(sha512, at, read));
    if (edition && at < edition.since) edition.since = at;
    return edition;
  }

  async #read(sha512: string, at: string, read: () => Promise<Buffer | null>): Promise<Carried | null> {
    const bytes = await read();
    const file = bytes && readCarriedFile(parseJson(bytes));
    if (!file || 'problem' in file) return null;
    const reading = unpackCarried(file.value.questionnaire);
    if ('problem' in reading) return null;
    const questionnaire = reading.value;
    const { version, instruments } = questionnaire;
    const carried = file.value.wording;
    const english = wordsAsked({ questionnaire, words: englishOf(carried) });
    const isOurs = contentFacts(this.content).known(instruments.map(({ code }) => code))?.version === version;
    const own = isOurs ? wordsAsked({ questionnaire, words: this.content.wording(SOURCE_LANGUAGE).entries }) : undefined;
    const asked = canonicalJson(english);
    const name =
      own && canonicalJson(own) === asked ? version : `${version}-${createHash('sha256').update(asked).digest('hex').slice(0, 8)}`;
    const edition = this.#editions.get(name) ?? {
      ...{ name, questionnaire, edition: { questionnaire, words: english }, since: at },
      words: new Map<Language, Wording>(),
    };
    const wordings = own ? LANGUAGES.map((language) => sayingTheSame(this.content.wording(language), own, english)) : carried;
    for (const wording of wordings) if (!edition.words.has(wording.language)) edition.words.set(wording.language, wording);
    this.#editions.set(name, edition);
    this.#byFile.set(sha512, edition);
    return edition;
  }

  /** In the order in which they were first answered, so that the same submissions give the same. */
  all(): readonly (AskedEdition & { readonly labelOf: LabelOf })[] {
    return [...this.#editions.values()]
      .sort((one, other) => (one.since < other.since || (one.since === other.since && one.name < other.name) ? -1 : 1))
      .map(({ name, questionnaire, edition, words }) => ({ name, questionnaire, edition, labelOf: labels(words, this.content) }));
  }
}

const englishOf = (wordings: readonly Wording[]): Entries => wordings.find(({ language }) => language === SOURCE_LANGUAGE)?.entries ?? {};

/** What of our words says what was asked: all of them, but for what was asked in other English words. */
function sayingTheSame(wording: Wording, own: Entries, asked: Entries): Wording {
  const entries = Object.entries(wording.entries).filter(([key]) => own[key] === asked[key]);
  return entries.length === Object.keys(wording.entries).length ? wording : { ...wording, entries: Object.fromEntries(entries) };
}

/** As it was carried; in a language that nobody carried as this program has it, where that says the same in English. */
function labels(words: ReadonlyMap<Language, Wording>, content: ContentLibrary): LabelOf {
  const ours = new Map(LANGUAGES.map((language) => [language, content.wording(language)]));
  const textIn = (wording: Wording | undefined, key: string): string | undefined =>
    wording && !wording.stale.includes(key) && Object.hasOwn(wording.entries, key) ? wording.entries[key] : undefined;
  return (key, language) => {
    const carried = textIn(words.get(language), key);
    if (carried !== undefined) return carried;
    const same = textIn(ours.get(SOURCE_LANGUAGE), key) === textIn(words.get(SOURCE_LANGUAGE), key);
    return same ? textIn(ours.get(language), key) : undefined;
  };
}
