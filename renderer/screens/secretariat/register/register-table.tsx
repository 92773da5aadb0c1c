import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import type { ChainPlace, RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { Disclosure } from '../../../components/disclosure';
import { EmptyState } from '../../../components/empty-state';
import { Reference } from '../../../components/reference';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { useFormats } from '../../../hooks/use-formats';
import { ReportForm } from '../../../reporting/report-form';
import { VerificationReport } from '../../../verification/verification-report';
import { ReceiptForm } from './receipt-form';

interface Props {
  readonly entries: readonly RegisterEntry[];
  readonly keys: readonly KeySummary[];
  readonly onIssued: () => void;
  readonly onReceive: () => void;
}

type PlaceFilter = 'all' | ChainPlace;
const PLACE_FILTERS: readonly PlaceFilter[] = ['all', 'latest', 'replaced', 'fork', 'predecessor-unknown'];

/** Submissions received, newest first, with the verdict of the selected one in sentences beside them. */
export function RegisterTable({ entries, keys, onIssued, onReceive }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const [search, setSearch] = useState('');
  const [place, setPlace] = useState<PlaceFilter>('all');
  const [digest, setDigest] = useState<string | null>(null);
  const rows = useMemo(() => {
    const wanted = search.trim().toLocaleLowerCase();
    return entries
      .filter((entry) => place === 'all' || entry.place === place)
      .filter((entry) => `${stateName(entry.claims.state)} ${entry.claims.exerciseTitle}`.toLocaleLowerCase().includes(wanted))
      .toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt));
  }, [entries, search, place, stateName]);
  const selected = entries.find((entry) => entry.digest === digest);
  if (entries.length === 0) {
    return (
      <EmptyState title={t('secretariat.register.empty')} action={<Button onPress={onReceive}>{t('secretariat.register.receive')}</Button>}>
        {t('secretariat.register.emptyHint')}
      </EmptyState>
    );
  }
  return (
    <div className="split">
      <div className="stack">
        <div className="field-row">
          <TextField label={t('secretariat.register.search')} type="search" value={search} onChange={setSearch} />
          <Select
            label={t('secretariat.register.place')}
            choices={PLACE_FILTERS.map((id) => ({ id, label: t(`secretariat.register.places.${id}`) }))}
            value={place}
            onChange={setPlace}
          />
        </div>
        <DataTable
          caption={t('secretariat.register.table', { count: rows.length })}
          rows={rows}
          rowKey={(row) => row.digest}
          selected={digest ?? undefined}
          empty={t('common.nothingFound')}
          columns={[
            {
              id: 'state',
              header: t('report.state'),
              rowHeader: true,
              cell: (row) => (
                <Button variant="quiet" className="link-button" aria-pressed={row.digest === digest} onPress={() => setDigest(row.digest)}>
                  {stateName(row.claims.state)}
                </Button>
              ),
            },
            {
              id: 'exercise',
              header: t('report.exercise'),
              cell: (row) => (
                <>
                  <bdi>{row.claims.exerciseTitle}</bdi>{' '}
                  {row.claims.practice && <span className="practice-tag">{t('common.practice')}</span>}
                </>
              ),
            },
            {
              id: 'instruments',
              header: t('report.instruments'),
              cell: (row) => <Reference>{row.claims.instruments.join(', ')}</Reference>,
            },
            { id: 'number', header: t('report.number'), numeric: true, cell: (row) => formats.number(row.claims.number) },
            { id: 'received', header: t('secretariat.register.received'), cell: (row) => formats.date(row.receivedAt) },
            { id: 'place', header: t('secretariat.register.place'), cell: (row) => t(`secretariat.register.places.${row.place}`) },
            {
              id: 'receipt',
              header: t('secretariat.register.receipt'),
              cell: (row) => (row.receipt ? formats.date(row.receipt.issuedAt) : '–'),
            },
          ]}
        />
      </div>
      <section className="split-side" aria-labelledby="selected-submission">
        <h2 id="selected-submission">{t('secretariat.register.selected')}</h2>
        {selected ? (
          <div className="stack">
            <VerificationReport report={selected.report} />
            <ReceiptForm key={selected.digest} entry={selected} keys={keys} onIssued={onIssued} />
            <Disclosure title={t('documents.heading')}>
              <ReportForm key={selected.digest} of={{ digest: selected.digest }} instruments={selected.claims.instruments} agencies={[]} />
            </Disclosure>
          </div>
        ) : (
          <p className="hint">{t('secretariat.register.chooseOne')}</p>
        )}
      </section>
    </div>
  );
}
