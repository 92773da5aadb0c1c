import { trailLine, type TrailFilter, type WordsOfChange } from '#core/answers/audit-trail';
import type { AssessmentDocument } from '#core/answers/document';
import { recordText } from '#core/answers/record-text';
import type { Handlers } from '#core/contract/dispatch';
import type { HistoryLine, Input } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { trailAsCsv, trailAsJsonLines } from '../history/trail-file';
import { trailWords } from '../history/trail-words';
import { settingsOf } from './assessment-questions';
import type { StoredEntry } from './journal';
import { assessmentStoreOf } from './store-of';

/** Lines in one answer where the caller names no number. */
const PAGE = 200;
type Names = `history.${'undo' | 'redo' | 'list' | 'overview' | 'export'}` | 'assessments.changesSince';
type Filter = NonNullable<Input<'history.list'>['filter']>;

export function historyHandlers(context: ServiceContext): Pick<Handlers, Names> {
  const store = assessmentStoreOf(context);

  /** The lines that the filter leaves, each with the changes that it leaves; without a filter, all of them. */
  const filtered = async (assessment: string, filter: Filter | undefined, after = 0): Promise<readonly StoredEntry[]> => {
    const lines = await store.lines(assessment, after);
    if (filter === undefined) return lines;
    const { document } = await store.read(assessment);
    const words = wordsOfChanges(document, filter.language ?? settingsOf(document).languages[0] ?? 'en');
    return lines.flatMap((line) => trailLine(line, filter as TrailFilter, words) ?? []);
  };

  const wordsOfChanges = (document: AssessmentDocument, language: Language): WordsOfChange => {
    const telling = trailWords(context.content, document, language);
    return (change) => {
      const asked = telling.question(change.key);
      const label = asked ? telling.words(`question/${asked.wording}/label`) : '';
      return [change.key, label, recordText(change, 'before', telling), recordText(change, 'after', telling)].join('\n');
    };
  };

  return {
    'history.undo': ({ assessment, by }) => store.undo(assessment, by),
    'history.redo': ({ assessment, by }) => store.redo(assessment, by),

    'history.list': async ({ assessment, after, before, limit = PAGE, filter, contents = false }) => {
      const lines = await filtered(assessment, filter, after);
      const earlier = before === undefined ? lines : lines.filter(({ seq }) => seq < before);
      const chosen = after === undefined ? earlier.slice(-limit) : earlier.slice(0, limit);
      return chosen.map((line) => historyLine(line, contents));
    },

    'history.overview': async ({ assessment, filter = {} }) => {
      const lines = await filtered(assessment, {});
      const matching = await filtered(assessment, filter);
      return {
        total: lines.length,
        matching: matching.length,
        people: [...new Set(lines.map(({ by }) => by.name))].filter((name) => name !== '').sort((one, other) => one.localeCompare(other)),
        kinds: [...new Set(lines.flatMap(({ changes }) => changes.map(({ collection }) => collection)))].sort(),
      };
    },

    'history.export': async ({ assessment, filter = {}, format, language, labels }) => {
      const { document } = await store.read(assessment);
      const lines = await filtered(assessment, filter);
      const text = format === 'csv' ? trailAsCsv(lines, trailWords(context.content, document, language, labels)) : trailAsJsonLines(lines);
      const { practice, state, exercise } = settingsOf(document);
      const name = `${practice ? 'PRACTICE-' : ''}${state}-${exercise.id}-history.${format}`;
      return offerBytes(context, name, Buffer.from(text, 'utf8'));
    },

    /** For a second window: what others have written since `seq`. */
    'assessments.changesSince': async ({ assessment, seq }) => {
      const current = await store.read(assessment);
      const lines = await store.lines(assessment, seq);
      const upTo = lines.filter((line) => line.seq <= current.seq);
      return store.saved(
        current,
        upTo.flatMap(({ changes }) => changes),
        upTo.at(-1)?.at ?? current.last?.at ?? current.document.created,
      );
    },
  };
}

const historyLine = ({ seq, at, by, changes, undoes, redoes, erases }: StoredEntry, contents: boolean): HistoryLine => ({
  seq,
  at,
  by,
  changes: changes.map(({ collection, key, before, after, erased }) => ({
    collection,
    key,
    ...(contents && !erased ? { before, after } : {}),
    ...(erased ? { erased } : {}),
  })),
  ...(undoes === undefined ? {} : { undoes }),
  ...(redoes === undefined ? {} : { redoes }),
  ...(erases === undefined ? {} : { erases: { reason: erases.reason, records: erases.records } }),
});
