import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenConflict } from '#core/agencies/merge-outcome';
import { useAgencies } from '../../agencies/use-agencies';
import { useApplication } from '../../application/application-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment, useSession } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { RadioGroup } from '../../components/radio-group';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';
import { AcceptAll } from './accept-all';
import { ConflictItem } from './conflict-item';

/** What differs between what stands here and what agencies say: one question at a time, or all of them. `at`: a question. */
export function ConflictsPage({ at }: { readonly at?: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const { writable } = useAssessment();
  const state = useAgencies();
  const [view, setView] = useState<'one' | 'list'>('one');
  const [marked, setMarked] = useState(true);
  const conflicts = state.status === 'done' ? state.value.conflicts : [];
  return (
    <AssessmentShell title={t('agencies.conflicts.title')}>
      <header className="stack-small">
        <p>
          <RouteLink to={{ screen: 'agencies', assessment: session.id }}>{t('agencies.prepared.back')}</RouteLink>
        </p>
        <h1>{t('agencies.conflicts.title')}</h1>
        <p className="measure">{t('agencies.conflicts.intro')}</p>
      </header>
      {state.status === 'loading' && <Loading />}
      {state.status === 'failed' && <ErrorNotice error={state.error} onRetry={state.reload} />}
      {state.status === 'done' && conflicts.length === 0 && (
        <EmptyState title={t('agencies.conflicts.none')}>{t('agencies.conflicts.noneHint')}</EmptyState>
      )}
      {conflicts.length > 0 && (
        <>
          <div className="conflict-views screen-only">
            <RadioGroup
              label={t('agencies.conflicts.view')}
              horizontal
              choices={[
                { id: 'one', label: t('agencies.conflicts.one') },
                { id: 'list', label: t('agencies.conflicts.list') },
              ]}
              value={view}
              onChange={setView}
            />
            <Checkbox checked={marked} onChange={setMarked}>
              {t('agencies.conflicts.mark')}
            </Checkbox>
            {writable && state.status === 'done' && <AcceptAll conflicts={conflicts} leftOut={state.value.leftOut} />}
          </div>
          {view === 'one' ? (
            <OneAtATime conflicts={conflicts} at={at} marked={marked} />
          ) : (
            conflicts.map((conflict) => <ConflictItem key={conflict.question} conflict={conflict} marked={marked} />)
          )}
        </>
      )}
    </AssessmentShell>
  );
}

interface OneProps {
  readonly conflicts: readonly OpenConflict[];
  readonly at: string | undefined;
  readonly marked: boolean;
}

/** Once one is decided, the one that takes its place is shown and gets the focus. */
function OneAtATime({ conflicts, at, marked }: OneProps): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const { session } = useSession();
  const formats = useFormats();
  const [place, setPlace] = useState(0);
  const named = conflicts.findIndex(({ question }) => question === at);
  const current = Math.min(named >= 0 ? named : place, conflicts.length - 1);
  const conflict = conflicts[current];
  const title = useRef<HTMLHeadingElement>(null);
  const shown = useRef<string | undefined>(conflict?.question);
  useEffect(() => {
    if (shown.current === conflict?.question) return;
    shown.current = conflict?.question;
    title.current?.focus();
  }, [conflict?.question]);
  const go = (next: number): void => {
    setPlace(next);
    navigate({ screen: 'agencies', assessment: session.id, part: 'conflicts', about: conflicts[next]?.question }, { replace: true });
  };
  if (!conflict) return null;
  return (
    <>
      <nav className="row screen-only" aria-label={t('agencies.conflicts.steps')}>
        <Button isDisabled={current === 0} onPress={() => go(current - 1)}>
          {t('agencies.conflicts.previous')}
        </Button>
        <span>{t('agencies.conflicts.place', { place: formats.number(current + 1), total: formats.number(conflicts.length) })}</span>
        <Button isDisabled={current === conflicts.length - 1} onPress={() => go(current + 1)}>
          {t('agencies.conflicts.next')}
        </Button>
      </nav>
      <ConflictItem key={conflict.question} conflict={conflict} marked={marked} titleRef={title} onDecided={() => setPlace(current)} />
    </>
  );
}
