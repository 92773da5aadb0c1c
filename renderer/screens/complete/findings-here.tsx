import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { currentExplanations } from '#core/findings/explained-basis';
import type { Finding } from '#core/engine/live-assessment';
import type { Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { FindingText } from '../../assessment/finding-text';
import { fullReference } from '../../assessment/provision-reference';
import { Button } from '../../components/button';
import { Notice } from '../../components/notice';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { missingReasons } from './missing-reasons';
import { focusQuestion } from './question-anchor';

/** What the rules say about this provision, each with its remedy and the way to the question, and reasons still to give. */
export function FindingsHere({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { session, index, document } = useAssessment();
  const findings = session.live.findingsAt(provision.id);
  const reasons = missingReasons(session.live, provision).filter((question) => !findings.some(({ target }) => target === question));
  const count = findings.length + reasons.length;
  if (count === 0) return null;
  const reasonsGiven = currentExplanations(session.live, (id) => index.question.get(id), document);
  const settled = reasons.length === 0 && findings.every((finding) => finding.level === 'I' || reasonsGiven[finding.key] !== undefined);
  return (
    <Notice kind={settled ? 'information' : 'warning'} title={t('findings.here', { count })}>
      <ul className="findings-here">
        {findings.map((finding) => (
          <FindingItem key={finding.key} finding={finding} explained={reasonsGiven[finding.key] !== undefined} />
        ))}
        {reasons.map((question) => (
          <MissingReason key={question} question={question} />
        ))}
      </ul>
    </Notice>
  );
}

function FindingItem({ finding, explained }: { readonly finding: Finding; readonly explained: boolean }): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useAssessment();
  const { target } = finding;
  const cause = target === undefined ? undefined : index.question.get(target)?.provision;
  const places = [...finding.involves, ...(cause === undefined ? [] : [cause])];
  const elsewhere = [...new Set(places)].filter((place) => place !== finding.at && index.provision.has(place));
  return (
    <li>
      <span className="finding-part">
        <FindingText finding={finding} part="message" />
      </span>
      <FindingText finding={finding} part="remedy" /> {explained && t('findings.explained')}{' '}
      {target && cause === finding.at && <GoTo question={target} />}
      {elsewhere.length > 0 && (
        <span className="finding-places">
          {t('findings.seeAlso')}
          {elsewhere.map((place) => (
            <RouteLink key={place} to={{ screen: 'complete', assessment: session.id, at: place === cause ? (target ?? place) : place }}>
              <Reference>{fullReference(place)}</Reference>
            </RouteLink>
          ))}
        </span>
      )}
    </li>
  );
}

function MissingReason({ question: id }: { readonly question: string }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index } = useAssessment();
  const question = index.question.get(id);
  const standing = session.live.answer(id)?.standing;
  if (!question || !standing) return null;
  return (
    <li>
      <span className="finding-part">
        <PhraseText phrase={words(`question/${question.wording}/label`)} />
      </span>
      {t('findings.reasonMissing', { standing: t(`standing.${standing}`) })} <GoTo question={id} />
    </li>
  );
}

function GoTo({ question }: { readonly question: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Button variant="quiet" className="button-inline" onPress={() => focusQuestion(question)}>
      {t('findings.goTo')}
    </Button>
  );
}
