import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationReport as Report } from '#core/submission/verification';
import { useFormats } from '../hooks/use-formats';

/** When it was first seen here, which place it has beside what the register holds, and whether a key of ours opened it. */
export function ArrivalFacts({ report: { firstSeen, checkedAt, revision, opening } }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const replaces = revision?.replaces;
  return (
    <>
      {firstSeen !== undefined && (
        <>
          <dt>{t('report.firstSeen')}</dt>
          <dd>{firstSeen === checkedAt ? t('report.seenNow', { when: formats.dateTime(firstSeen) }) : formats.dateTime(firstSeen)}</dd>
        </>
      )}
      {revision && (
        <>
          <dt>{t('report.place')}</dt>
          <dd>
            {t(`report.places.${revision.place}`)}
            {replaces && (
              <div className="hint">
                {replaces.number !== undefined && replaces.receivedAt !== undefined
                  ? t('report.replaces', { number: formats.number(replaces.number), when: formats.dateTime(replaces.receivedAt) })
                  : t('report.replacesUnknown')}
              </div>
            )}
          </dd>
        </>
      )}
      {opening && (
        <>
          <dt>{t('report.opening')}</dt>
          <dd>{t(opening.opened ? 'report.opened' : opening.keys.length > 0 ? 'report.notOpened' : 'report.notTried')}</dd>
        </>
      )}
    </>
  );
}
