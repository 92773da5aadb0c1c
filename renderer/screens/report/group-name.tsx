import type { ReactNode } from 'react';
import type { AnalysisPivot } from '#core/report/gap-analysis';
import { useApplication } from '../../application/application-context';
import { fullReference } from '../../assessment/provision-reference';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';

/** An instrument, cluster or article by its name. */
export function GroupName({ by, group }: { readonly by: AnalysisPivot; readonly group: string }): ReactNode {
  const { words } = useApplication();
  if (by === 'instrument') return <PhraseText phrase={words(`instrument/${group}/short-title`)} />;
  if (by === 'cluster') return <PhraseText phrase={words(`cluster/${group}`)} />;
  return (
    <>
      <Reference>{fullReference(group)}</Reference> <PhraseText phrase={words(`article/${group}/title`)} />
    </>
  );
}
