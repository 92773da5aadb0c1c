import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import type { AppErrorBody } from '#core/contract/errors';
import type { Provision } from '#core/questionnaire/definition';
import { useAssessmentPart, useSession, useWritable } from '../assessment/assessment-context';
import { useAnnouncer } from '../components/announcer';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { RouteLink } from '../components/route-link';
import { earlierIndex } from './use-earlier';
import { isWaiting } from './waiting';

/** What of this provision waits to be confirmed, and one step for all of it. Opening it is looking at it. */
export function ToConfirmHere({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const writable = useWritable();
  const { announce } = useAnnouncer();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const waiting = useAssessmentPart(({ document }) =>
    provision.questions.filter((question) => isWaiting(document, question) && session.live.isAsked(question)).join(' '),
  );
  const unseen = useAssessmentPart(({ document }) => {
    const beside = earlierIndex(document);
    return provision.questions.some((question) => beside.get(question)?.some(({ earlier }) => earlier.seen === undefined));
  });
  const cleared = useAssessmentPart(({ document }) => isCleared(document, provision.id));
  useEffect(() => {
    if (unseen && writable) void session.write('carryOver.seen', { provision: provision.id });
  }, [unseen, writable, session, provision.id]);
  const questions = waiting === '' ? [] : waiting.split(' ');
  if (questions.length === 0) return null;

  const confirm = async (): Promise<void> => {
    const { answers } = session.getSnapshot().document;
    const result = await session.write('carryOver.confirm', {
      answers: questions.map((question) => ({ question, base: answers[question]?.revision ?? 0 })),
    });
    setError(result.ok ? null : result.error);
    if (result.ok) announce(t('carryOver.confirmed', { count: questions.length }));
  };
  return (
    <Notice
      kind="information"
      title={t('carryOver.here', { count: questions.length })}
      actions={
        <>
          <Button isDisabled={!writable || unseen || cleared} onPress={() => void confirm()}>
            {t('carryOver.confirmAll', { count: questions.length })}
          </Button>
          <RouteLink to={{ screen: 'carry-over', assessment: session.id }}>{t('carryOver.title')}</RouteLink>
        </>
      }
    >
      {t(cleared ? 'carryOver.clearedHere' : 'carryOver.hereHint')}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </Notice>
  );
}
