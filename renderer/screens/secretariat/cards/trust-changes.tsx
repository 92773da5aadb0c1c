import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrustChange } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { Reference } from '../../../components/reference';
import { useFormats } from '../../../hooks/use-formats';
import { ValidDays } from '../../../verification/valid-days';

/** At once; a journal of years has some thousands. */
const SHOWN = 50;

/** Every change of trust, the latest first. */
export function TrustChanges({ changes }: { readonly changes: readonly TrustChange[] }): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const [shown, setShown] = useState(SHOWN);
  const fingerprints = new Map(changes.map(({ key, fingerprint }) => [key, fingerprint]));
  const latest = changes.toReversed();
  return (
    <div className="stack">
      <DataTable
        caption={t('trust.changes.table')}
        hideCaption
        rows={latest.slice(0, shown)}
        rowKey={({ seq }) => String(seq)}
        columns={[
          { id: 'seq', header: t('trust.changes.number'), numeric: true, cell: ({ seq }) => formats.number(seq) },
          { id: 'when', header: t('trust.changes.when'), cell: ({ at }) => formats.dateTime(at) },
          {
            id: 'key',
            header: t('key.unlock'),
            rowHeader: true,
            cell: (change) => (
              <>
                {change.state ? stateName(change.state) : t('nav.secretariat')}{' '}
                {change.practice && <span className="practice-tag">{t('common.practice')}</span>}
                <div className="hint">
                  <bdi>{change.holder}</bdi> · <Reference>{start(change.fingerprint)}</Reference>
                </div>
              </>
            ),
          },
          {
            id: 'what',
            header: t('trust.changes.what'),
            cell: (change) => (
              <>
                {t(`trust.changes.action.${change.action}`)}
                {change.succeeds !== undefined && (
                  <div className="hint">
                    {t('trust.onSignatureOf', { key: start(fingerprints.get(change.succeeds) ?? change.succeeds) })}
                  </div>
                )}
                {change.kind && (
                  <div className="hint">
                    {t(`revoke.kind.${change.kind}`)} · <bdi>{change.reason}</bdi>
                    {change.from !== undefined && ` · ${t('trust.effective', { when: formats.date(change.from) })}`}
                  </div>
                )}
                {(change.validFrom ?? change.validUntil) !== undefined && (
                  <div className="hint">
                    <ValidDays validFrom={change.validFrom} validUntil={change.validUntil} />
                  </div>
                )}
              </>
            ),
          },
          {
            id: 'by',
            header: t('trust.changes.by'),
            cell: ({ by, note }) => (
              <>
                <bdi>{by}</bdi>
                {note && (
                  <div className="hint">
                    <bdi>{note}</bdi>
                  </div>
                )}
              </>
            ),
          },
        ]}
      />
      {shown < latest.length && (
        <div className="actions screen-only">
          <Button variant="quiet" onPress={() => setShown(shown + SHOWN)}>
            {t('trust.changes.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Enough of a fingerprint to tell keys apart in a list. */
const start = (fingerprint: string): string => fingerprint.slice(0, 9);
