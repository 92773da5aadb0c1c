import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { forceOf } from '#core/answers/in-force';
import type { EvidenceContent } from '#core/answers/same-evidence';
import { useFormats } from '../hooks/use-formats';

interface Props {
  readonly evidence: EvidenceContent;
  /** ISO date of the assessment: the law is judged as it stood then. Where it is not known, its stage alone tells. */
  readonly on?: string;
}

/** Says of a law that it does not bind on the assessment date: a bill, repealed, or not yet in force. Nothing where it binds. */
export function ForceMark({ evidence, on }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { kind, stage } = evidence;
  const force = on === undefined ? forceOf({ kind, stage }, '') : forceOf(evidence, on);
  if (force === null || force === 'in-force') return null;
  const day = evidence.inForce ?? evidence.adopted;
  const words = force === 'not-yet' ? t('evidence.notYet', { date: formats.date(day ?? '') }) : t(`evidence.stage.${force}`);
  return (
    <strong className="force-mark">
      <span aria-hidden="true">! </span>
      {words}
    </strong>
  );
}
