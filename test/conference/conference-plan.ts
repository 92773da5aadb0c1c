import type { Exercise, Participation } from '#core/answers/document';
import type { Release } from '#core/answers/release';
import type { StateEntry } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import { Seeded } from './seeded';

export const INSTRUMENTS = ['UNTOC', 'TIP', 'SOM', 'FIREARMS', 'UNCAC'] as const;

export interface Round {
  readonly exercise: Exercise & { readonly deadline: string };
  readonly assessmentDate: string;
}

const round = (year: number): Round => ({
  exercise: {
    id: `conference-${year}`,
    title: `Exercise ${year} of the Conference`,
    mechanism: 'self-assessment',
    period: `${year - 2}-${year - 1}`,
    deadline: `${year}-03-31`,
  },
  assessmentDate: `${year}-01-01`,
});
export const ROUNDS: readonly Round[] = [round(2022), round(2024), round(2026)];

/** One submission that a State makes; the next of the same State, instrument and round has the number after it. */
export interface PlannedSubmission {
  readonly state: string;
  readonly instrument: string;
  /** Index in `ROUNDS`. */
  readonly round: number;
  /** 1, then 2 where it was revised. */
  readonly number: number;
  readonly practice: boolean;
  /** ISO instant; after the deadline where it is late. */
  readonly sealedAt: string;
  readonly languages: readonly Language[];
  readonly participation: Readonly<Record<string, Participation>>;
  /** What the State says of it; absent: nothing. */
  readonly release?: Release;
}

const PARTY = { UNTOC: 0.97, TIP: 0.93, SOM: 0.8, FIREARMS: 0.65, UNCAC: 0.97 } as const;
const FIRST_DEPOSIT = 2006;
const LAST_DEPOSIT = 2023;

/** The Member States and the European Union. */
export const participantsAmong = (states: readonly StateEntry[]): readonly StateEntry[] =>
  states.filter(({ kind }) => kind === 'member' || kind === 'regional-organization');

/** What a State said of its participation; the same in every round, but for what was deposited later. Invented. */
function participationOf(state: string, before: string): Readonly<Record<string, Participation>> {
  const stated: Record<string, Participation> = {};
  for (const code of INSTRUMENTS) {
    const draw = new Seeded('participation', state, code);
    const year = draw.between(FIRST_DEPOSIT, LAST_DEPOSIT);
    const deposited = `${year}-${two(draw.between(1, 12))}-${two(draw.between(1, 28))}`;
    const inForce = `${year + 1}-01-15`;
    // A protocol binds nobody who is no Party to the Convention.
    const may = code === 'UNTOC' || code === 'UNCAC' || stated['UNTOC']?.standing === 'party';
    const party = may && draw.chance(PARTY[code]) && inForce <= before;
    const act = draw.oneOf(['ratification', 'accession'] as const);
    stated[code] = party ? { standing: 'party', act, deposited, inForce } : { standing: draw.chance(0.5) ? 'signatory' : 'none' };
  }
  return stated;
}

/**
 * Every submission of the Conference, round by round: most States that are a Party answer in time, some late, some not at all, some
 * once more, and a few only practise.
 */
export function conferencePlan(states: readonly StateEntry[]): readonly PlannedSubmission[] {
  const planned: PlannedSubmission[] = [];
  for (const [index, { exercise, assessmentDate }] of ROUNDS.entries()) {
    for (const { code: state, language } of participantsAmong(states)) {
      const participation = participationOf(state, assessmentDate);
      for (const instrument of INSTRUMENTS) {
        const draw = new Seeded('plan', state, instrument, index);
        if (participation[instrument]?.standing !== 'party' || !draw.chance(0.93)) continue;
        const practice = draw.chance(0.02);
        const late = draw.chance(0.18);
        const days = late ? draw.between(1, 200) : -draw.between(0, 80);
        const languages: readonly Language[] = language !== 'en' && draw.chance(0.3) ? [language, 'en'] : [language];
        const times = draw.chance(0.4) ? (draw.chance(0.2) ? 3 : 2) : 1;
        for (let number = 1; number <= times; number++) {
          const sealedAt = instantAfter(exercise.deadline, days + (number - 1) * 40, draw);
          planned.push({ state, instrument, round: index, number, practice, sealedAt, languages, participation });
        }
      }
    }
  }
  return planned;
}

const DAY_MS = 86_400_000;
const instantAfter = (day: string, days: number, draw: Seeded): string =>
  new Date(Date.parse(`${day}T08:00:00.000Z`) + days * DAY_MS + draw.between(0, 30_000) * 1_000).toISOString();

const two = (value: number): string => String(value).padStart(2, '0');
