import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../components/route-link';
import { useFormats } from '../hooks/use-formats';
import { useAssessment } from './assessment-context';
import { RevisionStatus } from './revision-status';

/** "212 of 649 answered · 9 need a citation · 4 findings", and the way to the next steps. */
export function AssessmentStatus(): ReactNode {
  const { t } = useTranslation();
  const { session, settings } = useAssessment();
  const formats = useFormats();
  const all = session.live.completeness('all');
  const findings = session.live.findings().filter((finding) => finding.level !== 'I').length;
  return (
    <>
      <p>
        {t('status.answered', { answered: formats.number(all.provisions - all.open - all.begun), total: formats.number(all.provisions) })}
        {' · '}
        {t('status.citations', { count: all.missingCitation })}
        {' · '}
        {t('status.findings', { count: findings })}
        <RevisionStatus />
      </p>
      <span className="row">
        <RouteLink to={{ screen: 'evidence', assessment: session.id }}>{t('nav.evidence')}</RouteLink>
        <RouteLink to={{ screen: 'offers', assessment: session.id }}>{t('nav.offers')}</RouteLink>
        <RouteLink to={{ screen: 'clearance', assessment: session.id }}>{t('nav.clearance')}</RouteLink>
        <RouteLink to={{ screen: 'journal', assessment: session.id }}>{t('nav.journal')}</RouteLink>
        <RouteLink to={{ screen: 'check', assessment: session.id }}>{t('nav.check')}</RouteLink>
        <RouteLink to={{ screen: 'agencies', assessment: session.id }}>
          {t(settings.commission ? 'nav.contribution' : 'nav.agencies')}
        </RouteLink>
        {!settings.commission && <RouteLink to={{ screen: 'sign', assessment: session.id }}>{t('nav.sign')}</RouteLink>}
      </span>
    </>
  );
}
