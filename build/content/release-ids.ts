import type { CompiledContent } from './compile';
import { releasedForm, type ReleasedQuestion } from './released-ids';

export interface ReleaseFile {
  readonly path: string;
  readonly text: string;
  readonly added: number;
  readonly kept: number;
}

/** The lock of each instrument: what was released before, and everything that is asked now. One question a line. */
export function releaseIds({ questionnaire, origin }: CompiledContent): readonly ReleaseFile[] {
  const scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));
  const instrumentOf = new Map(questionnaire.provisions.map(({ id, instrument }) => [id, instrument]));
  return questionnaire.instruments.map(({ id, code }) => {
    const before = origin.source.locks.find(({ folder }) => folder === id)?.value.questions ?? {};
    const now = questionnaire.questions.filter(({ provision }) => instrumentOf.get(provision) === code);
    const released = new Map<string, ReleasedQuestion>(Object.entries(before));
    for (const question of now) released.set(question.id, releasedForm(question, scales));
    const lines = [...released].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
    return {
      path: `questionnaires/${id}/released.lock.json`,
      text: `{\n  "format": "omnibus-released/1",\n  "questions": {\n${lines.map(([key, form]) => `    ${JSON.stringify(key)}: ${JSON.stringify(form)}`).join(',\n')}\n  }\n}\n`,
      added: released.size - Object.keys(before).length,
      kept: Object.keys(before).length,
    };
  });
}
