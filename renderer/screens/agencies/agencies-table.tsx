import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyOverview } from '#core/agencies/agency-overview';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { DataTable } from '../../components/data-table';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';
import { LANGUAGE_NAMES } from '../../localisation/direction';
import { PackagesSent } from './packages-sent';
import { WithdrawDialog } from './withdraw-dialog';

/** One row a commission. Every number says in words what it counts, and overdue is a word, not a colour. */
export function AgenciesTable({ agencies }: { readonly agencies: readonly AgencyOverview[] }): ReactNode {
  const { t } = useTranslation();
  const { session, writable } = useAssessment();
  const formats = useFormats();
  const [withdrawing, setWithdrawing] = useState<AgencyOverview | null>(null);
  const [shown, setShown] = useState<AgencyOverview | null>(null);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <DataTable
        caption={t('agencies.table.caption', { count: agencies.length })}
        rows={agencies}
        rowKey={({ commission }) => commission}
        columns={[
          {
            id: 'agency',
            header: t('agencies.table.agency'),
            rowHeader: true,
            cell: (row) => (
              <>
                <bdi translate="no">{row.agency}</bdi>
                <span className="agency-detail">
                  <bdi>{LANGUAGE_NAMES[row.language]}</bdi> · {t('agencies.provisions', { count: row.provisions.length })}
                </span>
              </>
            ),
          },
          { id: 'sent', header: t('agencies.table.sent'), cell: (row) => <Sent row={row} /> },
          { id: 'due', header: t('agencies.table.due'), cell: (row) => <Due row={row} today={today} /> },
          { id: 'returned', header: t('agencies.table.returned'), cell: (row) => <Returned row={row} /> },
          {
            id: 'answered',
            header: t('agencies.table.answered'),
            cell: (row) => t('common.doneOf', { done: formats.number(row.answered), total: formats.number(row.asked) }),
          },
          { id: 'open', header: t('agencies.table.open'), numeric: true, cell: (row) => formats.number(row.open) },
          {
            id: 'conflicts',
            header: t('agencies.table.conflicts'),
            numeric: true,
            cell: (row) =>
              row.conflicts > 0 ? (
                <RouteLink to={{ screen: 'agencies', assessment: session.id, part: 'conflicts' }}>
                  {formats.number(row.conflicts)}
                </RouteLink>
              ) : (
                formats.number(0)
              ),
          },
          {
            id: 'actions',
            header: <span className="visually-hidden">{t('agencies.table.actions')}</span>,
            cell: (row) => (
              <span className="row agency-actions screen-only">
                <Button
                  variant="quiet"
                  className="button-inline"
                  onPress={() => setShown(row)}
                  aria-label={t('agencies.filesOf', { agency: row.agency })}
                >
                  {t('agencies.files')}
                </Button>
                {writable && !row.withdrawn && (
                  <>
                    <RouteLink to={{ screen: 'agencies', assessment: session.id, part: 'new', about: row.workPackage }}>
                      <span aria-hidden="true">{t('agencies.askAgain')}</span>
                      <span className="visually-hidden">{t('agencies.askAgainOf', { agency: row.agency })}</span>
                    </RouteLink>
                    <Button
                      variant="quiet"
                      className="button-inline"
                      onPress={() => setWithdrawing(row)}
                      aria-label={t('agencies.withdraw.of', { agency: row.agency })}
                    >
                      {t('agencies.withdraw.button')}
                    </Button>
                  </>
                )}
              </span>
            ),
          },
        ]}
      />
      {withdrawing && <WithdrawDialog agency={withdrawing} onClose={() => setWithdrawing(null)} />}
      {shown && <PackagesSent agency={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function Sent({ row }: { readonly row: AgencyOverview }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      <span className="agency-date">{formats.date(row.lastSent)}</span>
      {row.packages.length > 1 && <span className="agency-detail">{t('agencies.times', { count: row.packages.length })}</span>}
      {row.withdrawn && <strong className="agency-detail">{t('agencies.withdrawn')}</strong>}
    </>
  );
}

function Due({ row, today }: { readonly row: AgencyOverview; readonly today: string }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (!row.due) return <span className="muted">{t('agencies.noDue')}</span>;
  const late = !row.withdrawn && row.due < today && (row.returned.length === 0 || row.awaiting);
  return (
    <>
      <span className="agency-date">{formats.date(row.due)}</span>
      {late && <strong className="agency-detail agency-late">{t('agencies.overdue')}</strong>}
    </>
  );
}

function Returned({ row }: { readonly row: AgencyOverview }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [newest] = row.returned;
  if (!newest) return <span className="muted">{t('agencies.nothingYet')}</span>;
  return (
    <>
      <span className="agency-date">{formats.date(newest.receivedAt)}</span>
      <span className="agency-detail">
        <bdi translate="no">{newest.by.name || t('comments.somebody')}</bdi>
        {row.returned.length > 1 && ` · ${t('agencies.times', { count: row.returned.length })}`}
      </span>
      {row.awaiting && <strong className="agency-detail">{t('agencies.awaiting')}</strong>}
    </>
  );
}
