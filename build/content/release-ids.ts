import type { CompiledContent } from './compile';
import { releasedForm, type ReleasedQuestion } from './released-ids';
import { releasedWording } from './released-wording';

export interface ReleaseFile {
  readonly path: string;
  readonly text: string;
  readonly added: number;
  readonly kept: number;
}

/**
 * The lock of each instrument: what was released before, and everything that is asked now, with the English words that say
 * what it means. One question and one text a line. `on`: ISO date of the release.
 */
export function releaseIds(compiled: CompiledContent, on: string): readonly ReleaseFile[] {
  const { questionnaire, origin } = compiled;
  const scales = new Map(questionnaire.scales.map((scale) => [scale.id, scale]));
  const instrumentOf = new Map(questionnaire.provisions.map(({ id, instrument }) => [id, instrument]));
  return questionnaire.instruments.map(({ id, code }) => {
    const before = origin.source.locks.find(({ folder }) => folder === id)?.value;
    const kept = before?.questions ?? {};
    const now = questionnaire.questions.filter(({ provision }) => instrumentOf.get(provision) === code);
    const released = new Map<string, ReleasedQuestion>(Object.entries(kept));
    for (const question of now) released.set(question.id, releasedForm(question, scales));
    const wording = new Map([...Object.entries(before?.wording ?? {}), ...releasedWording(now, compiled)]);
    return {
      path: `questionnaires/${id}/released.lock.json`,
      text: `{\n  "format": "omnibus-released/1",\n  "released": "${on}",\n  "questions": ${mapText(released)},\n  "wording": ${mapText(wording)}\n}\n`,
      added: released.size - Object.keys(kept).length,
      kept: Object.keys(kept).length,
    };
  });
}

function mapText(map: ReadonlyMap<string, unknown>): string {
  const lines = [...map].sort(([one], [other]) => one.localeCompare(other, 'en', { numeric: true }));
  return `{\n${lines.map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}\n  }`;
}
