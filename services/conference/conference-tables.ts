import { Arrangement } from '#core/conference/arrangement';
import { buildTable, type ConferenceTable, type KnownState, type TableBasis } from '#core/conference/build-table';
import { currentSubmissions, receivedExercises, type CurrentSubmission, type ExerciseChoice } from '#core/conference/current-submissions';
import type { Scope, TableRequest } from '#core/conference/table-request';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, NotCounted } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import type { StandingRelease } from '#core/register/release-book';
import { isConfidential } from '#core/submission/release';
import type { ContentLibrary } from '../content/content-library';
import type { ServiceContext } from '../context';
import type { SearchableRegister } from '../register/search-handlers';
import { standingReleases, titleForOthers } from '../register/standing-releases';

export type AskedTable = Input<'conference.table'>;

/** A table with what it was counted from; `table` absent: nothing was received. */
export interface CountedConference {
  readonly exercises: readonly ExerciseChoice[];
  readonly exercise?: ExerciseChoice;
  readonly table?: ConferenceTable;
  readonly arrangement: Arrangement;
  /** Codes in the order in which a list of States is read in this language. */
  readonly states: readonly string[];
  readonly current: readonly CurrentSubmission[];
  readonly notCounted: NotCounted;
  readonly releaseOf: (digest: string) => StandingRelease;
}

type Needs = Pick<ServiceContext, 'data' | 'clock' | 'content'>;
const NOTHING: NotCounted = { forks: 0, unread: 0, notReleased: 0 };

/** Counts what is asked for. Throws AppError `not-found` for an exercise in which nothing was received, and `cancelled`. */
export class ConferenceTables {
  readonly #arrangements = new WeakMap<ReturnType<ContentLibrary['questionnaire']>, Arrangement>();

  constructor(
    private readonly context: Needs,
    private readonly from: Pick<SearchableRegister, 'register' | 'summaries'>,
  ) {}

  async count(asked: AskedTable, call: CallContext): Promise<CountedConference> {
    const { register, summaries } = this.from;
    const entries = await register.list();
    const exercises = receivedExercises(entries);
    const chosen = asked.exercise === undefined ? exercises[0] : exercises.find(({ id }) => id === asked.exercise);
    if (!chosen && asked.exercise !== undefined) throw new AppError('not-found', { what: 'exercise', id: asked.exercise });
    const arrangement = this.#arrangement();
    const known = this.#states(asked.language);
    const releaseOf = await standingReleases(this.context, register);
    const found = { exercises, arrangement, states: known.map(({ code }) => code), releaseOf };
    if (!chosen) return { ...found, current: [], notCounted: NOTHING };
    const exercise = asked.scope === 'internal' ? chosen : { ...chosen, title: titleForOthers(entries, releaseOf, chosen.id) };
    const { counted: current, forks } = currentSubmissions(entries, exercise.id);
    const digests = [...new Set(current.map(({ digest }) => digest))];
    const book = await summaries.of(
      digests.map((digest) => ({ digest })),
      call,
    );
    const basis: TableBasis = { summaries: book, current, arrangement, states: known, lets: letting(asked.scope, releaseOf) };
    const request: TableRequest = { kind: asked.kind, rows: asked.rows, columns: asked.columns, filter: asked.filter };
    const notCounted = {
      forks: forks.length,
      unread: digests.filter((digest) => book.of(digest)?.unread).length,
      notReleased: asked.scope === 'released' ? digests.filter((digest) => !releaseOf(digest).released).length : 0,
    };
    return { ...found, exercise, current, notCounted, table: buildTable(request, basis) };
  }

  #arrangement(): Arrangement {
    const questionnaire = this.context.content.questionnaire();
    const known = this.#arrangements.get(questionnaire) ?? new Arrangement(questionnaire);
    this.#arrangements.set(questionnaire, known);
    return known;
  }

  /** As a list of States is read in this language. Who is no Member State stands there only once something has come. */
  #states(language: Language): readonly KnownState[] {
    const order = new Intl.Collator(language);
    return this.context.content
      .states()
      .toSorted((one, other) => order.compare(one.name[language] ?? one.code, other.name[language] ?? other.code))
      .map(({ code, group, kind }) => ({ code, group, expected: kind === 'member' || kind === 'regional-organization' }));
  }
}

function letting(scope: Scope, releaseOf: (digest: string) => StandingRelease): TableBasis['lets'] {
  if (scope === 'internal') return () => () => true;
  return ({ digest }) => {
    const release = releaseOf(digest);
    return release.released ? (provision) => !isConfidential(release, provision) : null;
  };
}
