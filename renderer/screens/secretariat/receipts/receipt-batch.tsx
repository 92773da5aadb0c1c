import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary, ReceiptDue } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { DataTable } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { SavedFile } from '../../../components/saved-file';
import { useFormats } from '../../../hooks/use-formats';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, type Unlock } from '../../../keys/unlock-fields';

interface Props {
  readonly due: readonly ReceiptDue[];
  readonly keys: readonly KeySummary[];
  readonly onIssued: () => void;
}

/** At once on the page; more are chosen with the rest. */
const SHOWN = 100;

/** Signs receipts for all that are chosen, with one passphrase; each State gets a file of its own. */
export function ReceiptBatch({ due, keys, onIssued }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const task = useTask('receipts.issueBatch');
  const saving = useSavedFile();
  const [unlock, setUnlock] = useState<Unlock>({ key: keys[0]?.id ?? '', passphrase: '' });
  const [again, setAgain] = useState(false);
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [issued, setIssued] = useState<{ readonly receipts: number; readonly states: number } | null>(null);
  const key = keys.find(({ id }) => id === unlock.key);
  const listed = due.filter(({ practice, issuedAt }) => practice === (key?.practice ?? false) && (again || issuedAt === undefined));
  const chosen = listed.filter(({ digest }) => !without.has(digest)).slice(0, 1_000);
  const toggle = (digest: string, on: boolean): void => {
    const next = new Set(without);
    if (on) next.delete(digest);
    else next.add(digest);
    setWithout(next);
  };
  const issue = async (): Promise<void> => {
    const result = await task.run({ digests: chosen.map(({ digest }) => digest), ...unlock });
    if (!result?.ok) return;
    setUnlock({ ...unlock, passphrase: '' });
    setIssued(result.value);
    await saving.save(result.value);
    onIssued();
  };
  if (due.length === 0) return <EmptyState title={t('secretariat.register.empty')}>{t('secretariat.register.emptyHint')}</EmptyState>;
  if (keys.length === 0) return <Notice kind="information">{t('secretariat.receipt.noKey')}</Notice>;
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.receipts.intro')}</p>
      <UnlockFields keys={keys} value={unlock} onChange={setUnlock} />
      <Checkbox checked={again} onChange={setAgain}>
        {t('secretariat.receipts.again')}
      </Checkbox>
      {listed.length === 0 ? (
        <EmptyState title={t(key?.practice ? 'secretariat.receipts.nonePractice' : 'secretariat.receipts.none')} />
      ) : (
        <>
          <DataTable
            caption={t('secretariat.receipts.table')}
            hideCaption
            rows={listed.slice(0, SHOWN)}
            rowKey={({ digest }) => digest}
            columns={[
              {
                id: 'choose',
                header: <span className="visually-hidden">{t('secretariat.receipts.choose')}</span>,
                cell: ({ digest, state, exercise, number }) => (
                  <Checkbox checked={!without.has(digest)} onChange={(on) => toggle(digest, on)}>
                    <span className="visually-hidden">{`${stateName(state)} ${exercise} ${formats.number(number)}`}</span>
                  </Checkbox>
                ),
              },
              { id: 'state', header: t('report.state'), rowHeader: true, cell: ({ state }) => stateName(state) },
              { id: 'exercise', header: t('report.exercise'), cell: ({ exerciseTitle }) => <bdi>{exerciseTitle}</bdi> },
              { id: 'number', header: t('report.number'), numeric: true, cell: ({ number }) => formats.number(number) },
              { id: 'received', header: t('secretariat.register.received'), cell: ({ receivedAt }) => formats.dateTime(receivedAt) },
              {
                id: 'issued',
                header: t('secretariat.register.receipt'),
                cell: ({ issuedAt }) =>
                  issuedAt === undefined ? t('sent.noReceipt') : t('secretariat.receipt.issued', { when: formats.date(issuedAt) }),
              },
            ]}
          />
          {listed.length > SHOWN && (
            <p className="hint">{t('secretariat.receipts.more', { count: formats.number(listed.length - SHOWN) })}</p>
          )}
        </>
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {task.running && task.progress ? (
        <Progress label={t('secretariat.receipts.signing')} done={task.progress.done} total={task.progress.total} onCancel={task.cancel} />
      ) : (
        <div className="actions">
          <Button
            variant="primary"
            isDisabled={chosen.length === 0 || unlock.key === '' || unlock.passphrase === '' || task.running}
            onPress={() => void issue()}
          >
            {t('secretariat.receipts.issue', { count: formats.number(chosen.length) })}
          </Button>
        </div>
      )}
      {issued && (
        <Notice kind="success" announce>
          {t('secretariat.receipts.done', { receipts: formats.number(issued.receipts), states: formats.number(issued.states) })}
        </Notice>
      )}
      <SavedFile saving={saving} />
    </div>
  );
}
