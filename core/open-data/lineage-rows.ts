import { followFates, type Edition } from '../comparison/fates';
import { isInternal } from '../submission/submitted-content';
import type { AddRow } from './tables';

/** A questionnaire with its English words, as submissions of the package carry it. */
export interface OpenEdition {
  /** By which the tables name it. */
  readonly name: string;
  readonly edition: Edition;
}

/**
 * What became of questions from edition to edition, in their order of time, as a comparison of two submissions has it; `same` is no row.
 * What a question takes the place of that no edition of the package asks follows without an earlier edition. `instruments`: only of these;
 * absent: all.
 */
export function lineageRows(editions: readonly OpenEdition[], instruments: readonly string[] | undefined, add: AddRow): void {
  const codes = new Set(editions.flatMap(({ edition }) => edition.questionnaire.instruments.map(({ code }) => code)));
  const asked = new Set(editions.flatMap(({ edition }) => edition.questionnaire.questions.map(({ id }) => id)));
  for (const code of [...codes].sort()) {
    if (instruments && !instruments.includes(code)) continue;
    const own = editions.filter(({ edition }) => edition.questionnaire.instruments.some((each) => each.code === code));
    for (const [at, newer] of own.entries()) {
      const older = own[at - 1];
      if (older) pairRows(older, newer, code, add);
      ancestorRows(newer, 'provision', provisionsOf(newer.edition, code), () => true, add);
      // What the package asks itself is told by its pairs.
      ancestorRows(newer, 'question', questionsOf(newer.edition, code), (before) => !asked.has(before), add);
    }
  }
}

function pairRows(older: OpenEdition, newer: OpenEdition, code: string, add: AddRow): void {
  const fates = followFates(older.edition, newer.edition);
  for (const { id } of questionsOf(newer.edition, code)) {
    const sources = fates.sources(id);
    if (sources.length === 0) add('codebookLineage', [newer.name, older.name, 'question', id, null, 'new']);
    for (const source of sources) {
      const became = fates.of(source)?.became ?? 'new';
      if (became !== 'same') add('codebookLineage', [newer.name, older.name, 'question', id, source, became]);
    }
  }
  for (const { id } of questionsOf(older.edition, code))
    if (fates.of(id)?.became === 'retired') add('codebookLineage', [newer.name, older.name, 'question', null, id, 'retired']);
}

interface Item {
  readonly id: string;
  readonly replaces?: readonly string[];
}

const provisionsOf = ({ questionnaire }: Edition, code: string) => questionnaire.provisions.filter(({ instrument }) => instrument === code);

function questionsOf({ questionnaire }: Edition, code: string) {
  const provisions = new Set(provisionsOf({ questionnaire, words: {} }, code).map(({ id }) => id));
  return questionnaire.questions.filter((question) => provisions.has(question.provision) && !isInternal(question, questionnaire));
}

function ancestorRows({ name }: OpenEdition, kind: string, items: readonly Item[], isTold: (before: string) => boolean, add: AddRow): void {
  const heirs = new Map<string, number>();
  for (const { replaces = [] } of items) for (const before of replaces) heirs.set(before, (heirs.get(before) ?? 0) + 1);
  for (const { id, replaces = [] } of items) {
    for (const before of replaces) {
      if (!isTold(before)) continue;
      const became = (heirs.get(before) ?? 0) > 1 ? 'split' : replaces.length > 1 ? 'merged' : 'moved';
      add('codebookLineage', [name, null, kind, id, before, became]);
    }
  }
}
