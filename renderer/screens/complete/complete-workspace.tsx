import { useCallback, useDeferredValue, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useSession } from '../../assessment/assessment-context';
import { SetShownClearance } from '../../clearance/set-shown-clearance';
import { EmptyState } from '../../components/empty-state';
import { isFiltered, NO_FILTER, type ProvisionFilter } from './filter-provisions';
import { GuidancePanel } from './guidance/guidance-panel';
import { ProvisionFilters } from './provision-filters';
import { ProvisionPanel } from './provision-panel';
import { ProvisionTree } from './provision-tree';
import { resumePlace } from './resume-place';
import { useShownProvisions } from './use-shown-provisions';

/** Three regions: the provisions, the questions of one of them, and what helps to answer. */
export function CompleteWorkspace({ at }: { readonly at?: string }): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const { session, index } = useSession();
  const [filter, setFilter] = useState<ProvisionFilter>(NO_FILTER);
  const searched = useDeferredValue(filter);

  const place = at ?? resumePlace(session.getSnapshot().document, index, session.live);
  const provisionId = place && (index.provision.has(place) ? place : index.question.get(place)?.provision);
  const provision = provisionId ? index.provision.get(provisionId) : undefined;

  const shown = useShownProvisions(searched);
  const choose = useCallback(
    (next: string) => {
      void session.flush();
      navigate({ screen: 'complete', assessment: session.id, at: next });
    },
    [navigate, session],
  );
  useEffect(() => {
    if (at === undefined && place) navigate({ screen: 'complete', assessment: session.id, at: place }, { replace: true });
  }, [at, place, navigate, session]);

  return (
    <AssessmentShell
      title={t('nav.complete')}
      ownRegions
      skipLinks={[
        { target: 'provisions', label: t('nav.skipToProvisions') },
        { target: 'provision-title', label: t('nav.skipToQuestion') },
        { target: 'guidance', label: t('nav.skipToGuidance') },
      ]}
    >
      <div className="complete">
        <nav id="provisions" className="complete-list" aria-labelledby="provisions-title" tabIndex={-1}>
          <h2 id="provisions-title" className="visually-hidden">
            {t('provisions.title')}
          </h2>
          <ProvisionFilters filter={filter} onChange={setFilter} />
          {isFiltered(searched) && <SetShownClearance provisions={shown} />}
          <ProvisionTree provisions={shown} current={provision} onChoose={choose} expandAll={isFiltered(searched)} />
        </nav>
        {provision ? (
          <>
            <ProvisionPanel key={provision.id} provision={provision} shown={shown} focusOn={place} onChoose={choose} />
            <GuidancePanel key={`${provision.id} guidance`} provision={provision} />
          </>
        ) : (
          <EmptyState title={t('provisions.none')}>{t('provisions.noneHint')}</EmptyState>
        )}
      </div>
    </AssessmentShell>
  );
}
