import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterPage } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable, type DataColumn } from '../../../components/data-table';
import { ReferenceList } from '../../../components/reference-list';
import { useFormats } from '../../../hooks/use-formats';

interface Props {
  readonly page: RegisterPage;
  readonly offset: number;
  readonly perPage: number;
  readonly selected: string | null;
  readonly onSelect: (digest: string) => void;
  readonly onOffset: (offset: number) => void;
}

type Row = RegisterPage['rows'][number];

/** Submissions received, newest first, one page at a time. */
export function RegisterTable({ page, offset, perPage, selected, onSelect, onOffset }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const { rows, matching } = page;
  const columns: DataColumn<Row>[] = [
    {
      id: 'state',
      header: t('report.state'),
      rowHeader: true,
      cell: (row) => (
        <Button variant="quiet" className="link-button" aria-pressed={row.digest === selected} onPress={() => onSelect(row.digest)}>
          {stateName(row.state)}
        </Button>
      ),
    },
    {
      id: 'exercise',
      header: t('report.exercise'),
      cell: (row) => (
        <>
          <bdi>{row.exerciseTitle}</bdi> {row.practice && <span className="practice-tag">{t('common.practice')}</span>}
        </>
      ),
    },
    { id: 'instruments', header: t('report.instruments'), cell: (row) => <ReferenceList of={row.instruments} /> },
    { id: 'number', header: t('report.number'), numeric: true, cell: (row) => formats.number(row.number) },
    { id: 'received', header: t('secretariat.register.received'), cell: (row) => formats.date(row.receivedAt) },
    { id: 'place', header: t('secretariat.register.place'), unbroken: true, cell: (row) => t(`secretariat.register.places.${row.place}`) },
    { id: 'release', header: t('release.column'), unbroken: true, cell: (row) => t(`release.standing.${row.release}`) },
    { id: 'receipt', header: t('secretariat.register.receipt'), cell: (row) => (row.receiptAt ? formats.date(row.receiptAt) : '–') },
  ];
  if (rows.some(({ found }) => found !== undefined))
    columns.splice(1, 0, {
      id: 'found',
      header: t('secretariat.register.found'),
      numeric: true,
      cell: (row) => (row.found === undefined ? '–' : formats.number(row.found)),
    });
  return (
    <div className="stack">
      <DataTable
        caption={t('secretariat.register.table', { count: matching })}
        rows={rows}
        rowKey={(row) => row.digest}
        selected={selected ?? undefined}
        empty={t('common.nothingFound')}
        columns={columns}
      />
      {matching > perPage && (
        <nav className="actions" aria-label={t('secretariat.register.tab')}>
          <Button isDisabled={offset === 0} onPress={() => onOffset(Math.max(0, offset - perPage))}>
            {t('secretariat.register.previous')}
          </Button>
          <span role="status">
            {t('secretariat.register.page', {
              from: formats.number(offset + 1),
              to: formats.number(Math.min(offset + perPage, matching)),
              total: formats.number(matching),
            })}
          </span>
          <Button isDisabled={offset + perPage >= matching} onPress={() => onOffset(offset + perPage)}>
            {t('secretariat.register.next')}
          </Button>
        </nav>
      )}
    </div>
  );
}
