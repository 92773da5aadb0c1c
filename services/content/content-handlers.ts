import type { Handlers } from '#core/contract/dispatch';
import type { InstrumentOutline } from '#core/contract/operations';
import type { Instrument } from '#core/questionnaire/definition';
import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import { LANGUAGES } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import { openTextPacks } from './text-pack-store';

export type ContentOperations =
  | 'app.describe'
  | 'content.questionnaire'
  | 'content.wording'
  | 'content.states'
  | 'textPacks.load'
  | 'textPacks.list'
  | 'textPacks.text'
  | 'textPacks.remove';

/** What the program asks, in which words, and the official texts that the user has loaded beside it. */
export function contentHandlers(context: ServiceContext): Pick<Handlers, ContentOperations> {
  const { content, files, version } = context;
  const packs = openTextPacks(context);
  return {
    'app.describe': async () => {
      const questionnaire = content.packed();
      return {
        name: 'Omnibus',
        version,
        questionnaire: questionnaire.version,
        languages: LANGUAGES,
        instruments: questionnaire.instruments.map((instrument) => outlineOf(instrument, questionnaire)),
      };
    },
    'content.questionnaire': async ({ instruments, edition }) => content.at(edition).packed(instruments),
    'content.wording': async ({ language, edition }) => content.at(edition).wording(language),
    'content.states': async () => content.states(),
    'textPacks.load': async ({ file }) => {
      const incoming = await files.take(file);
      try {
        return await packs.load(incoming);
      } finally {
        await incoming.release();
      }
    },
    'textPacks.list': async () => packs.list(),
    'textPacks.text': async ({ provision, language }) => packs.text(provision, language),
    'textPacks.remove': async ({ instrument, language }) => {
      await packs.remove(instrument, language);
      return null;
    },
  };
}

function outlineOf({ id, code }: Instrument, { articles, provisions, clusters }: PackedQuestionnaire): InstrumentOutline {
  const within = articles.filter(({ instrument }) => instrument === code);
  const named = new Set(provisions.flatMap(({ instrument, cluster }) => (instrument === code ? [cluster] : [])));
  const chapters = new Set(within.flatMap(({ chapter }) => (chapter ? [`${code}:${chapter}`] : [])));
  return { id, code, chapters: [...chapters], clusters: clusters.map((cluster) => cluster.id).filter((cluster) => named.has(cluster)) };
}
