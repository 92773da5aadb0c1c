import { createHash } from 'node:crypto';
import { canonicalJson } from '#core/questionnaire/canonical-json';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { SOURCE_LANGUAGE } from '#core/questionnaire/wording';
import type { ContentLibrary } from '../content/content-library';

const known = new WeakMap<Questionnaire, Map<string, string>>();

/**
 * What a question asks, as SHA-256 in hex: its kind, what can be chosen, and the English words of all that. Two programs of different
 * versions ask the same exactly when this is equal; conditions and hints do not matter to an answer that was given.
 */
export function askedFingerprint(content: ContentLibrary, questionnaire: Questionnaire, question: Question): string {
  const fingerprints = known.get(questionnaire) ?? new Map<string, string>();
  known.set(questionnaire, fingerprints);
  const found = fingerprints.get(question.id);
  if (found !== undefined) return found;
  const { entries } = content.wording(SOURCE_LANGUAGE);
  const words = (key: string): string => (Object.hasOwn(entries, key) ? (entries[key] ?? '') : '');
  const asked = [question.type, words(`question/${question.wording}/label`), choicesOf(question, questionnaire, words)];
  const fingerprint = createHash('sha256').update(canonicalJson(asked)).digest('hex');
  fingerprints.set(question.id, fingerprint);
  return fingerprint;
}

type Words = (key: string) => string;

function choicesOf(question: Question, questionnaire: Questionnaire, words: Words): unknown {
  const prefix = `question/${question.wording}`;
  const named = (list: readonly { readonly id: string }[], at: string): unknown => list.map(({ id }) => [id, words(`${at}/${id}`)]);
  switch (question.type) {
    case 'status': {
      const scale = questionnaire.scales.find(({ id }) => id === question.scale);
      return named(scale?.values ?? [], `scale/${question.scale}`);
    }
    case 'choice':
    case 'choices':
      return question.options.map(({ id }) => [
        id,
        words(`${prefix}/option/${id}`) || words(`provision/${question.provision}/element/${id}`),
      ]);
    case 'citations':
      return question.accepts;
    case 'table': {
      const { rows, columns } = question.table;
      const columnsAsked =
        columns === 'years'
          ? columns
          : columns.map(({ id, type, options = [] }) => [
              id,
              type,
              words(`${prefix}/column/${id}`),
              named(options, `${prefix}/column/${id}/option`),
            ]);
      return [rows === 'free' ? rows : named(rows, `${prefix}/row`), columnsAsked];
    }
    case 'number':
      return [question.minimum ?? null, question.maximum ?? null, question.whole];
    case 'text':
    case 'date':
      return null;
  }
}
