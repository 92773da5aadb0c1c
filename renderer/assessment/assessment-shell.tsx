import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CommissionNotice } from '../agencies/commission-notice';
import { useApplication } from '../application/application-context';
import { formatRoute } from '../application/routes';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { RouteLink } from '../components/route-link';
import { Shell, type SkipLink } from '../shell/shell';
import { AssessmentStatus } from './assessment-status';
import { useAssessment } from './assessment-context';
import { RecoverAssessment } from './recover-assessment';
import { SaveIndicator } from './save-indicator';
import { UnsavedAnswers } from './unsaved-answers';
import { UndoButtons } from './undo-buttons';

interface Props {
  readonly title: string;
  readonly skipLinks?: readonly SkipLink[];
  readonly ownRegions?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen of one assessment: State and exercise, saved indicator, undo, and how far it is. */
export function AssessmentShell({ children, ...props }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, connected, route } = useApplication();
  const { settings, save, session, access, conflicts, document } = useAssessment();
  const notices = (
    <>
      <CommissionNotice settings={settings} />
      {!connected && <UnsavedAnswers />}
      {connected && save.kind === 'failed' && (
        <ErrorNotice title={t('save.failedTitle')} error={save.error} onRetry={() => void session.flush()} />
      )}
      {conflicts.map(({ question }) => (
        <Notice
          key={question}
          kind="warning"
          title={t('conflict.title', { who: document.answers[question]?.by.name || t('conflict.somebody') })}
        >
          <RouteLink to={{ screen: 'complete', assessment: session.id, at: question }}>{t('findings.goTo')}</RouteLink>
        </Notice>
      ))}
      {session.olderEdition && route.screen !== 'carry-over' && (
        <Notice kind="information">
          {t('carryOver.newer')} <RouteLink to={{ screen: 'carry-over', assessment: session.id }}>{t('carryOver.newerLink')}</RouteLink>
        </Notice>
      )}
      {access === 'read-only' && (
        <Notice kind="warning" actions={session.notices.length > 0 && <RecoverAssessment assessment={session.id} />}>
          {t('assessment.readOnly')}
        </Notice>
      )}
      {session.notices.map((notice) => (
        <Notice key={notice.code} kind="warning">
          {t(`recovery.${notice.code}`, { ...notice.params })}
        </Notice>
      ))}
    </>
  );
  return (
    <Shell
      {...props}
      notices={notices}
      agencyPart={settings.commission !== undefined}
      context={
        <>
          {settings.commission ? (
            <>
              <bdi>{stateName(settings.state)}</bdi> · <bdi translate="no">{settings.commission.agency}</bdi>
            </>
          ) : (
            <a className="top-bar-link" href={formatRoute({ screen: 'settings', assessment: session.id })} title={t('assessment.settings')}>
              <bdi>{stateName(settings.state)}</bdi> · <bdi>{settings.exercise.title}</bdi>
            </a>
          )}{' '}
          {settings.practice && <span className="practice-tag">{t('common.practice')}</span>}
        </>
      }
      tools={
        <>
          <SaveIndicator />
          <UndoButtons />
        </>
      }
      status={<AssessmentStatus />}
    >
      {children}
    </Shell>
  );
}
