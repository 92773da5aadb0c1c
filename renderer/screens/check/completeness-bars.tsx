import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Completeness } from '#core/engine/live-assessment';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';

/** Thin bars with numbers, per instrument and article. They say how far the work is, never how well a State complies. */
export function CompletenessBars(): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, settings } = useAssessment();
  const { live, questionnaire } = session;
  return (
    <div className="stack">
      <Summary completeness={live.completeness('all')} />
      {settings.instruments.map((code) => {
        const articles = questionnaire.articles
          .filter((article) => article.instrument === code)
          .map((article) => ({ article, completeness: live.completeness(`article:${article.id}`) }))
          .filter(({ completeness }) => completeness.provisions > 0);
        return (
          <section key={code} aria-label={code}>
            <h3>
              <PhraseText phrase={words(`instrument/${code}/short-title`)} />
            </h3>
            {articles.length === 0 && <p className="hint">{t('check.notAssessed')}</p>}
            <ul className="plain-list">
              {articles.map(({ article, completeness }) => (
                <li key={article.id} className="article-bar">
                  <span className="article-name">
                    <Reference>{article.number}</Reference> <PhraseText phrase={words(`article/${article.id}/title`)} />
                  </span>
                  <Bar completeness={completeness} to={firstOpen(article.id)} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );

  function firstOpen(article: string): string | undefined {
    const provisions = questionnaire.provisions.filter((provision) => provision.article === article && provision.assessable);
    const open = provisions.find(
      ({ id }) => live.provision(id).relevant && ['open', 'begun', 'needs'].includes(live.provision(id).progress),
    );
    return (open ?? provisions[0])?.id;
  }
}

const done = (completeness: Completeness): number => completeness.complete + completeness.notKnown + completeness.notApplicable;

function Bar({ completeness, to }: { readonly completeness: Completeness; readonly to: string | undefined }): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const formats = useFormats();
  const text = t('common.doneOf', { done: formats.number(done(completeness)), total: formats.number(completeness.provisions) });
  return (
    <>
      <span className="progress-track" aria-hidden="true">
        <span className="progress-bar" style={{ inlineSize: `${(100 * done(completeness)) / Math.max(completeness.provisions, 1)}%` }} />
      </span>
      {to ? <RouteLink to={{ screen: 'complete', assessment: session.id, at: to }}>{text}</RouteLink> : text}
    </>
  );
}

function Summary({ completeness }: { readonly completeness: Completeness }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const rows = [
    ['complete', completeness.complete],
    ['needs', completeness.needs],
    ['missingCitation', completeness.missingCitation],
    ['notKnown', completeness.notKnown],
    ['notApplicable', completeness.notApplicable],
    ['begun', completeness.begun],
    ['open', completeness.open],
  ] as const;
  return (
    <dl className="facts">
      {rows.map(([name, count]) => (
        <div key={name} className="facts-row">
          <dt>{t(`check.summary.${name}`)}</dt>
          <dd>{formats.number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}
