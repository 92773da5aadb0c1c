import type { Participation } from '#core/answers/document';
import type { SettingsInput } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';

export interface ParticipationEntry {
  readonly standing: Participation['standing'] | null;
  readonly assessed: boolean;
  readonly signed?: string;
  readonly act?: Participation['act'];
  readonly deposited?: string;
  readonly inForce?: string;
}

/** What the form holds while it is filled in. */
export interface NewAssessmentForm {
  readonly state: string | null;
  readonly mechanism: SettingsInput['exercise']['mechanism'];
  readonly title: string;
  readonly period: string;
  readonly deadline?: string;
  readonly assessmentDate: string;
  readonly languages: readonly Language[];
  readonly practice: boolean;
  readonly participation: Readonly<Record<string, ParticipationEntry>>;
}

/** Codes of the instruments that this form asks to assess: those of a Party, or any in a practice run. */
export function assessedInstruments({ participation, practice }: NewAssessmentForm): readonly string[] {
  return Object.entries(participation).flatMap(([code, entry]) =>
    entry.assessed && (practice || entry.standing === 'party') ? [code] : [],
  );
}

/** The settings for `assessments.create`; the form has been checked for a State, a title and an instrument. */
export function settingsFrom(form: NewAssessmentForm): SettingsInput {
  return {
    state: form.state ?? '',
    exercise: {
      id: exerciseId(form),
      title: form.title.trim(),
      mechanism: form.mechanism,
      period: form.period.trim() || undefined,
      deadline: form.deadline,
    },
    languages: [...form.languages],
    instruments: [...assessedInstruments(form)],
    participation: Object.fromEntries(
      Object.entries(form.participation).flatMap(([code, { standing, signed, act, deposited, inForce }]) =>
        standing === null ? [] : [[code, { standing, signed, act, deposited, inForce }]],
      ),
    ),
    practice: form.practice,
    assessmentDate: form.assessmentDate,
  };
}

/** The same exercise gets the same id on every computer: mechanism and period, or the title where no period is given. */
function exerciseId({ mechanism, period, title, assessmentDate }: NewAssessmentForm): string {
  const name = slug(period) || slug(title) || assessmentDate.slice(0, 4);
  return `${mechanism}-${name}`.slice(0, 64).replace(/-+$/, '');
}

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
