import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { questionsCiting } from '#core/answers/questions-citing';
import { EVIDENCE_KINDS, type EvidenceKind } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { CitedAt } from './cited-at';
import { EvidenceActions } from './evidence-actions';
import { EvidenceSource } from './evidence-source';
import { RemoveEvidence } from './remove-evidence';

export interface EvidenceRow {
  readonly id: string;
  readonly evidence: Evidence;
  /** Questions whose answers cite it. */
  readonly citing: readonly string[];
}

/** The register in alphabetical order, narrowed by words and by kind. */
export function EvidenceTable({ onEdit }: { readonly onEdit: (id: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { locale } = useApplication();
  const { document } = useAssessment();
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<EvidenceKind | 'all'>('all');
  const [removing, setRemoving] = useState<EvidenceRow | null>(null);
  const collator = new Intl.Collator(locale);
  const wanted = search.trim().toLowerCase();
  const register = Object.entries(document.evidence);
  const kinds = EVIDENCE_KINDS.filter((each) => register.some(([, evidence]) => evidence.kind === each));
  const rows = register
    .filter(([, evidence]) => kind === 'all' || evidence.kind === kind)
    .filter(([, evidence]) => wordsOf(evidence).includes(wanted))
    .map(([id, evidence]): EvidenceRow => ({ id, evidence, citing: questionsCiting(document, id) }))
    .sort((one, other) => collator.compare(one.evidence.title, other.evidence.title));
  const columns: readonly DataColumn<EvidenceRow>[] = [
    { id: 'source', header: t('evidence.source'), rowHeader: true, cell: ({ evidence }) => <EvidenceSource evidence={evidence} /> },
    { id: 'cited', header: t('evidence.citedAt'), cell: ({ citing }) => <CitedAt citing={citing} /> },
    {
      id: 'actions',
      header: t('evidence.actions'),
      cell: (row) => <EvidenceActions row={row} onEdit={() => onEdit(row.id)} onRemove={() => setRemoving(row)} />,
    },
  ];
  return (
    <>
      <div className="evidence-filters">
        <TextField label={t('evidence.search')} type="search" value={search} onChange={setSearch} />
        {kinds.length > 1 && (
          <Select
            label={t('evidence.kindShown')}
            choices={[{ id: 'all', label: t('evidence.allKinds') }, ...kinds.map((id) => ({ id, label: t(`evidence.kind.${id}`) }))]}
            value={kind}
            onChange={setKind}
          />
        )}
      </div>
      <DataTable
        caption={t('nav.evidence')}
        hideCaption
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={t('common.nothingFound')}
      />
      {removing && <RemoveEvidence id={removing.id} evidence={removing.evidence} onClose={() => setRemoving(null)} />}
    </>
  );
}

const wordsOf = ({ title, reference, summary, court, outcome, link }: Evidence): string =>
  [title, reference, summary, court, outcome, link].join(' ').toLowerCase();

export const provisionOf = (question: string): string => question.slice(0, question.indexOf('/'));
