import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { similarTo, type EvidenceContent } from '#core/answers/same-evidence';
import { useAssessmentPart } from '../../../assessment/assessment-context';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { EvidenceName } from '../../../evidence/evidence-name';

interface Props {
  readonly content: EvidenceContent;
  /** The record that is being corrected. */
  readonly except: string | null;
  /** Cites the one that is there already; absent where nothing is cited. */
  readonly onCite: ((id: string) => void) | undefined;
}

/** While something is entered: it may be in the register already, and can be cited from there. */
export function EnteredAlready({ content, except, onCite }: Props): ReactNode {
  const { t } = useTranslation();
  const register = useAssessmentPart(({ document }) => document.evidence);
  const similar = similarTo(content, register, except);
  if (similar.length === 0) return null;
  return (
    <Notice kind="information" title={t('evidence.already')} announce>
      <ul className="plain-list">
        {similar.map((id) => {
          const evidence = register[id];
          return (
            evidence && (
              <li key={id}>
                <EvidenceName evidence={evidence} />{' '}
                {onCite && (
                  <Button
                    variant="quiet"
                    className="button-inline"
                    onPress={() => onCite(id)}
                    aria-label={t('evidence.citeThisNamed', { title: evidence.title })}
                  >
                    {t('evidence.citeThis')}
                  </Button>
                )}
              </li>
            )
          );
        })}
      </ul>
    </Notice>
  );
}
