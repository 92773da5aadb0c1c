import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_STATUSES, reviewCounts, type ReviewStatus } from '#core/answers/clearance';
import type { Article } from '#core/questionnaire/definition';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { shortReference } from '../../assessment/provision-reference';
import { ClearanceMark } from '../../clearance/clearance-mark';
import { SetClearanceDialog } from '../../clearance/set-clearance-dialog';
import { SetShownClearance } from '../../clearance/set-shown-clearance';
import { Button } from '../../components/button';
import { DataTable, type DataColumn } from '../../components/data-table';
import { EmptyState } from '../../components/empty-state';
import { PhraseText } from '../../components/phrase-text';
import { Reference } from '../../components/reference';
import { RouteLink } from '../../components/route-link';
import { useFormats } from '../../hooks/use-formats';
import { isFiltered, NO_FILTER, type ProvisionFilter } from '../complete/filter-provisions';
import { ProvisionFilters } from '../complete/provision-filters';
import { useShownProvisions } from '../complete/use-shown-provisions';

export function ClearanceScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'clearance') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Clearance />
    </AssessmentProvider>
  );
}

interface Choice {
  readonly provisions: readonly string[];
  readonly what: string;
}

interface Row {
  readonly id: string;
  readonly name: ReactNode;
  /** For the button, in plain text. */
  readonly what: string;
  readonly provisions: readonly string[];
}

/** Where the review stands by instrument and article, and one status for what is chosen. */
function Clearance(): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index, document, settings, writable } = useAssessment();
  const [filter, setFilter] = useState<ProvisionFilter>(NO_FILTER);
  const [choice, setChoice] = useState<Choice | null>(null);
  const formats = useFormats();
  const shown = useShownProvisions(filter);
  const workable = index.workable.filter(({ id }) => session.live.provision(id).relevant);

  const instruments = settings.instruments.map((code): Row => {
    const phrase = words(`instrument/${code}/short-title`);
    const provisions = workable.filter(({ instrument }) => instrument === code).map(({ id }) => id);
    return { id: code, name: <PhraseText phrase={phrase} />, what: phrase.text, provisions };
  });
  const articleRow = (article: Article): Row => {
    const phrase = words(`article/${article.id}/title`);
    const provisions = shown.filter((provision) => provision.article === article.id).map(({ id }) => id);
    const name = (
      <RouteLink to={{ screen: 'complete', assessment: session.id, at: provisions[0] ?? '' }}>
        <Reference>{`${article.instrument} ${shortReference(article.id)}`}</Reference> <PhraseText phrase={phrase} />
      </RouteLink>
    );
    return { id: article.id, name, what: `${article.instrument} ${shortReference(article.id)} ${phrase.text}`, provisions };
  };
  const articles = session.questionnaire.articles.map(articleRow).filter(({ provisions }) => provisions.length > 0);

  const counted = (status: ReviewStatus): DataColumn<Row> => ({
    id: status,
    header: <ClearanceMark status={status} />,
    numeric: true,
    cell: ({ provisions }) => formats.number(reviewCounts(document, provisions)[status]),
  });
  const columns = (heading: string): readonly DataColumn<Row>[] => [
    { id: 'name', header: heading, rowHeader: true, cell: ({ name }) => name },
    ...REVIEW_STATUSES.map(counted),
    { id: 'total', header: t('clearance.total'), numeric: true, cell: ({ provisions }) => formats.number(provisions.length) },
  ];
  const setting: DataColumn<Row> = {
    id: 'set',
    header: <span className="visually-hidden">{t('clearance.set')}</span>,
    cell: ({ what, provisions }) =>
      writable && (
        <Button
          variant="quiet"
          className="button-inline"
          onPress={() => setChoice({ what, provisions })}
          aria-label={t('clearance.setNamed', { what })}
        >
          {t('clearance.set')}
        </Button>
      ),
  };
  return (
    <AssessmentShell title={t('clearance.title')}>
      <h1>{t('clearance.title')}</h1>
      <p className="measure">{t('clearance.intro')}</p>
      <DataTable
        caption={t('clearance.counts')}
        rows={instruments}
        rowKey={({ id }) => id}
        columns={[...columns(t('clearance.instrument')), setting]}
      />
      <section className="stack" aria-labelledby="clearance-articles">
        <h2 id="clearance-articles">{t('clearance.articles')}</h2>
        <ProvisionFilters filter={filter} onChange={setFilter} />
        {isFiltered(filter) && (
          <div>
            <SetShownClearance provisions={shown} />
          </div>
        )}
        {articles.length === 0 ? (
          <EmptyState title={t('clearance.none')} />
        ) : (
          <DataTable
            caption={t('clearance.articles')}
            hideCaption
            rows={articles}
            rowKey={({ id }) => id}
            columns={[...columns(t('clearance.article')), setting]}
          />
        )}
      </section>
      {choice && <SetClearanceDialog {...choice} onClose={() => setChoice(null)} />}
    </AssessmentShell>
  );
}
