import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownKey } from '#core/submission/verification';
import { useApplication } from '../application/application-context';
import { useFormats } from '../hooks/use-formats';
import { ValidDays } from './valid-days';

/** What is known here of a key that has signed: whose it is, for what, since and until when. */
export function KeyFacts({ known }: { readonly known: KnownKey }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { holder, state, purpose, practice, because, enrolledAt, revoked, succeededBy } = known;
  return (
    <div className="hint">
      <div>
        <bdi>{holder}</bdi>
        {state && ` · ${stateName(state)}`} · {t(`key.purposes.${purpose}`)}{' '}
        {practice && <span className="practice-tag">{t('common.practice')}</span>}
      </div>
      <div>
        {because === 'enrolled' && enrolledAt !== undefined
          ? t('report.enrolled', { when: formats.date(enrolledAt) })
          : t(because === 'own' ? 'report.ownKey' : 'report.vouched')}
        {(known.validFrom ?? known.validUntil) !== undefined && ' · '}
        <ValidDays validFrom={known.validFrom} validUntil={known.validUntil} />
      </div>
      {revoked && (
        <div>
          {t('trust.revokedFrom', { when: formats.dateTime(revoked.at) })} · {t(`revoke.kind.${revoked.kind}`)} ·{' '}
          <bdi>{revoked.reason}</bdi>
          {revoked.recordedAt !== revoked.at && ` · ${t('trust.recorded', { when: formats.dateTime(revoked.recordedAt) })}`}
        </div>
      )}
      {succeededBy && <div>{t('report.succeeded', { when: formats.dateTime(succeededBy.at) })}</div>}
    </div>
  );
}
