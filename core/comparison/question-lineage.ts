import type { Question } from '../questionnaire/definition';
import { questionsById } from '../questionnaire/questions-by-id';
import { BECAME, type Became, type ComparedLineage, type LineageGroup } from './comparison';
import { followFates, type Edition, type Fates } from './fates';

/** What became of questions between two editions, both ways. */
export interface QuestionLineage {
  /** Of a question asked then. */
  became(older: string): Became;
  /** Of a question asked now: what became of those whose place it takes; `new` where there are none. */
  came(newer: string): Became;
  /** As it is shown, for the questions of these instruments. */
  summary(instruments: readonly string[]): ComparedLineage;
}

const NONE: ComparedLineage = { counts: { same: 0, reworded: 0, moved: 0, split: 0, merged: 0, retired: 0, new: 0 }, groups: [] };

/** Where both ask the same in the same words nothing is looked at further. */
export function questionLineage(older: Edition, newer: Edition): QuestionLineage {
  if (older.questionnaire.version === newer.questionnaire.version && sameEntries(older.words, newer.words)) {
    return {
      became: () => 'same',
      came: () => 'same',
      summary: (instruments) => ({
        ...NONE,
        counts: { ...NONE.counts, same: newer.questionnaire.questions.filter(isShownOf(newer, instruments)).length },
      }),
    };
  }
  const fates = followFates(older, newer);
  return {
    became: (id) => fates.of(id)?.became ?? 'retired',
    came: fates.came,
    summary: (instruments) => summaryOf(older, newer, fates, instruments),
  };
}

function sameEntries(one: Edition['words'], other: Edition['words']): boolean {
  if (one === other) return true;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}

/** What never leaves a State's machine is in no submission, and says nothing here. */
function isShownOf({ questionnaire: { provisions, blocks } }: Edition, instruments: readonly string[]): (question: Question) => boolean {
  const shown = new Set(provisions.filter(({ instrument }) => instruments.includes(instrument)).map(({ id }) => id));
  const internal = new Set(blocks.filter((block) => block.internal).map(({ id }) => id));
  return (question) => shown.has(question.provision) && !question.internal && !internal.has(question.block);
}

type Line = { readonly became: Became; readonly from: readonly Question[]; readonly to: readonly Question[] };

function summaryOf(older: Edition, newer: Edition, fates: Fates, instruments: readonly string[]): ComparedLineage {
  const counts = { ...NONE.counts };
  const [before, after] = [questionsById(older.questionnaire), questionsById(newer.questionnaire)];
  const [wasShown, isShown] = [isShownOf(older, instruments), isShownOf(newer, instruments)];
  const lines: Line[] = [];
  for (const question of before.values()) {
    const still = after.get(question.id);
    if ((still && isShown(still)) || !wasShown(question)) continue;
    const { became, heirs } = fates.of(question.id) ?? { became: 'retired' as const, heirs: [] };
    if (became === 'retired') lines.push({ became, from: [question], to: [] });
    else if (became === 'split') lines.push({ became, from: [question], to: heirs.filter(isShown) });
  }
  for (const question of after.values()) {
    if (!isShown(question)) continue;
    const became = fates.came(question.id);
    counts[became] += 1;
    if (became === 'same' || became === 'split') continue;
    const from = fates.sources(question.id).flatMap((id) => before.get(id) ?? []);
    lines.push({ became, from: from.filter(wasShown), to: [question] });
  }
  counts.retired = lines.filter(({ became }) => became === 'retired').length;
  return { counts, groups: grouped(lines) };
}

/** Blocks are worded once and asked of hundreds of provisions: a block that was reworded is one line. */
function grouped(lines: readonly Line[]): readonly LineageGroup[] {
  const groups = new Map<string, { became: LineageGroup['became']; questions: LineageGroup['questions'][number][] }>();
  for (const { became, from, to } of lines) {
    if (became === 'same') continue;
    const wordings = (questions: readonly Question[]): string => questions.map(({ wording, type }) => `${wording} ${type}`).join('+');
    const key = `${became} ${wordings(from)} > ${wordings(to)}`;
    const ids = { from: from.map(({ id }) => id), to: to.map(({ id }) => id) };
    const known = groups.get(key);
    if (known) known.questions.push(ids);
    else groups.set(key, { became, questions: [ids] });
  }
  const order = (became: Became): number => BECAME.indexOf(became);
  return [...groups.values()].sort((one, other) => order(one.became) - order(other.became));
}
