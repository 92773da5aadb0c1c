import type { Questionnaire } from '#core/questionnaire/definition';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import type { LabelOf } from '#core/open-data/codebook-rows';
import { readCarriedFile, unpackCarried } from '#core/submission/carried-questionnaire';
import { contentFacts } from '../bundle/content-facts';
import type { ContentLibrary } from '../content/content-library';

interface Edition {
  readonly questionnaire: Questionnaire;
  readonly words: Map<Language, Wording>;
}

/** The questionnaires that bundles carry, each version once, with its words in every language that any of them carries. */
export class CarriedEditions {
  readonly #versions = new Map<string, Edition>();
  readonly #byFile = new Map<string, Questionnaire>();

  constructor(private readonly content: ContentLibrary) {}

  /** The questionnaire in a file of this digest. `read`: asked only where it was not read before. Null: it is none. */
  async of(sha512: string, read: () => Promise<Buffer | null>): Promise<Questionnaire | null> {
    const known = this.#byFile.get(sha512);
    if (known) return known;
    const bytes = await read();
    const file = bytes && readCarriedFile(JSON.parse(bytes.toString('utf8')));
    if (!file || 'problem' in file) return null;
    const reading = unpackCarried(file.value.questionnaire);
    if ('problem' in reading) return null;
    const edition = this.#versions.get(reading.value.version) ?? { questionnaire: reading.value, words: new Map<Language, Wording>() };
    const { version, instruments } = reading.value;
    // Where this program asks the same its words are: one State's bundle must not word the questions of all.
    const ours = contentFacts(this.content).known(instruments.map(({ code }) => code))?.version === version;
    for (const wording of ours ? LANGUAGES.map((each) => this.content.wording(each)) : file.value.wording)
      if (!edition.words.has(wording.language)) edition.words.set(wording.language, wording);
    this.#versions.set(reading.value.version, edition);
    this.#byFile.set(sha512, edition.questionnaire);
    return edition.questionnaire;
  }

  /** In the order of their versions, so that the same submissions give the same. */
  all(): readonly { readonly questionnaire: Questionnaire; readonly labelOf: LabelOf }[] {
    return [...this.#versions.values()]
      .sort((one, other) => (one.questionnaire.version < other.questionnaire.version ? -1 : 1))
      .map(({ questionnaire, words }) => ({ questionnaire, labelOf: labels(words, this.content) }));
  }
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
