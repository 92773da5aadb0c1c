import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { brokenCitations } from '#core/findings/register-state';
import { useAssessment } from '../assessment/assessment-context';
import { Notice } from '../components/notice';
import { RouteLink } from '../components/route-link';

/** Says that citations lead nowhere, which no rule sees and which keeps a bundle from being whole. */
export function BrokenCitations(): ReactNode {
  const { t } = useTranslation();
  const { session, document, index } = useAssessment();
  const broken = brokenCitations(document, (question) => index.question.get(question));
  if (broken.length === 0) return null;
  return (
    <Notice
      kind="warning"
      title={
        <>
          {t('evidence.order.broken')} {t('evidence.order.count', { count: broken.length })}
        </>
      }
      actions={<RouteLink to={{ screen: 'evidence', assessment: session.id }}>{t('nav.evidence')}</RouteLink>}
    >
      {t('evidence.order.brokenHint')}
    </Notice>
  );
}
