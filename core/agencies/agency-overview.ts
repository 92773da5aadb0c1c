import type { Person } from '../answers/answer';
import type { WorkPackage } from '../answers/work-package';

/** How one commission stands: everything that was sent to one agency about one part, and what came back. */
export interface AgencyOverview {
  /** Id of the commission: that of its first package. */
  readonly commission: string;
  readonly agency: string;
  /** The newest package. */
  readonly workPackage: string;
  readonly language: WorkPackage['language'];
  readonly instructions: string;
  /** Of the newest package. */
  readonly provisions: readonly string[];
  /** ISO instants: of the first package and of the newest. */
  readonly firstSent: string;
  readonly lastSent: string;
  /** ISO date. */
  readonly due?: string;
  /** Packages of the commission, oldest first. */
  readonly packages: readonly {
    readonly id: string;
    readonly at: string;
    readonly fileName?: string;
    readonly asks: WorkPackage['asks'];
  }[];
  readonly withdrawn: boolean;
  /** Asked back, and nothing has come since. */
  readonly awaiting: boolean;
  /** Contributions, newest number first. */
  readonly returned: readonly ReturnedContribution[];
  /** Asked at present in its scope and required, and how many of them have an answer here. */
  readonly asked: number;
  readonly answered: number;
  /** Questions that nobody has answered yet: `asked - answered`. */
  readonly open: number;
  /** Questions of its scope that wait for a decision. */
  readonly conflicts: number;
  /** Answers that agree or are new and wait for the next merge, because their provision was cleared when they came. */
  readonly waiting: number;
}

export interface ReturnedContribution {
  readonly digest: string;
  readonly workPackage: string;
  readonly number: number;
  readonly by: Person;
  /** ISO instants. */
  readonly writtenAt: string;
  readonly receivedAt: string;
  readonly answers: number;
  /** A newer one of its source has taken its place. */
  readonly replaced: boolean;
}
