import { useEffect, useMemo, type ReactNode } from 'react';
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

/** Opens the assessment for the screens below it; they find it with `useAssessment`. */
export function AssessmentProvider({ assessment, children }: { readonly assessment: string; readonly children: ReactNode }): ReactNode {
  const state = useHeldSession(assessment);
  if (state.status === 'loading') return <Opening />;
  if (state.status === 'failed') return <NotOpened assessment={assessment} error={state.error} onRetry={state.retry} />;
  return <Opened session={state.session}>{children}</Opened>;
}

function Opened({ session, children }: { readonly session: AssessmentSession; readonly children: ReactNode }): ReactNode {
  useKeepSaved(session);
  const { preferences, savePreferences, person } = useApplication();
  useEffect(() => {
    session.person = person;
  }, [session, person]);
  const remember = preferences.lastAssessment !== session.id;
  useEffect(() => {
    if (remember) void savePreferences({ lastAssessment: session.id });
  }, [remember, savePreferences, session.id]);
  const context = useMemo(() => ({ session, index: indexQuestionnaire(session.questionnaire) }), [session]);
  return <AssessmentContext.Provider value={context}>{children}</AssessmentContext.Provider>;
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
