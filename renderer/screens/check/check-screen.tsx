import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { groupFindings } from '#core/findings/group-findings';
import { currentExplanations } from '#core/findings/explained-basis';
import { sealingState } from '#core/findings/sealing-state';
import { useApplication } from '../../application/application-context';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { useAssessment } from '../../assessment/assessment-context';
import { EmptyState } from '../../components/empty-state';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';
import { Select } from '../../components/select';
import { BrokenCitations } from '../../evidence/broken-citations';
import { KeptAnswers } from '../../kept-answers/kept-answers';
import { CompletenessBars } from './completeness-bars';
import { FindingItem } from './finding-item';

export function CheckScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'check') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Check />
    </AssessmentProvider>
  );
}

/** What is open and what does not fit together, each one click from its place; no judgement of the State. */
function Check(): ReactNode {
  const { t } = useTranslation();
  const { session, index, settings, document } = useAssessment();
  const [instrument, setInstrument] = useState('all');
  const findings = session.live.findings();
  const sealing = sealingState(
    findings,
    currentExplanations(session.live, (id) => index.question.get(id), document),
  );
  const shown = findings.filter(
    ({ at }) => instrument === 'all' || at === 'assessment' || at === instrument || at.startsWith(`${instrument}:`),
  );
  const groups = groupFindings(shown);
  return (
    <AssessmentShell title={t('nav.check')}>
      <h1>{t('check.title')}</h1>
      <div className="split">
        <section className="stack" aria-labelledby="findings">
          <h2 id="findings">{t('check.findings')}</h2>
          {sealing.possible ? (
            <Notice kind="success">{t('check.canSeal')}</Notice>
          ) : (
            <Notice kind="information">
              {t('check.cannotSeal', { blocking: sealing.blocking.length, unexplained: sealing.unexplained.length })}
            </Notice>
          )}
          <BrokenCitations />
          <KeptAnswers />
          {Object.keys(document.earlierAnswers).length > 0 && (
            <RouteLink to={{ screen: 'carry-over', assessment: session.id }}>{t('carryOver.title')}</RouteLink>
          )}
          {settings.instruments.length > 1 && (
            <Select
              label={t('check.instrument')}
              compact
              choices={[{ id: 'all', label: t('check.all') }, ...settings.instruments.map((code) => ({ id: code, label: code }))]}
              value={instrument}
              onChange={setInstrument}
            />
          )}
          {groups.length === 0 && <EmptyState title={t('check.nothing')} />}
          {groups.map(({ group, findings: members }) => (
            <section key={group} aria-labelledby={`group-${group}`} className="finding-group">
              <h3 id={`group-${group}`}>
                {t(`check.group.${group}`)} <span className="hint">{t('check.count', { count: members.length })}</span>
              </h3>
              <ul className="finding-list">
                {members.map((finding) => (
                  <FindingItem key={finding.key} finding={finding} />
                ))}
              </ul>
            </section>
          ))}
        </section>
        <aside className="split-side stack" aria-labelledby="completeness">
          <h2 id="completeness">{t('check.completeness')}</h2>
          <p className="hint">{t('check.completenessHint')}</p>
          <CompletenessBars />
          <RouteLink to={{ screen: settings.commission ? 'agencies' : 'sign', assessment: session.id }} variant="secondary">
            {t(settings.commission ? 'nav.contribution' : 'nav.sign')}
          </RouteLink>
        </aside>
      </div>
    </AssessmentShell>
  );
}
