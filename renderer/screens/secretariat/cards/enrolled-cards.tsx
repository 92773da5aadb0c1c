import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#core/register/enrolment';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { FingerprintGroups } from '../../../components/fingerprint-groups';
import { useFormats } from '../../../hooks/use-formats';
import { CardDrop } from '../../../keys/card-drop';
import { RevokeDialog } from './revoke-dialog';

interface Props {
  readonly enrolments: readonly Enrolment[];
  readonly onChanged: () => void;
}

/** The keys that this secretariat believes, for which State and purpose, on whose word. */
export function EnrolledCards({ enrolments, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const [revoking, setRevoking] = useState<Enrolment | null>(null);
  const holder = (enrolment: Enrolment): string => (enrolment.card.state ? stateName(enrolment.card.state) : t('nav.secretariat'));
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.cards.intro')}</p>
      <CardDrop label={t('secretariat.cards.drop')} buttonLabel={t('secretariat.cards.choose')} onEnrolled={onChanged} />
      {enrolments.length === 0 ? (
        <EmptyState title={t('secretariat.cards.empty')} />
      ) : (
        <DataTable
          caption={t('secretariat.cards.table')}
          rows={enrolments}
          rowKey={(row) => row.key}
          columns={[
            {
              id: 'state',
              header: t('report.state'),
              rowHeader: true,
              cell: (row) => (
                <>
                  {holder(row)} {row.card.practice && <span className="practice-tag">{t('common.practice')}</span>}
                  <div className="hint">
                    <bdi>{row.card.holder}</bdi>
                  </div>
                </>
              ),
            },
            { id: 'fingerprint', header: t('common.fingerprint'), cell: (row) => <FingerprintGroups fingerprint={row.fingerprint} /> },
            {
              id: 'confirmed',
              header: t('secretariat.cards.confirmed'),
              cell: (row) => (
                <>
                  <bdi>{row.confirmedBy}</bdi>, {formats.date(row.enrolledAt)}
                  {row.note && (
                    <div className="hint">
                      <bdi>{row.note}</bdi>
                    </div>
                  )}
                </>
              ),
            },
            {
              id: 'standing',
              header: t('secretariat.cards.standing'),
              cell: (row) =>
                row.revoked ? t('secretariat.cards.revoked', { when: formats.date(row.revoked.at) }) : t('secretariat.cards.inForce'),
            },
            {
              id: 'act',
              header: <span className="visually-hidden">{t('secretariat.cards.revoke')}</span>,
              cell: (row) =>
                !row.revoked && (
                  <Button variant="quiet" onPress={() => setRevoking(row)} aria-label={`${t('secretariat.cards.revoke')}: ${holder(row)}`}>
                    {t('secretariat.cards.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {revoking && (
        <RevokeDialog
          enrolment={revoking}
          onClose={() => setRevoking(null)}
          onRevoked={() => {
            setRevoking(null);
            onChanged();
          }}
        />
      )}
    </div>
  );
}
