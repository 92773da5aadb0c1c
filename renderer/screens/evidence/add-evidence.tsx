import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EVIDENCE_KINDS, type EvidenceKind } from '#core/questionnaire/definition';
import { Button } from '../../components/button';

/** Enters something before any answer cites it. */
export function AddEvidence({ onAdd }: { readonly onAdd: (kind: EvidenceKind) => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="row" role="group" aria-label={t('evidence.addTo')}>
      {EVIDENCE_KINDS.map((kind) => (
        <Button key={kind} onPress={() => onAdd(kind)}>
          {t(`evidence.add.${kind}`)}
        </Button>
      ))}
    </div>
  );
}
