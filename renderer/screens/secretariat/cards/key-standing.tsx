import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#core/register/enrolment';
import { keyObjections } from '#core/register/key-objections';
import { useFormats } from '../../../hooks/use-formats';
import { ValidDays } from '../../../verification/valid-days';

interface Props {
  readonly enrolment: Enrolment;
  /** ISO instant by which it is judged. */
  readonly now: string;
}

/** Whether a key counts now, and if not why not; then until when it does. */
export function KeyStanding({ enrolment, now }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { revoked } = enrolment;
  const [objection] = keyObjections(enrolment, now);
  return (
    <>
      {objection === undefined
        ? t('secretariat.cards.inForce')
        : objection === 'revoked' && revoked
          ? t('trust.revokedFrom', { when: formats.date(revoked.at) })
          : t(`trust.standing.${objection}`)}
      {revoked && (
        <div className="hint">
          {t(`revoke.kind.${revoked.kind}`)} · <bdi>{revoked.reason}</bdi>
          {revoked.recordedAt !== revoked.at && ` · ${t('trust.recorded', { when: formats.date(revoked.recordedAt) })}`}
        </div>
      )}
      {!revoked && (enrolment.validFrom ?? enrolment.validUntil) !== undefined && (
        <div className="hint">
          <ValidDays validFrom={enrolment.validFrom} validUntil={enrolment.validUntil} />
        </div>
      )}
      {enrolment.rivals && <div className="hint">{t('trust.rivals', { count: enrolment.rivals.length })}</div>}
    </>
  );
}
