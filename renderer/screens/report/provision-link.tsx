import type { ReactNode } from 'react';
import { useSession } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';

/** Leads to an answer of a provision. `question`: its local name. */
export function ProvisionLink({ provision, question }: { readonly provision: string; readonly question: string }): ReactNode {
  const { session } = useSession();
  return (
    <RouteLink to={{ screen: 'complete', assessment: session.id, at: `${provision}/${question}` }}>
      <Reference>{fullReference(provision)}</Reference>
    </RouteLink>
  );
}
