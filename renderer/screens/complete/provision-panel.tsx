import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { AskedBackHere } from '../../agencies/asked-back-here';
import { useAssessmentPart, useSession, useWritable } from '../../assessment/assessment-context';
import { ToConfirmHere } from '../../carry-over/to-confirm-here';
import { useAnnouncer } from '../../components/announcer';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';
import { isTourRunning } from '../../help/tour-running';
import { ClearanceHere } from '../../clearance/clearance-here';
import { KeptAnswers } from '../../kept-answers/kept-answers';
import { ConfidentialHere } from '../../release/confidential-here';
import { OffersHere } from '../../offers/offers-here';
import { Comments } from './comments';
import { FindingsHere } from './findings-here';
import { ProvisionHead } from './provision-head';
import { ProvisionSteps } from './provision-steps';
import { SectionForm } from './section-form';
import { focusQuestion } from './question-anchor';

interface Props {
  readonly provision: Provision;
  /** Provisions in the list, for going to the one before and after. */
  readonly shown: readonly Provision[];
  /** A question to go to, or the provision itself. */
  readonly focusOn: string | undefined;
  readonly onChoose: (provision: string) => void;
}

/** One provision: what it is, its questions, what is wrong with it, and what colleagues say about it. */
export function ProvisionPanel({ provision, shown, focusOn, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const { announce } = useAnnouncer();
  const writable = useWritable();
  const title = useRef<HTMLHeadingElement>(null);
  const progress = useAssessmentPart(() => session.live.provision(provision.id).progress);
  const automatic = useAssessmentPart(() => session.live.provision(provision.id).automatic);

  useEffect(() => {
    if (focusOn && focusOn !== provision.id && focusQuestion(focusOn)) return;
    if (!isTourRunning()) title.current?.focus({ preventScroll: true });
  }, [focusOn, provision.id]);
  useEffect(() => {
    announce(t('provisions.stateNow', { state: t(`progress.${progress}`) }));
  }, [progress, announce, t]);

  return (
    <section className="complete-questions" aria-labelledby="provision-title">
      <ProvisionSteps provision={provision} shown={shown} onChoose={onChoose} />
      <ProvisionHead provision={provision} titleRef={title} />
      {automatic && <Notice kind="information">{t('provisions.automatic')}</Notice>}
      <ClearanceHere provision={provision.id} />
      <ConfidentialHere provision={provision.id} />
      <AskedBackHere provision={provision.id} />
      <OffersHere provision={provision} onAmend={focusQuestion} />
      <ToConfirmHere provision={provision} />
      <KeptAnswers provision={provision.id} />
      <SectionForm provision={provision} afterStatus={<FindingsHere provision={provision} />} />
      <Comments provision={provision} />
      {writable && (
        <p className="small">
          <RouteLink to={{ screen: 'erase', assessment: session.id, at: `provision:${provision.id}` }}>
            {t('erase.fromProvision')}
          </RouteLink>
        </p>
      )}
    </section>
  );
}
