import type { SettingsRecord } from '#core/answers/document';
import type { SettingsInput } from '#core/contract/operations';
import type { ServiceContext } from '../context';

type SettingsThen = Pick<SettingsRecord, 'state' | 'exercise' | 'languages' | 'participation' | 'instruments' | 'leftOut' | 'practice'>;

/** What was said of the State and its treaties then, for today; instruments that are not asked any more are left out. */
export function proposedSettings({ content, clock }: Pick<ServiceContext, 'content' | 'clock'>, then: SettingsThen): SettingsInput {
  const { state, exercise, languages, participation, instruments, leftOut, practice } = then;
  const { mechanism, cycle, id, title } = exercise;
  const codes = new Set(content.packed().instruments.map(({ code }) => code));
  const { clusters, chapters, levels } = leftOut ?? {};
  return {
    state,
    exercise: { id, title, mechanism, ...(cycle && { cycle }) },
    languages: [...languages],
    participation: { ...participation },
    instruments: instruments.filter((code) => codes.has(code)),
    ...(leftOut && {
      leftOut: {
        ...(clusters && { clusters: [...clusters] }),
        ...(chapters && { chapters: [...chapters] }),
        ...(levels && { levels: [...levels] }),
      },
    }),
    practice,
    assessmentDate: clock.now().slice(0, 10),
  };
}
