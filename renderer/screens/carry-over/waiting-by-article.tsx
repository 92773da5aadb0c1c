import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared } from '#core/answers/clearance';
import { wasOpened } from '#core/carry-over/to-confirm';
import type { AppErrorBody } from '#core/contract/errors';
import type { Article, Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { fullReference } from '../../assessment/provision-reference';
import { useFormats } from '../../hooks/use-formats';
import { earlierIndex } from '../../carry-over/use-earlier';
import { isWaiting } from '../../carry-over/waiting';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';

interface WaitingProvision {
  readonly provision: Provision;
  readonly questions: readonly string[];
  readonly opened: boolean;
  readonly cleared: boolean;
}

interface WaitingArticle {
  readonly article: Article;
  readonly provisions: readonly WaitingProvision[];
}

/** Article by article what waits; confirmed together only once each of its provisions has been opened. */
export function WaitingByArticle(): ReactNode {
  const { t } = useTranslation();
  const articles = useWaiting();
  const total = articles.reduce((sum, { provisions }) => sum + provisions.reduce((count, { questions }) => count + questions.length, 0), 0);
  if (total === 0) return <EmptyState title={t('carryOver.nothingWaits')} />;
  return (
    <>
      <p>{t('carryOver.waiting', { count: total })}</p>
      <ul className="plain-list stack">
        {articles.map((each) => (
          <ArticleItem key={each.article.id} of={each} />
        ))}
      </ul>
    </>
  );
}

function useWaiting(): readonly WaitingArticle[] {
  const { session, index, document } = useAssessment();
  const beside = earlierIndex(document);
  const byArticle = new Map<string, WaitingProvision[]>();
  for (const provision of index.workable) {
    const questions = provision.questions.filter((question) => isWaiting(document, question) && session.live.isAsked(question));
    if (questions.length === 0) continue;
    const opened = questions.every((question) => wasOpened(question, beside));
    const cleared = isCleared(document, provision.id);
    byArticle.set(provision.article, [...(byArticle.get(provision.article) ?? []), { provision, questions, opened, cleared }]);
  }
  return [...byArticle].flatMap(([id, provisions]) => {
    const article = index.article.get(id);
    return article ? [{ article, provisions }] : [];
  });
}

function ArticleItem({ of: { article, provisions } }: { readonly of: WaitingArticle }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, writable } = useAssessment();
  const { announce } = useAnnouncer();
  const formats = useFormats();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const questions = provisions.flatMap((each) => each.questions);
  const opened = provisions.every((each) => each.opened);
  const cleared = provisions.some((each) => each.cleared);
  const reference = fullReference(article.id);
  const hint = `open-first-${article.id}`;
  const confirm = async (): Promise<void> => {
    const { answers } = session.getSnapshot().document;
    const result = await session.write('carryOver.confirm', {
      answers: questions.map((question) => ({ question, base: answers[question]?.revision ?? 0 })),
    });
    setError(result.ok ? null : result.error);
    if (result.ok) announce(t('carryOver.confirmed', { count: questions.length }));
  };
  return (
    <li className="stack-small" data-article={article.id}>
      <h3>
        <Reference>{reference}</Reference> <PhraseText phrase={words(`article/${article.id}/title`)} />
      </h3>
      <ul className="plain-list">
        {provisions.map(({ provision, questions: waiting, opened: seen, cleared: settled }) => (
          <li key={provision.id}>
            <RouteLink to={{ screen: 'complete', assessment: session.id, at: provision.id }}>
              <Reference>{fullReference(provision.id)}</Reference>
            </RouteLink>{' '}
            <span className="hint">
              {t('carryOver.count', { count: waiting.length })} · {t(seen ? 'carryOver.opened' : 'carryOver.notOpened')}
              {settled && ` · ${t('clearance.status.cleared')}`}
            </span>
          </li>
        ))}
      </ul>
      <div className="row no-print">
        <Button
          isDisabled={!writable || !opened || cleared}
          onPress={() => void confirm()}
          aria-label={`${t('carryOver.confirmAll', { count: questions.length })}${formats.colon}${reference}`}
        >
          {t('carryOver.confirmAll', { count: questions.length })}
        </Button>
        {!opened && (
          <span id={hint} className="hint">
            {t('carryOver.openFirst')}
          </span>
        )}
        {opened && cleared && <span className="hint">{t('carryOver.reopenFirst')}</span>}
      </div>
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </li>
  );
}
