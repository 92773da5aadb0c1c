import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import { ErrorNotice } from '../components/error-notice';
import { Loading } from '../components/loading';
import { RouteLink } from '../components/route-link';
import { Shell } from '../shell/shell';
import { AssessmentContext } from './assessment-context';
import type { AssessmentSession } from './assessment-session';
import { indexQuestionnaire } from './questionnaire-index';
import { RecoverAssessment } from './recover-assessment';
import { useHeldSession } from './use-held-session';
import { useKeepSaved } from './use-keep-saved';
import { WordsOfEdition } from './words-of-edition';

/** Opens the assessment for the screens below it; they find it with `useAssessment`. */
export function AssessmentProvider({ assessment, children }: { readonly assessment: string; readonly children: ReactNode }): ReactNode {
  const state = useHeldSession(assessment);
  if (state.status === 'loading') return <Opening />;
  if (state.status === 'failed') return <NotOpened assessment={assessment} error={state.error} onRetry={state.retry} />;
  return (
    <Opened key={state.session.edition} session={state.session} onOtherEdition={state.renew}>
      {children}
    </Opened>
  );
}

interface OpenedProps {
  readonly session: AssessmentSession;
  readonly onOtherEdition: () => void;
  readonly children: ReactNode;
}

function Opened({ session, onOtherEdition, children }: OpenedProps): ReactNode {
  useKeepSaved(session);
  const edition = useSyncExternalStore(session.subscribe, () => session.getSnapshot().document.settings['assessment']?.edition);
  const isOther = session.edition !== undefined && edition !== session.edition;
  useEffect(() => {
    if (isOther) onOtherEdition();
  }, [isOther, onOtherEdition]);
  const { preferences, savePreferences, person } = useApplication();
  useEffect(() => {
    session.person = person;
  }, [session, person]);
  const remember = preferences.lastAssessment !== session.id;
  useEffect(() => {
    if (remember) void savePreferences({ lastAssessment: session.id });
  }, [remember, savePreferences, session.id]);
  const context = useMemo(() => ({ session, index: indexQuestionnaire(session.questionnaire) }), [session]);
  return (
    <AssessmentContext.Provider value={context}>
      {session.olderEdition ? <WordsOfEdition edition={session.edition}>{children}</WordsOfEdition> : children}
    </AssessmentContext.Provider>
  );
}

function Opening(): ReactNode {
  const { t } = useTranslation();
  return (
    <Shell title={t('nav.complete')}>
      <Loading label={t('assessment.opening')} />
    </Shell>
  );
}

interface NotOpenedProps {
  readonly assessment: string;
  readonly error: AppErrorBody;
  readonly onRetry: () => void;
}

function NotOpened({ assessment, error, onRetry }: NotOpenedProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Shell title={t('assessment.notOpened')}>
      <h1>{t('assessment.notOpened')}</h1>
      <ErrorNotice error={error} onRetry={onRetry} />
      {error.code === 'damaged' && <RecoverAssessment assessment={assessment} />}
      <RouteLink to={{ screen: 'start' }}>{t('assessment.backToStart')}</RouteLink>
    </Shell>
  );
}
