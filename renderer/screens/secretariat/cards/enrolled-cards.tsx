import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#core/register/enrolment';
import { useApplication, useSpeech } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { FingerprintGroups } from '../../../components/fingerprint-groups';
import { useFormats } from '../../../hooks/use-formats';
import { CardDrop } from '../../../keys/card-drop';
import { TextField } from '../../../components/text-field';
import { inChains } from './in-chains';
import { KeyStanding } from './key-standing';
import { RevokeDialog } from './revoke-dialog';

/** So many are found by looking. */
const FEW = 8;

interface Props {
  readonly enrolments: readonly Enrolment[];
  readonly onChanged: () => void;
}

/** The keys that this secretariat believes, for which State and purpose, on whose word. */
export function EnrolledCards({ enrolments, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const { locale } = useSpeech();
  const [search, setSearch] = useState('');
  const [opened] = useState(() => new Date().toISOString());
  const now = latestKnown(enrolments, opened);
  const formats = useFormats();
  const [revoking, setRevoking] = useState<Enrolment | null>(null);
  const holder = (enrolment: Enrolment): string => (enrolment.card.state ? stateName(enrolment.card.state) : t('nav.secretariat'));
  const fingerprints = new Map(enrolments.map(({ key, fingerprint }) => [key, fingerprint]));
  const short = (key: string): string => (fingerprints.get(key) ?? key).slice(0, 9);
  const wanted = search.trim().toLocaleLowerCase(locale);
  const shown = inChains(enrolments, holder, locale).filter((row) =>
    [holder(row), row.card.holder, row.card.state ?? '', row.fingerprint].some((text) => text.toLocaleLowerCase(locale).includes(wanted)),
  );
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.cards.intro')}</p>
      <CardDrop label={t('secretariat.cards.drop')} buttonLabel={t('secretariat.cards.choose')} onEnrolled={onChanged} />
      {enrolments.length > FEW && <TextField label={t('trust.search')} type="search" value={search} onChange={setSearch} />}
      {enrolments.length === 0 ? (
        <EmptyState title={t('secretariat.cards.empty')} />
      ) : (
        <DataTable
          caption={t('secretariat.cards.table')}
          rows={shown}
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
            {
              id: 'fingerprint',
              header: t('common.fingerprint'),
              cell: (row) => (
                <>
                  <FingerprintGroups fingerprint={row.fingerprint} />
                  {row.succeeds !== undefined && <div className="hint">{t('trust.succeeds', { key: short(row.succeeds) })}</div>}
                  {row.succeededBy && (
                    <div className="hint">
                      {t('trust.succeededBy', { key: short(row.succeededBy.key), when: formats.date(row.succeededBy.at) })}
                    </div>
                  )}
                </>
              ),
            },
            {
              id: 'confirmed',
              header: t('secretariat.cards.confirmed'),
              cell: (row) => (
                <>
                  <bdi>{row.confirmedBy}</bdi> · {formats.date(row.enrolledAt)}
                  {row.restsOn !== undefined && <div className="hint">{t('trust.onSignatureOf', { key: short(row.restsOn) })}</div>}
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
              cell: (row) => <KeyStanding enrolment={row} now={now} />,
            },
            {
              id: 'act',
              header: <span className="visually-hidden">{t('secretariat.cards.revoke')}</span>,
              cell: (row) =>
                row.revoked?.kind !== 'compromised' && (
                  <Button
                    variant="quiet"
                    onPress={() => setRevoking(row)}
                    aria-label={`${t('secretariat.cards.revoke')}${formats.colon}${holder(row)}`}
                  >
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

/** The time by which keys are judged here: never before what is recorded of them, though the page was opened earlier. */
const latestKnown = (enrolments: readonly Enrolment[], opened: string): string =>
  enrolments
    .flatMap(({ enrolledAt, revoked }) => (revoked ? [enrolledAt, revoked.recordedAt] : [enrolledAt]))
    .reduce((latest, at) => (at > latest ? at : latest), opened);
