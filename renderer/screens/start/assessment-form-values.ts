import type { LeftOut, Participation } from '#core/answers/document';
import type { SettingsInput } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';

/** What is known of one instrument; `standing` is null until it is stated. */
export type ParticipationEntry = Omit<Participation, 'standing'> & {
  readonly standing: Participation['standing'] | null;
  readonly assessed: boolean;
};

/** What the form holds while it is filled in. */
export interface AssessmentFormValues {
  readonly state: string | null;
  /** Of an assessment that exists: an exercise keeps its id, whatever it is called. */
  readonly exerciseId?: string;
  readonly mechanism: SettingsInput['exercise']['mechanism'];
  /** Of the review of the Convention against Corruption; null: not in cycles. */
  readonly cycle: 1 | 2 | null;
  readonly title: string;
  readonly period: string;
  readonly deadline?: string;
  readonly assessmentDate: string;
  readonly languages: readonly Language[];
  readonly practice: boolean;
  readonly participation: Readonly<Record<string, ParticipationEntry>>;
  readonly leftOut: Required<LeftOut>;
}

export const NOTHING_LEFT_OUT: Required<LeftOut> = { clusters: [], chapters: [], levels: [] };

export const NOT_STATED: ParticipationEntry = { standing: null, assessed: false };

/** Codes of the instruments that this form asks to assess: those of a Party, or any in a practice run. */
export function assessedInstruments({ participation, practice }: AssessmentFormValues): readonly string[] {
  return Object.entries(participation).flatMap(([code, entry]) =>
    entry.assessed && (practice || entry.standing === 'party') ? [code] : [],
  );
}

/** The settings for `assessments.create` and `.configure`; the form has been checked for a State, a title and an instrument. */
export function settingsFrom(form: AssessmentFormValues): SettingsInput {
  return {
    state: form.state ?? '',
    exercise: {
      id: form.exerciseId ?? newExerciseId(form),
      title: form.title.trim(),
      mechanism: form.mechanism,
      ...(form.mechanism === 'uncac-review' && form.cycle !== null && { cycle: form.cycle }),
      period: form.period.trim() || undefined,
      deadline: form.deadline,
    },
    languages: [...form.languages],
    instruments: [...assessedInstruments(form)],
    participation: Object.fromEntries(
      Object.entries(form.participation).flatMap(([code, { assessed: _, standing, ...known }]) =>
        standing === null ? [] : [[code, { ...known, standing }]],
      ),
    ),
    ...leftOutFrom(form.leftOut),
    practice: form.practice,
    assessmentDate: form.assessmentDate,
  };
}

function leftOutFrom({ clusters, chapters, levels }: Required<LeftOut>): Pick<SettingsInput, 'leftOut'> {
  const leftOut = {
    ...(clusters.length > 0 && { clusters: [...clusters] }),
    ...(chapters.length > 0 && { chapters: [...chapters] }),
    ...(levels.length > 0 && { levels: [...levels] }),
  };
  return Object.keys(leftOut).length > 0 ? { leftOut } : {};
}

/** The form of settings that exist; `codes` are all instruments that can be assessed. */
export function formFrom(settings: SettingsInput, codes: readonly string[]): AssessmentFormValues {
  const { state, exercise, languages, practice, assessmentDate, participation, instruments, leftOut } = settings;
  return {
    state,
    exerciseId: exercise.id,
    mechanism: exercise.mechanism,
    cycle: exercise.cycle ?? null,
    title: exercise.title,
    period: exercise.period ?? '',
    deadline: exercise.deadline,
    assessmentDate,
    languages,
    practice,
    participation: Object.fromEntries(
      codes.map((code) => [code, { ...NOT_STATED, ...participation[code], assessed: instruments.includes(code) }]),
    ),
    leftOut: { ...NOTHING_LEFT_OUT, ...leftOut },
  };
}

/** The same exercise gets the same id on every computer: mechanism and period, or the title where no period is given. */
function newExerciseId({ mechanism, period, title, assessmentDate }: AssessmentFormValues): string {
  const name = slug(period) || slug(title) || assessmentDate.slice(0, 4);
  return `${mechanism}-${name}`.slice(0, 64).replace(/-+$/, '');
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
