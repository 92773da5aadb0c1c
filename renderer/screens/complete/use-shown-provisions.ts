import { useMemo } from 'react';
import { reviewStatus } from '#core/answers/clearance';
import type { Provision } from '#core/questionnaire/definition';
import { useSpeech } from '../../application/application-context';
import { askedAgencies } from '../../agencies/use-asked-agencies';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { filterProvisions, type ProvisionFilter } from './filter-provisions';

const SEPARATOR = '\n';

/** The provisions that pass the filter; the same list as long as the same ones pass, however the answers move. */
export function useShownProvisions(filter: ProvisionFilter): readonly Provision[] {
  const { words } = useSpeech();
  const { session, index } = useSession();
  const ids = useAssessmentPart(({ document }) =>
    filterProvisions(
      index.workable,
      filter,
      session.live,
      words,
      (provision) => reviewStatus(document, provision),
      askedAgencies(document.workPackages),
    )
      .map(({ id }) => id)
      .join(SEPARATOR),
  );
  return useMemo(
    () =>
      ids.split(SEPARATOR).flatMap((id) => {
        const provision = index.provision.get(id);
        return provision ? [provision] : [];
      }),
    [ids, index],
  );
}
