import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LookedAtPackage } from '#core/contract/operations';
import { WhoAndWhen } from '../../agencies/who-and-when';
import { useApplication } from '../../application/application-context';
import { FingerprintGroups } from '../../components/fingerprint-groups';
import { useFormats } from '../../hooks/use-formats';
import { LANGUAGE_NAMES } from '../../localisation/direction';

/** What a work package says before it is opened: whom it asks, for what, until when, and who asks as far as can be known. */
export function PackageFacts({ looked }: { readonly looked: LookedAtPackage }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { agency, state, exerciseTitle, practice, language, instructions, due, provisions, from, preparedAt, signer } = looked;
  return (
    <dl className="facts">
      <dt>{t('agencies.open.for')}</dt>
      <dd>
        <bdi translate="no">{agency}</bdi>
      </dd>
      <dt>{t('agencies.open.from')}</dt>
      <dd>
        <WhoAndWhen by={from} at={preparedAt} />
      </dd>
      <dt>{t('agencies.open.exercise')}</dt>
      <dd>
        <bdi>{stateName(state)}</bdi> · <bdi translate="no">{exerciseTitle}</bdi>{' '}
        {practice && <span className="practice-tag">{t('common.practice')}</span>}
      </dd>
      <dt>{t('agencies.open.asked')}</dt>
      <dd>{t('agencies.provisions', { count: provisions })}</dd>
      {due !== undefined && (
        <>
          <dt>{t('agencies.open.due')}</dt>
          <dd>
            <time dateTime={due}>{formats.date(due)}</time>
          </dd>
        </>
      )}
      <dt>{t('agencies.open.language')}</dt>
      <dd>
        <bdi lang={language}>{LANGUAGE_NAMES[language]}</bdi>
      </dd>
      {instructions && (
        <>
          <dt>{t('agencies.open.instructions')}</dt>
          <dd className="text" dir="auto" lang={language} translate="no">
            {instructions}
          </dd>
        </>
      )}
      <dt>{t('agencies.open.signer')}</dt>
      <dd>
        {t(`packageSigner.${signer.status}`)} {signer.holder && <bdi translate="no">{signer.holder}</bdi>}
        {signer.fingerprint && signer.status !== 'known' && <FingerprintGroups fingerprint={signer.fingerprint} />}
      </dd>
    </dl>
  );
}
