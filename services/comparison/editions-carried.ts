import type { AskedThen } from '#core/contract/operations';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Wording } from '#core/questionnaire/wording';
import type { Opened } from './open-submissions';

/** Every questionnaire that submissions carry, once, and which submission carries which. `shape` makes it as small as is needed. */
export function editionsOf(
  submissions: readonly Opened[],
  shape: (carried: Opened['carried'], at: number) => Opened['carried'] = (carried) => carried,
  key: (submission: Opened, at: number) => string = ({ submission }) => submission.questionnaire.sha512,
): { readonly editions: readonly AskedThen[]; readonly editionOf: readonly number[] } {
  const numbers = new Map<string, number>();
  const editions: AskedThen[] = [];
  const editionOf = submissions.map((each, at) => {
    const known = numbers.get(key(each, at));
    if (known !== undefined) return known;
    const { questionnaire, wording } = shape(each.carried, at);
    numbers.set(key(each, at), editions.length);
    return editions.push({ questionnaire: packQuestionnaire(questionnaire), wording }) - 1;
  });
  return { editions, editionOf };
}

/** A questionnaire with its words, as far as they concern one provision; none: nothing of it. */
export function aboutProvision({ questionnaire, wording }: Opened['carried'], provision: string | undefined): Opened['carried'] {
  const provisions = questionnaire.provisions.filter(({ id }) => id === provision);
  const questions = questionnaire.questions.filter((question) => question.provision === provision);
  const prefixes = [
    `provision/${provision ?? ''}/`,
    ...questions.map((each) => `question/${each.wording}/`),
    ...questions.flatMap(scaleOf),
  ];
  const kept = (entries: Wording['entries']): Wording['entries'] =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));
  return {
    questionnaire: { ...reduced(questionnaire), provisions, questions },
    wording: wording.map((each) => ({ ...each, entries: kept(each.entries) })),
  };
}

const scaleOf = (question: Question): readonly string[] => (question.type === 'status' ? [`scale/${question.scale}/`] : []);
const reduced = (questionnaire: Questionnaire): Questionnaire => ({ ...questionnaire, articles: [], rules: [], twins: [], retired: [] });
