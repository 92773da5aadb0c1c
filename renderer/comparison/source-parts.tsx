import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CitationDifference, CitedPart } from '#core/comparison/comparison';
import type { SubmittedEvidence } from '#core/submission/submission';
import { useFormats } from '../hooks/use-formats';

interface Props {
  readonly difference: CitationDifference & { readonly kind: 'changed' };
  /** The one beside which it stands, or both where one text shows both. */
  readonly sides: readonly ('older' | 'newer')[];
}

/** What is said otherwise of a source whose name does not tell it: the link, a date, the file, … */
export function SourceParts({ difference, sides }: Props): ReactNode {
  const formats = useFormats();
  const label = usePartLabel();
  const said = usePartText();
  return (
    <ul className="plain-list small">
      {difference.parts.map((part) => (
        <li key={part}>
          <span className="muted">
            {label(part)}
            {formats.colon}
          </span>
          {sides.map((side, place) => {
            const Mark = side === 'older' ? 'del' : 'ins';
            const text = said(difference[side], part);
            return (
              <span key={side}>
                {place > 0 && ' '}
                {text === '' ? (
                  sides.length === 1 && '–'
                ) : (
                  <Mark dir="auto" translate="no">
                    {text}
                  </Mark>
                )}
              </span>
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** What a part of a source is called wherever sources of all kinds stand together. */
export function usePartLabel(): (part: CitedPart) => string {
  const { t } = useTranslation();
  return (part) => {
    if (part === 'kind') return t('evidence.kindShown');
    if (part === 'link') return t('evidence.kind.link');
    if (part === 'attachment') return t('evidence.kind.file');
    return t(`evidence.field.${part}`);
  };
}

function usePartText(): (evidence: SubmittedEvidence, part: CitedPart) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (evidence, part) => {
    if (part === 'attachment') {
      const file = evidence.attachment;
      return file ? `${file.name} (${formats.bytes(file.bytes)}, SHA-512 ${file.sha512.slice(0, SHOWN_OF_DIGEST)}…)` : '';
    }
    const value = evidence[part] ?? '';
    if (value === '') return '';
    if (part === 'kind' || part === 'stage') return t(`evidence.${part}.${value}`);
    return part === 'adopted' || part === 'inForce' || part === 'date' ? formats.date(value) : value;
  };
}

/** Two files of one name and one size are told apart by it. */
const SHOWN_OF_DIGEST = 8;
