import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceKind } from '#core/questionnaire/definition';
import { useAssessmentPart } from '../../../assessment/assessment-context';
import { Button } from '../../../components/button';
import { CitationItem } from './citation-item';
import { CitePicker } from './cite-picker';
import { EvidenceDialog, type EvidenceEdit } from './evidence-dialog';

interface Props {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly accepts: readonly EvidenceKind[];
  readonly provision: string;
  /** Evidence ids. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly readOnly: boolean;
}

/** What an answer rests on: cited from the register, or entered into it here and cited at once. */
export function CitationsInput({ label, hint, accepts, provision, value, onChange, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const evidence = useAssessmentPart(({ document }) => document.evidence);
  const [picking, setPicking] = useState(false);
  const [editing, setEditing] = useState<EvidenceEdit | null>(null);
  const id = useId();
  const usable = Object.entries(evidence).some(([key, { kind }]) => accepts.includes(kind) && !value.includes(key));

  return (
    <div className="field citations" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      {hint && <span className="hint">{hint}</span>}
      {value.length > 0 && (
        <ul className="citation-list">
          {value.map((key) => (
            <CitationItem
              key={key}
              evidence={evidence[key]}
              onEdit={() => setEditing({ id: key, kind: evidence[key]?.kind ?? 'law' })}
              onRemove={() => onChange(value.filter((other) => other !== key))}
              readOnly={readOnly}
            />
          ))}
        </ul>
      )}
      {!readOnly && (
        <div className="row">
          {usable && <Button onPress={() => setPicking(true)}>{t('evidence.choose')}</Button>}
          {accepts.map((kind) => (
            <Button key={kind} onPress={() => setEditing({ id: null, kind })}>
              {t(`evidence.add.${kind}`)}
            </Button>
          ))}
        </div>
      )}
      {picking && <CitePicker accepts={accepts} cited={value} onCite={onChange} onClose={() => setPicking(false)} />}
      {editing && (
        <EvidenceDialog
          edit={editing}
          provision={provision}
          onSaved={(key) => {
            setEditing(null);
            if (!value.includes(key)) onChange([...value, key]);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}
