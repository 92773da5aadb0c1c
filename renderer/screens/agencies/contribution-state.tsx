import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commission } from '#core/answers/work-package';
import { useAssessment } from '../../assessment/assessment-context';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';

/** What is answered and what is open in the part; part of it may go now and the rest later. */
export function ContributionState({ commission }: { readonly commission: Commission }): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useAssessment();
  const formats = useFormats();
  const { asked, answered } = session.live.completeness('all');
  const open = index.workable.find(({ id }) => {
    const { relevant, progress } = session.live.provision(id);
    return relevant && (progress === 'open' || progress === 'begun' || progress === 'needs');
  });
  return (
    <section className="stack-small" aria-labelledby="contribution-state">
      <h2 id="contribution-state">{t('agencies.mine.state')}</h2>
      <dl className="facts">
        <dt>{t('agencies.table.agency')}</dt>
        <dd>
          <bdi translate="no">{commission.agency}</bdi> · {t('agencies.provisions', { count: commission.provisions.length })}
        </dd>
        <dt>{t('agencies.mine.answered')}</dt>
        <dd>{t('common.doneOf', { done: formats.number(answered), total: formats.number(asked) })}</dd>
        <dt>{t('agencies.mine.open')}</dt>
        <dd>
          {formats.number(asked - answered)}
          {open && (
            <>
              {' · '}
              <RouteLink to={{ screen: 'complete', assessment: session.id, at: open.id }}>{t('agencies.mine.next')}</RouteLink>
            </>
          )}
        </dd>
      </dl>
      {asked > answered && <p className="hint">{t('agencies.mine.openHint')}</p>}
    </section>
  );
}
