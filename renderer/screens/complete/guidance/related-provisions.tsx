import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerValue } from '#core/answers/answer';
import type { Provision } from '#core/questionnaire/definition';
import { formatRoute } from '../../../application/routes';
import { useAssessment } from '../../../assessment/assessment-context';
import { fullReference } from '../../../assessment/provision-reference';
import { Button } from '../../../components/button';
import { Reference } from '../../../components/reference';
import { StateMark } from '../../../components/state-mark';

/** Provisions on the same subject, with what has been answered there. Those outside this assessment are named only. */
export function RelatedProvisions({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { session, index } = useAssessment();
  if (provision.related.length === 0) return null;
  return (
    <section className="guidance-part">
      <h3>{t('related.title')}</h3>
      <ul className="related-list">
        {provision.related.map((id) => {
          const target = index.provision.get(id) ?? index.workable.find((each) => each.article === id);
          const shown = target && session.live.provision(target.id).relevant;
          return (
            <li key={id}>
              {target && shown ? (
                <>
                  <a className="link" href={formatRoute({ screen: 'complete', assessment: session.id, at: target.id })}>
                    <Reference>{fullReference(id)}</Reference>
                  </a>{' '}
                  <StateMark state={session.live.provision(target.id).progress} /> <CiteSame from={target.id} to={provision.id} />
                </>
              ) : (
                <>
                  <Reference>{fullReference(id)}</Reference> <span className="muted small">{t('related.outside')}</span>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What was cited there for the same subject can be cited here, instead of being entered twice. */
function CiteSame({ from, to }: { readonly from: string; readonly to: string }): ReactNode {
  const { t } = useTranslation();
  const { session, index, writable } = useAssessment();
  const question = `${to}/legal-basis.citations`;
  if (!writable || !index.question.has(question) || !session.live.isAsked(question)) return null;
  const here = citations(session.content(question)?.value);
  const more = citations(session.content(`${from}/legal-basis.citations`)?.value).filter((id) => !here.includes(id));
  if (more.length === 0) return null;
  return (
    <Button
      variant="quiet"
      className="button-inline"
      onPress={() => session.edit(question, { standing: 'answered', value: [...here, ...more] })}
    >
      {t('related.citeSame', { count: more.length })}
    </Button>
  );
}

const citations = (value: AnswerValue | undefined): readonly string[] => (Array.isArray(value) ? (value as readonly string[]) : []);
