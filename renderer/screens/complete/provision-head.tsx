import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useAskedAgencies } from '../../agencies/use-asked-agencies';
import { useSpeech } from '../../application/application-context';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { fullReference, shortReference } from '../../assessment/provision-reference';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { StateMark } from '../../components/state-mark';
import { useFormats } from '../../hooks/use-formats';
import { missingReasons } from './missing-reasons';

interface Props {
  readonly provision: Provision;
  readonly titleRef: Ref<HTMLHeadingElement>;
}

const LEVEL_SHAPES = { mandatory: '◆', consider: '◇', optional: '□', facilitative: '△', final: '▫' } as const;

/** Reference, article, obligation level, cluster and subject. */
export function ProvisionHead({ provision, titleRef }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session } = useSession();
  const formats = useFormats();
  const agencies = useAskedAgencies().of(provision.id);
  const progress = useAssessmentPart(() => session.live.provision(provision.id).progress);
  const reasonMissing = useAssessmentPart(() => missingReasons(session.live, provision).length > 0);
  return (
    <header className="provision-head">
      <p className="provision-article">
        {t('provisions.article')} <Reference>{shortReference(provision.article)}</Reference>{' '}
        <PhraseText phrase={words(`article/${provision.article}/title`)} />
      </p>
      <h1 id="provision-title" ref={titleRef} tabIndex={-1} className="provision-title">
        <Reference>{fullReference(provision.id)}</Reference>
      </h1>
      <p className="provision-facts small">
        <StateMark state={progress} />
        {reasonMissing && <span className="tree-need">{t('progress.reasonMissing')}</span>}
        <span>
          <span aria-hidden="true">{LEVEL_SHAPES[provision.obligation]} </span>
          {t(`level.${provision.obligation}`)}
        </span>
        <PhraseText phrase={words(`cluster/${provision.cluster}`)} />
        {provision.notifyUN && <span>{t('provisions.notify')}</span>}
        {agencies.length > 0 && (
          <span>
            {t('agencies.askedShort')} <bdi translate="no">{formats.list(agencies)}</bdi>
          </span>
        )}
      </p>
      <p className="provision-subject measure">
        <PhraseText phrase={words(`provision/${provision.id}/subject`)} notice />
      </p>
    </header>
  );
}
