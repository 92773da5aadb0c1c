import type { OpenDataPreview } from '#core/contract/operations';
import type { OpenFilter } from '#core/open-data/descriptor';
import { exerciseTitles } from '#core/register/exercise-titles';
import type { RegisterEntry } from '#core/register/register';
import type { StandingRelease } from '#core/register/release-book';

export interface Chosen {
  /** By State, exercise, instruments and number. */
  readonly entries: readonly RegisterEntry[];
  readonly preview: OpenDataPreview;
}

/** What goes into the package: of each State and round the latest submission, whole, released, and no practice. */
export function chooseSubmissions(
  entries: readonly RegisterEntry[],
  releaseOf: (digest: string) => StandingRelease,
  { exercises, instruments }: OpenFilter,
): Chosen {
  const earnest = entries.filter(({ claims, report }) => !claims.practice && report.verdict === 'whole');
  const within = earnest.filter(
    ({ claims }) =>
      (exercises?.includes(claims.exercise) ?? true) &&
      (instruments === undefined || claims.instruments.some((code) => instruments.includes(code))),
  );
  const latest = within.filter(({ place }) => place !== 'replaced');
  const places = new Map<string, RegisterEntry[]>();
  for (const entry of latest) {
    const beside = places.get(placeOf(entry));
    if (beside) beside.push(entry);
    else places.set(placeOf(entry), [entry]);
  }
  const rivals = (one: RegisterEntry): boolean =>
    (places.get(placeOf(one)) ?? []).some(
      (other) => other.digest !== one.digest && other.claims.instruments.some((code) => one.claims.instruments.includes(code)),
    );
  const released = latest.filter(({ digest }) => releaseOf(digest).released);
  const chosen = released.filter((entry) => !rivals(entry));
  const sorted = chosen.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const titles = exerciseTitles(earnest.map(({ claims }) => claims));
  return {
    entries: sorted,
    preview: {
      submissions: sorted.length,
      states: new Set(sorted.map(({ claims }) => claims.state)).size,
      notReleased: latest.length - released.length,
      replaced: within.length - latest.length,
      undecided: released.length - chosen.length,
      exercises: [...titles].map(([id, title]) => ({ id, title })).sort((one, other) => (one.id < other.id ? 1 : -1)),
      instruments: [...new Set(earnest.flatMap(({ claims }) => claims.instruments))].sort(),
    },
  };
}

/** A State in a round. */
const placeOf = ({ claims }: RegisterEntry): string => `${claims.state}\n${claims.exercise}`;

const keyOf = ({ digest, claims }: RegisterEntry): string =>
  [claims.state, claims.exercise, [...claims.instruments].sort().join(' '), String(claims.number).padStart(6, '0'), digest].join('\n');
