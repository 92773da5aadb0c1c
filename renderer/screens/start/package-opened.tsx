import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedPackage } from '#core/contract/operations';
import { FingerprintGroups } from '../../components/fingerprint-groups';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';

/** What came of opening a work package, who asks as far as can be known, and the way on. */
export function PackageOpened({ opened }: { readonly opened: OpenedPackage }): ReactNode {
  const { t } = useTranslation();
  const { outcome, assessment, signer, questionnaireDiffers, unknownProvisions, keptOwn } = opened;
  return (
    <Notice
      kind={outcome === 'older' || questionnaireDiffers || unknownProvisions.length > 0 ? 'warning' : 'success'}
      title={t(`agencies.open.outcome.${outcome}`)}
      announce
      actions={
        <RouteLink variant="primary" to={{ screen: 'complete', assessment: assessment.document.id }}>
          {t('agencies.open.go')}
        </RouteLink>
      }
    >
      <p>
        {t(`packageSigner.${signer.status}`)} {signer.holder && <bdi translate="no">{signer.holder}</bdi>}
      </p>
      {signer.fingerprint && signer.status !== 'known' && <FingerprintGroups fingerprint={signer.fingerprint} />}
      {questionnaireDiffers && <p>{t('agencies.open.differs')}</p>}
      {unknownProvisions.length > 0 && <p>{t('agencies.open.unknown', { count: unknownProvisions.length })}</p>}
      {keptOwn.length > 0 && <p>{t('agencies.open.keptOwn', { count: keptOwn.length })}</p>}
    </Notice>
  );
}
