import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { notAskedAnyMore } from '#core/carry-over/to-confirm';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { fullReference } from '../../assessment/provision-reference';
import { EarlierItem } from '../../carry-over/earlier-item';
import { EmptyState } from '../../components/empty-state';
import { Reference } from '../../components/reference';
import { MoveToNewer } from './move-to-newer';
import { WaitingByArticle } from './waiting-by-article';
import '../../carry-over/carry-over.css';

export function CarryOverScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'carry-over') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <CarryOver />
    </AssessmentProvider>
  );
}

/** What came from the last exercise: what waits to be confirmed, and what is not asked any more. */
function CarryOver(): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const carried = Object.keys(document.earlierAnswers).length > 0;
  return (
    <AssessmentShell title={t('carryOver.title')}>
      <h1>{t('carryOver.title')}</h1>
      <p className="measure muted">{t('carryOver.hint')}</p>
      {session.olderEdition && <MoveToNewer />}
      <section className="stack" aria-labelledby="carry-over-waiting">
        <h2 id="carry-over-waiting">{t('carryOver.waitingTitle')}</h2>
        <WaitingByArticle />
      </section>
      {carried && <NotAsked />}
    </AssessmentShell>
  );
}

function NotAsked(): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  const items = notAskedAnyMore(document);
  return (
    <section className="stack" aria-labelledby="carry-over-not-asked">
      <h2 id="carry-over-not-asked">{t('carryOver.notAsked')}</h2>
      <p className="measure muted">{t('carryOver.notAskedHint')}</p>
      {items.length === 0 && <EmptyState title={t('carryOver.notAskedNone')} />}
      <ul className="plain-list stack">
        {items.map(({ key, earlier }) => (
          <li key={key}>
            <h3 className="small">
              <Reference>{fullReference(earlier.question.split('/')[0] ?? '')}</Reference>
            </h3>
            <EarlierItem earlier={earlier} />
          </li>
        ))}
      </ul>
    </section>
  );
}
