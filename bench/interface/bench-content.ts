import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Input } from '#core/contract/operations';
import { STATUS_BLOCK, type Questionnaire } from '#core/questionnaire/definition';
import { unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';

/** What both sides ask and in which words, and what has been answered when the measuring begins. */
export interface BenchContent {
  readonly questionnaire: Questionnaire;
  word(language: Language, key: string): string;
  /** Values of statuses, by question. */
  readonly answers: Readonly<Record<string, string>>;
}

/** Opened one after another; all are in the first one's article, so that a user has them before the eyes. */
export const OPENED = ['UNTOC:18(3)', 'UNTOC:18(4)', 'UNTOC:18(5)', 'UNTOC:18(8)', 'UNTOC:18(9)'] as const;
export const FIRST_ARTICLE = 'UNTOC:18';
export const FIRST = `${FIRST_ARTICLE}(1)`;
/** Of the provision that is opened last. */
export const TYPED_INTO = `${OPENED[OPENED.length - 1]!}/assistance-needed.text`;
export const CHOSEN_LANGUAGES: readonly Language[] = ['fr', 'ru', 'ar', 'zh'];

export async function readBenchContent(contentFolder: string): Promise<BenchContent> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(path.join(contentFolder, name), 'utf8')) as T;
  const questionnaire = unpackQuestionnaire(await read<PackedQuestionnaire>('questionnaire.json'));
  const wordings = new Map<Language, Wording>();
  for (const language of LANGUAGES) wordings.set(language, await read<Wording>(`wording.${language}.json`));
  const entry = (language: Language, key: string): string | undefined => wordings.get(language)?.entries[key];
  return {
    questionnaire,
    word: (language, key) => entry(language, key) ?? entry(SOURCE_LANGUAGE, key) ?? '',
    answers: positiveStatuses(questionnaire),
  };
}

/** Every second provision is answered, and those that are opened: follow-up questions stand below a positive status. */
function positiveStatuses({ questions, scales }: Questionnaire): Readonly<Record<string, string>> {
  const shown: readonly string[] = [FIRST, ...OPENED];
  const answered = questions
    .filter(({ block }) => block === STATUS_BLOCK)
    .filter(({ provision }, place) => place % 2 === 0 || shown.includes(provision));
  return Object.fromEntries(
    answered.flatMap((question): [string, string][] => {
      const scale = question.type === 'status' && scales.find(({ id }) => id === question.scale);
      const positive = scale && scale.values.find(({ kind }) => kind === 'positive');
      return positive ? [[question.id, positive.id]] : [];
    }),
  );
}

export const settingsOfAll = (instruments: readonly string[]): Input<'assessments.create'>['settings'] => ({
  state: 'XX',
  exercise: { id: 'self-assessment-2026', title: 'Self-assessment', mechanism: 'self-assessment', period: '2026' },
  languages: ['en'],
  instruments: [...instruments],
  participation: Object.fromEntries(
    instruments.map((code) => [code, { standing: 'party' as const, act: 'ratification' as const, deposited: '2005-01-01' }]),
  ),
  practice: true,
  assessmentDate: '2026-06-01',
});
