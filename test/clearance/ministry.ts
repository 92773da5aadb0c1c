import { onTestFinished } from 'vitest';
import type { ReviewStatus } from '#core/answers/clearance';
import { reviewStatus } from '#core/answers/clearance';
import type { CallContext } from '#core/contract/dispatch';
import type { Saved } from '#core/contract/operations';
import { Office, type Official } from '#test/store/office';
import { scratchFolder } from '#test/bundle/scratch';

const call: CallContext = { signal: new AbortController().signal, progress: () => {} };

/** One assessment on which several people of a ministry work, each under a name of their own. */
export class Ministry {
  private constructor(
    readonly office: Office,
    readonly assessment: string,
    readonly folder: string,
  ) {}

  static async opens(folder?: string): Promise<Ministry> {
    const place = folder ?? (await scratchFolder());
    const office = await Office.open(place);
    onTestFinished(() => office.close());
    return new Ministry(office, (await office.begins()).assessment, place);
  }

  /** Answers and comments, under that name. */
  person(name: string): Official {
    return this.office.continues(this.assessment, name);
  }

  get drafter(): Official {
    return this.person('D. Drafter');
  }

  /** Sets one status for all of these provisions at once, having seen what they have now. */
  async sets(
    status: ReviewStatus,
    provisions: readonly string[],
    { by = 'R. Reviewer', reopen = false }: { by?: string; reopen?: boolean } = {},
  ): Promise<Saved> {
    this.office.timePasses();
    const { document } = await this.office.reads(this.assessment);
    return this.office.handlers['clearance.set'](
      {
        assessment: this.assessment,
        provisions: provisions.map((provision) => ({ provision, base: document.clearances[provision]?.revision ?? 0 })),
        status,
        reopen,
        by: { name: by, role: 'reviewer' },
      },
      call,
    );
  }

  async statusOf(provision: string): Promise<ReviewStatus> {
    return reviewStatus((await this.office.reads(this.assessment)).document, provision);
  }

  async statuses(provisions: readonly string[]): Promise<readonly ReviewStatus[]> {
    return Promise.all(provisions.map((provision) => this.statusOf(provision)));
  }
}
