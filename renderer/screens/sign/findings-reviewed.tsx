import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SealingState } from '#core/findings/sealing-state';
import { useAgencies } from '../../agencies/use-agencies';
import { useAssessment } from '../../assessment/assessment-context';
import { Notice } from '../../components/notice';
import { RouteLink } from '../../components/route-link';

/** Step one: whether anything stands in the way of sealing, and what is still open without standing in the way. */
export function FindingsReviewed({ sealing }: { readonly sealing: SealingState }): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const all = session.live.completeness('all');
  const open = all.open + all.begun;
  return (
    <div className="stack">
      {sealing.possible ? (
        <p>{t('sign.findings.none', { explained: sealing.explained.length })}</p>
      ) : (
        <Notice kind="warning">
          {t('sign.findings.some', { blocking: sealing.blocking.length, unexplained: sealing.unexplained.length })}
        </Notice>
      )}
      <Undecided />
      {open > 0 && <p className="hint">{t('sign.findings.open', { count: open })}</p>}
      {!sealing.possible && (
        <div className="actions">
          <RouteLink to={{ screen: 'check', assessment: session.id }} variant="secondary">
            {t('sign.findings.goToCheck')}
          </RouteLink>
        </div>
      )}
    </div>
  );
}

/** Where agencies differ and nobody has decided: said before it is signed, since it leaves answers out or past what an agency says. */
function Undecided(): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const agencies = useAgencies();
  const open = agencies.status === 'done' ? agencies.value.conflicts.length : 0;
  if (open === 0) return null;
  return (
    <Notice
      kind="warning"
      actions={
        <RouteLink to={{ screen: 'agencies', assessment: session.id, part: 'conflicts' }} variant="secondary">
          {t('agencies.conflicts.decide')}
        </RouteLink>
      }
    >
      {t('sign.findings.undecided', { count: open })}
    </Notice>
  );
}
