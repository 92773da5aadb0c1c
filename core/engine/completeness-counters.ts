import type { Groups } from './provision-groups';
import type { Completeness, ProvisionProgress } from './live-assessment';

/** In the order of the numbers by which the counters know them. */
export const PROGRESS: readonly ProvisionProgress[] = ['open', 'begun', 'needs', 'complete', 'not-known', 'not-applicable'];
const PROGRESS_FIELDS = ['open', 'begun', 'needs', 'complete', 'notKnown', 'notApplicable'] as const;

const WIDTH = 10;
const PROVISIONS = 0;
const FIRST_PROGRESS = 1;
const MISSING_CITATION = 7;
const ASKED = 8;
const ANSWERED = 9;

/** What one provision adds to the counters of its groups. */
export interface Contribution {
  readonly counted: boolean;
  /** Place in `PROGRESS`. */
  readonly progress: number;
  readonly missingCitation: boolean;
  readonly asked: number;
  readonly answered: number;
}

/** Counters of all groups, moved by the difference whenever a provision changes: reading them costs nothing. */
export class CompletenessCounters {
  private readonly counts: Int32Array;

  constructor(private readonly groups: Groups) {
    this.counts = new Int32Array(groups.numbers.size * WIDTH);
  }

  /** `sign`: 1 to add, -1 to take away. */
  move(provision: number, { counted, progress, missingCitation, asked, answered }: Contribution, sign: 1 | -1): void {
    if (!counted) return;
    const { starts, targets } = this.groups.groupsOf;
    for (let place = starts[provision]!; place < starts[provision + 1]!; place++) {
      const group = targets[place]! * WIDTH;
      this.counts[group + PROVISIONS]! += sign;
      this.counts[group + FIRST_PROGRESS + progress]! += sign;
      if (missingCitation) this.counts[group + MISSING_CITATION]! += sign;
      this.counts[group + ASKED]! += sign * asked;
      this.counts[group + ANSWERED]! += sign * answered;
    }
  }

  /** Throws for a group that the questionnaire does not have. */
  read(key: string): Completeness {
    const number = this.groups.numbers.get(key);
    if (number === undefined) throw new Error(`The questionnaire has no group ${key}.`);
    const at = (field: number): number => this.counts[number * WIDTH + field]!;
    const [open, begun, needs, complete, notKnown, notApplicable] = PROGRESS_FIELDS.map((_, place) => at(FIRST_PROGRESS + place));
    return {
      provisions: at(PROVISIONS),
      open: open!,
      begun: begun!,
      needs: needs!,
      complete: complete!,
      notKnown: notKnown!,
      notApplicable: notApplicable!,
      missingCitation: at(MISSING_CITATION),
      asked: at(ASKED),
      answered: at(ANSWERED),
    };
  }
}
