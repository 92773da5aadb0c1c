import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceContent } from '#core/answers/same-evidence';
import { useFormats } from '../../hooks/use-formats';
import { FIELDS_OF, type EvidenceFieldName } from '../complete/evidence/evidence-form';

export interface EvidenceField {
  readonly name: EvidenceFieldName | 'attachment';
  readonly label: string;
  readonly text: string;
}

const DATES: readonly EvidenceFieldName[] = ['adopted', 'inForce', 'date', 'lastSeen'];

/** What a record says, field by field, in the words of the form; blank fields are left out. */
export function useEvidenceFields(): (evidence: EvidenceContent) => readonly EvidenceField[] {
  const { t } = useTranslation();
  const formats = useFormats();
  return useCallback(
    (evidence) => {
      const label = (name: string): string => t([`evidence.field.${name}-${evidence.kind}`, `evidence.field.${name}`]);
      const said = FIELDS_OF[evidence.kind].flatMap((name): EvidenceField[] => {
        const value = evidence[name];
        if (!value) return [];
        const text = name === 'stage' ? t(`evidence.stage.${value}`) : DATES.includes(name) ? formats.date(value) : value;
        return [{ name, label: label(name), text }];
      });
      const { attachment } = evidence;
      if (!attachment) return said;
      return [
        ...said,
        { name: 'attachment', label: t('evidence.kind.file'), text: `${attachment.name} · ${formats.bytes(attachment.bytes)}` },
      ];
    },
    [t, formats],
  );
}
