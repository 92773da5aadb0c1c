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
  const { session, document } = useAssessment();
  const findings = session.live.findingsAt(provision.id);
  if (findings.length === 0) return null;
  return (
    <div className="findings-here">
      {findings.map((finding) => (
        <FindingNotice key={finding.key} finding={finding} explained={document.explanations[finding.key] !== undefined} />
      ))}
    </div>
  );
}

function FindingNotice({ finding, explained }: { readonly finding: Finding; readonly explained: boolean }): ReactNode {
  const { t } = useTranslation();
  const kind = finding.level === 'I' || explained ? 'information' : 'warning';
  const { target } = finding;
  return (
    <Notice kind={kind} title={<FindingText finding={finding} part="message" />}>
      <FindingText finding={finding} part="remedy" /> {explained && t('findings.explained')}{' '}
      {target && (
        <Button variant="quiet" className="button-inline" onPress={() => focusQuestion(target)}>
          {t('findings.goTo')}
        </Button>
      )}
    </Notice>
  );
}
