import type { Question } from '#core/questionnaire/definition';
import type { CompiledContent } from '../compile';
import { within, type Problems } from '../problem';
import { releasedForm } from '../released-ids';
import { checkReplacements } from './replacements';
import { checkRewording } from './rewording';

const KINDS = { options: 'option', rows: 'row', columns: 'column' } as const;

/** What was released stands in submissions and drafts: no id vanishes, and none changes what it means. */
export function checkReleased(compiled: CompiledContent, problems: Problems): void {
  const { questionnaire, origin } = compiled;
  const scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));
  const known = knownQuestions(compiled);
  for (const { file, value } of origin.source.locks) {
    for (const [id, released] of Object.entries(value.questions)) {
      const place = within({ file, path: [] }, 'questions', id);
      const question = known.get(id);
      if (!question) {
        problems.add(
          'released-id',
          place,
          `${id} was released and has vanished.`,
          'Bring it back: hide it with a condition, or add `retired: { on: <date>, because: <why> }` so that its answers stay readable. A question that takes its place has a new id and says `replaces:`.',
        );
        continue;
      }
      const now = releasedForm(question, scales);
      if (now.type !== released.type) {
        problems.add(
          'released-id',
          place,
          `${id} was released as ${released.type} and is now ${now.type}.`,
          'Bring it back as it was, with `retired:`; ask the new question under a new id that says `replaces:`.',
        );
        continue;
      }
      for (const part of ['options', 'rows', 'columns'] as const) {
        const lost = released[part]?.find((each) => !now[part]?.includes(each));
        if (lost !== undefined)
          problems.add(
            'released-id',
            place,
            `The ${KINDS[part]} ${lost} of ${id} was released and has vanished.`,
            `Bring it back with \`retired: <date>\`: it is then no longer offered, and stays readable where it was ${part === 'options' ? 'chosen' : 'filled in'}.`,
          );
      }
    }
  }
  checkReplacements(compiled, problems);
  checkRewording(compiled, problems);
}

/** Every id that can still be read: asked now, retired, or asked of the provision that took the place of its own. */
function knownQuestions({ questionnaire }: CompiledContent): ReadonlyMap<string, Question> {
  const { provisions, questions, retired = [] } = questionnaire;
  const replaces = new Map(provisions.map((provision) => [provision.id, provision.replaces ?? []]));
  const moved = questions.flatMap((question) => {
    const local = question.id.slice(question.provision.length);
    return (replaces.get(question.provision) ?? []).map((provision) => [`${provision}${local}`, question] as const);
  });
  return new Map([
    ...moved,
    ...retired.map(({ question }) => [question.id, question] as const),
    ...questions.map((each) => [each.id, each] as const),
  ]);
}
