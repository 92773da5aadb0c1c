import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { questionsCiting } from '#core/answers/questions-citing';
import { mergedEvidence } from '#core/answers/same-evidence';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { DataTable } from '../../components/data-table';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { RadioGroup } from '../../components/radio-group';
import { EvidenceName } from '../../evidence/evidence-name';
import { useFormats } from '../../hooks/use-formats';
import { useEvidenceFields } from './use-evidence-fields';

interface Props {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Several records of the same thing become one: the user chooses whose words stay and sees what the one will say. */
export function MergeEvidence({ ids, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const { showToast } = useAnnouncer();
  const { colon } = useFormats();
  const fieldsOf = useEvidenceFields();
  const records = ids.flatMap((id): [string, Evidence][] => (document.evidence[id] ? [[id, document.evidence[id]]] : []));
  const cited = (id: string): number => questionsCiting(document, id).length;
  const [keep, setKeep] = useState(() => [...ids].sort((one, other) => cited(other) - cited(one))[0] ?? '');
  const [error, setError] = useState<AppErrorBody | null>(null);
  const kept = document.evidence[keep];
  const others = records.filter(([id]) => id !== keep);
  const merge = async (): Promise<void> => {
    const result = await session.write('evidence.merge', {
      keep: { evidence: keep, base: kept?.revision ?? 0 },
      others: others.map(([evidence, { revision }]) => ({ evidence, base: revision })),
    });
    if (!result.ok) return setError(result.error);
    showToast(t('evidence.merge.done', { count: records.length }));
    onClose();
  };
  if (!kept || others.length === 0) return null;
  const rows = fieldsOf(
    mergedEvidence(
      kept,
      others.map(([, other]) => other),
    ),
  );
  const differs = others
    .flatMap(([, other]) => fieldsOf(other))
    .filter(({ name, text }) => rows.some((row) => row.name === name && row.text !== text));
  return (
    <Dialog
      title={t('evidence.merge.title')}
      isOpen
      wide
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void merge()}>
            {t('evidence.merge.confirm')}
          </Button>
        </>
      }
    >
      <RadioGroup
        label={t('evidence.merge.keep')}
        hint={t('evidence.merge.keepHint')}
        choices={records.map(([id, evidence]) => ({
          id,
          label: <EvidenceName evidence={evidence} />,
          hint: t('evidence.citedCount', { count: cited(id) }),
        }))}
        value={keep}
        onChange={setKeep}
      />
      <DataTable
        caption={t('evidence.merge.result')}
        columns={[
          { id: 'field', header: t('evidence.merge.field'), rowHeader: true, cell: ({ label }) => label },
          {
            id: 'text',
            header: t('evidence.merge.says'),
            cell: ({ text }) => (
              <bdi className="merge-text" translate="no">
                {text}
              </bdi>
            ),
          },
        ]}
        rows={rows}
        rowKey={({ name }) => name}
      />
      {differs.length > 0 && (
        <div>
          <p className="hint">{t('evidence.merge.lost')}</p>
          <ul className="plain-list">
            {differs.map(({ name, label, text }, at) => (
              <li key={`${name} ${at}`}>
                {label}
                {colon}
                <del translate="no">{text}</del>
              </li>
            ))}
          </ul>
        </div>
      )}
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
