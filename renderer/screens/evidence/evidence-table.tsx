import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import { questionsCiting } from '#core/answers/questions-citing';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { DataTable, type DataColumn } from '../../components/data-table';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { EvidenceDialog } from '../complete/evidence/evidence-dialog';
import { RemoveEvidence } from './remove-evidence';
import { SaveAttachment } from './save-attachment';

interface Row {
  readonly id: string;
  readonly evidence: Evidence;
  /** Questions whose answers cite it. */
  readonly citing: readonly string[];
}

/** The register in alphabetical order. */
export function EvidenceTable(): ReactNode {
  const { t } = useTranslation();
  const { locale } = useApplication();
  const { document } = useAssessment();
  const [editing, setEditing] = useState<Row | null>(null);
  const [removing, setRemoving] = useState<Row | null>(null);
  const collator = new Intl.Collator(locale);
  const rows = Object.entries(document.evidence)
    .map(([id, evidence]): Row => ({ id, evidence, citing: questionsCiting(document, id) }))
    .sort((one, other) => collator.compare(one.evidence.title, other.evidence.title));
  const columns: readonly DataColumn<Row>[] = [
    { id: 'source', header: t('evidence.source'), rowHeader: true, cell: ({ evidence }) => <Source evidence={evidence} /> },
    { id: 'cited', header: t('evidence.citedAt'), cell: ({ citing }) => <CitedAt citing={citing} /> },
    {
      id: 'actions',
      header: t('evidence.actions'),
      cell: (row) => <Actions row={row} onEdit={() => setEditing(row)} onRemove={() => setRemoving(row)} />,
    },
  ];
  return (
    <>
      <DataTable caption={t('nav.evidence')} hideCaption columns={columns} rows={rows} rowKey={({ id }) => id} />
      {editing && (
        <EvidenceDialog
          edit={{ id: editing.id, kind: editing.evidence.kind }}
          provision={provisionOf(editing.citing[0] ?? '')}
          onSaved={() => setEditing(null)}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && <RemoveEvidence id={removing.id} evidence={removing.evidence} onClose={() => setRemoving(null)} />}
    </>
  );
}

function Source({ evidence: { kind, title, reference, stage } }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <bdi translate="no">
        {title}
        {reference && `, ${reference}`}
      </bdi>{' '}
      <span className="muted small">
        {t(`evidence.kind.${kind}`)}
        {stage && ` · ${t(`evidence.stage.${stage}`)}`}
      </span>
    </>
  );
}

function CitedAt({ citing }: { readonly citing: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useAssessment();
  const places = new Map(citing.map((question) => [provisionOf(question), question]));
  return (
    <>
      {t('evidence.citedCount', { count: citing.length })}
      {places.size > 0 && (
        <span className="finding-places">
          {[...places].map(([provision, question]) =>
            index.question.has(question) ? (
              <RouteLink key={provision} to={{ screen: 'complete', assessment: session.id, at: question }}>
                <Reference>{fullReference(provision)}</Reference>
              </RouteLink>
            ) : (
              <Reference key={provision}>{fullReference(provision)}</Reference>
            ),
          )}
        </span>
      )}
    </>
  );
}

interface ActionsProps {
  readonly row: Row;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Actions({ row: { evidence, citing }, onEdit, onRemove }: ActionsProps): ReactNode {
  const { t } = useTranslation();
  const { writable } = useAssessment();
  const { title, attachment } = evidence;
  return (
    <>
      <span className="row">
        {writable && (
          <Button variant="quiet" className="button-inline" onPress={onEdit} aria-label={t('evidence.editNamed', { title })}>
            {t('common.edit')}
          </Button>
        )}
        {attachment && <SaveAttachment title={title} sha512={attachment.sha512} />}
        {writable && citing.length === 0 && (
          <Button variant="quiet" className="button-inline" onPress={onRemove} aria-label={t('evidence.deleteNamed', { title })}>
            {t('common.remove')}
          </Button>
        )}
      </span>
      {writable && citing.length > 0 && <span className="hint">{t('evidence.removeFirst')}</span>}
    </>
  );
}

const provisionOf = (question: string): string => question.slice(0, question.indexOf('/'));
