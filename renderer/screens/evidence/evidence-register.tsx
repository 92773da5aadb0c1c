import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { questionsCiting } from '#core/answers/questions-citing';
import type { FileProblem } from '#core/findings/register-state';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { EmptyState } from '../../components/empty-state';
import { RouteLink } from '../../components/route-link';
import { useCall } from '../../hooks/use-call';
import { EvidenceDialog, type EvidenceEdit } from '../complete/evidence/evidence-dialog';
import { AddEvidence } from './add-evidence';
import { CheckFiles } from './check-files';
import { EvidenceTable, provisionOf } from './evidence-table';
import { MergeEvidence } from './merge-evidence';
import { PutInOrder } from './put-in-order';

/** The register in use: what is in it, what is to be put in order, and the dialogs over it. */
export function EvidenceRegister(): ReactNode {
  const { t } = useTranslation();
  const { session, document, writable } = useAssessment();
  const [editing, setEditing] = useState<EvidenceEdit | null>(null);
  const [merging, setMerging] = useState<readonly string[] | null>(null);
  const present = useCall('attachments.check', { assessment: session.id, contents: false });
  const [read, setRead] = useState<ReadonlyMap<string, FileProblem> | null>(null);
  const files = read ?? new Map(present.status === 'done' ? present.value.map(({ sha512, problem }) => [sha512, problem]) : []);
  const empty = Object.keys(document.evidence).length === 0;
  const edit = (id: string): void => {
    const kind = document.evidence[id]?.kind;
    if (kind) setEditing({ id, kind });
  };
  const citedFirst = editing?.id ? questionsCiting(document, editing.id)[0] : undefined;
  return (
    <AssessmentShell title={t('nav.evidence')}>
      <div className="stack">
        <h1>{t('nav.evidence')}</h1>
        <p className="measure muted">{t('evidence.registerHint')}</p>
        {writable && <AddEvidence onAdd={(kind) => setEditing({ id: null, kind })} />}
        {empty ? (
          <EmptyState title={t('evidence.registerEmpty')}>{t('evidence.registerEmptyHint')}</EmptyState>
        ) : (
          <EvidenceTable onEdit={edit} />
        )}
        <PutInOrder files={files} onMerge={setMerging} onEdit={edit} />
        <CheckFiles onChecked={setRead} />
        <p className="row">
          <RouteLink to={{ screen: 'complete', assessment: session.id }}>{t('nav.complete')}</RouteLink>
          {writable && <RouteLink to={{ screen: 'erase', assessment: session.id }}>{t('erase.open')}</RouteLink>}
        </p>
      </div>
      {editing && (
        <EvidenceDialog
          edit={editing}
          provision={citedFirst === undefined ? null : provisionOf(citedFirst)}
          onSaved={() => setEditing(null)}
          onClose={() => setEditing(null)}
        />
      )}
      {merging && <MergeEvidence ids={merging} onClose={() => setMerging(null)} />}
    </AssessmentShell>
  );
}
