import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#core/engine/live-assessment';
import type { Provision } from '#core/questionnaire/definition';
import { useAssessment } from '../../assessment/assessment-context';
import { FindingText } from '../../assessment/finding-text';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { focusQuestion } from './question-anchor';

/** What the rules say about this provision, each with its remedy and the way to the question. */
export function FindingsHere({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const findings = session.live.findingsAt(provision.id);
  if (findings.length === 0) return null;
  const settled = findings.every((finding) => finding.level === 'I' || document.explanations[finding.key] !== undefined);
  return (
    <Notice kind={settled ? 'information' : 'warning'} title={t('findings.here', { count: findings.length })}>
      <ul className="findings-here">
        {findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} explained={document.explanations[finding.key] !== undefined} />
        ))}
      </ul>
    </Notice>
  );
}

function FindingItem({ finding, explained }: { readonly finding: Finding; readonly explained: boolean }): ReactNode {
  const { t } = useTranslation();
  const { target } = finding;
  return (
    <li>
      <span className="finding-part">
        <FindingText finding={finding} part="message" />
      </span>
      <FindingText finding={finding} part="remedy" /> {explained && t('findings.explained')}{' '}
      {target && (
        <Button variant="quiet" className="button-inline" onPress={() => focusQuestion(target)}>
          {t('findings.goTo')}
        </Button>
      )}
    </li>
  );
}
