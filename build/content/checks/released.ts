import type { Question } from '#core/questionnaire/definition';
import type { CompiledContent } from '../compile';
import { within, type Problems } from '../problem';
import { releasedForm } from '../released-ids';

const KINDS = { options: 'option', rows: 'row', columns: 'column' } as const;

/** Ids once released stand in submissions: they never vanish and never change what they mean. */
export function checkReleased({ questionnaire, origin }: CompiledContent, problems: Problems): void {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));
  const heirs = heirsOf(questionnaire);
  for (const { file, value } of origin.source.locks) {
    for (const [id, released] of Object.entries(value.questions)) {
      const place = within({ file, path: [] }, 'questions', id);
      const question = questions.get(id) ?? heirs.get(id);
      if (!question) {
        problems.add(
          'released-id',
          place,
          `${id} was released and has vanished.`,
          'Bring it back, and hide it with a condition where it is no longer asked; or name it under `formerly` of the question that took its place.',
        );
        continue;
      }
      const now = releasedForm(question, scales);
      if (now.type !== released.type) {
        problems.add(
          'released-id',
          place,
          `${id} was released as ${released.type} and is now ${now.type}.`,
          'Give the new question a new id.',
        );
      }
      for (const part of ['options', 'rows', 'columns'] as const) {
        const lost = released[part]?.find((each) => !now[part]?.includes(each));
        if (lost !== undefined)
          problems.add('released-id', place, `The ${KINDS[part]} ${lost} of ${id} was released and has vanished.`, 'Bring it back.');
      }
    }
  }
}

/** By the id under which it was asked before: `formerly` of the question, or of its provision with the same local name. */
function heirsOf({ provisions, questions }: CompiledContent['questionnaire']): ReadonlyMap<string, Question> {
  const formerly = new Map(provisions.map((provision) => [provision.id, provision.formerly ?? []]));
  return new Map(
    questions.flatMap((question) => {
      const local = question.id.slice(question.provision.length);
      const moved = (formerly.get(question.provision) ?? []).map((provision) => `${provision}${local}`);
      return [...(question.formerly ?? []), ...moved].map((id) => [id, question] as const);
    }),
  );
}
