import { memo, useCallback, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { reviewStatus, type ReviewStatus } from '#core/answers/clearance';
import { openThreads } from '#core/answers/comment-threads';
import type { Completeness, ProvisionProgress } from '#core/engine/live-assessment';
import type { Provision } from '#core/questionnaire/definition';
import type { Words } from '#core/questionnaire/wording';
import { useSpeech } from '../../application/application-context';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { shortReference } from '../../assessment/provision-reference';
import { ClearanceMark } from '../../clearance/clearance-mark';
import { PhraseText } from '../../components/phrase-text';
import { StateMark } from '../../components/state-mark';
import { TreeList, type TreeRow } from '../../components/tree-list';
import { TreeLabel } from '../../components/tree-parts';
import { useFormats } from '../../hooks/use-formats';
import { directionOf } from '../../localisation/direction';
import { groupProvisions, type InstrumentGroup } from './group-provisions';

interface Props {
  readonly provisions: readonly Provision[];
  readonly current: Provision | undefined;
  readonly onChoose: (provision: string) => void;
  /** While filtering everything found is shown. */
  readonly expandAll: boolean;
}

/** An article without paragraphs is its own provision, under one id: the rows of a tree need different ones. */
const articleKey = (article: string): string => `article ${article}`;

/** Instruments, articles and provisions with the state of each; arrows move, letters jump, Enter opens. */
export const ProvisionTree = memo(function ProvisionTree({ provisions, current, onChoose, expandAll }: Props): ReactNode {
  const { t } = useTranslation();
  const { words, language, locale } = useSpeech();
  const groups = useMemo(() => groupProvisions(provisions), [provisions]);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const openInstrument = current?.instrument ?? groups[0]?.instrument;
  const openArticle = current && articleKey(current.article);
  // Each row is the same object until it says something else: a provision that is opened draws no row anew but two.
  const rows = useMemo(() => {
    const isOpen = (id: string): boolean => (expandAll || id === openInstrument || id === openArticle) !== toggled.has(id);
    return rowsOf(groups, isOpen, words);
  }, [groups, expandAll, openInstrument, openArticle, toggled, words]);
  const press = useCallback(
    (key: string): void => {
      if (rows.some((row) => row.key === key && row.open !== undefined))
        setToggled((before) => new Set(before.has(key) ? [...before].filter((other) => other !== key) : [...before, key]));
      else onChoose(key);
    },
    [rows, onChoose],
  );
  return (
    <TreeList
      label={t('provisions.title')}
      className="provision-tree"
      rows={rows}
      current={current?.id}
      locale={locale}
      direction={directionOf(language)}
      onPress={press}
      whenEmpty={<p className="tree-empty">{t('filter.nothing')}</p>}
    />
  );
});

/** What is folded has no rows: there are hundreds of provisions. */
function rowsOf(groups: readonly InstrumentGroup[], isOpen: (id: string) => boolean, words: Words): readonly TreeRow[] {
  return groups.flatMap(({ instrument, articles }, place): TreeRow[] => {
    const name = words(`instrument/${instrument}/short-title`);
    const row: TreeRow = {
      ...{ key: instrument, level: 1, position: place + 1, siblings: groups.length, open: isOpen(instrument) },
      ...{ text: name.text, className: 'tree-instrument' },
      content: (
        <>
          <Fold />
          <span className="tree-label">
            <PhraseText phrase={name} />
          </span>
          <Done group={`instrument:${instrument}`} />
        </>
      ),
    };
    return row.open ? [row, ...articles.flatMap((_, at) => articleRows(articles, at, isOpen, words))] : [row];
  });
}

function articleRows(articles: InstrumentGroup['articles'], at: number, isOpen: (id: string) => boolean, words: Words): TreeRow[] {
  const { article, provisions } = articles[at]!;
  const number = shortReference(article);
  const title = words(`article/${article}/title`);
  const row: TreeRow = {
    ...{ key: articleKey(article), level: 2, position: at + 1, siblings: articles.length, open: isOpen(articleKey(article)) },
    ...{ text: `${number} ${title.text}`, className: 'tree-article' },
    content: (
      <>
        <Fold />
        <TreeLabel reference={number} phrase={title} />
        <Done group={`article:${article}`} />
      </>
    ),
  };
  return row.open ? [row, ...provisions.map(({ id }, place) => provisionRow(id, place + 1, provisions.length, words))] : [row];
}

function provisionRow(id: string, position: number, siblings: number, words: Words): TreeRow {
  const reference = shortReference(id);
  const subject = words(`provision/${id}/subject`);
  return {
    ...{ key: id, level: 3, position, siblings, text: `${reference} ${subject.text}`, className: 'tree-provision' },
    content: (
      <>
        <Progress provision={id} />
        <TreeLabel reference={reference} phrase={subject} />
        <Marks provision={id} />
      </>
    ),
  };
}

const Fold = (): ReactNode => (
  <span className="tree-fold" aria-hidden="true">
    <span />
  </span>
);

function Progress({ provision }: { readonly provision: string }): ReactNode {
  const { session } = useSession();
  const progress = useAssessmentPart((): ProvisionProgress => session.live.provision(provision).progress);
  return <StateMark state={progress} short />;
}

/** What a provision needs or has beside its state; most have nothing. */
function Marks({ provision }: { readonly provision: string }): ReactNode {
  const { session } = useSession();
  const marks = useAssessmentPart(({ document }) => {
    const { missingCitation } = session.live.provision(provision);
    return `${missingCitation} ${openThreads(document).get(provision) ?? 0} ${reviewStatus(document, provision)}`;
  });
  const [missingCitation, comments, status] = marks.split(' ') as ['true' | 'false', string, ReviewStatus];
  return (
    <>
      {missingCitation === 'true' && <MissingCitation />}
      {comments !== '0' && <OpenComments count={Number(comments)} />}
      {status !== 'draft' && <ClearanceMark status={status} short />}
    </>
  );
}

function MissingCitation(): ReactNode {
  const { t } = useTranslation();
  return <span className="tree-need">{t('provisions.citation')}</span>;
}

function OpenComments({ count }: { readonly count: number }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="tree-comments" title={t('comments.here', { count })}>
      <span aria-hidden="true">❞{count}</span>
      <span className="visually-hidden">{t('comments.here', { count })}</span>
    </span>
  );
}

function Done({ group }: { readonly group: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const formats = useFormats();
  const counts = useAssessmentPart(() => {
    const completeness = session.live.completeness(group);
    return `${finished(completeness)} ${completeness.provisions}`;
  });
  const [done = 0, total = 0] = counts.split(' ').map(Number);
  const whole = done === total && done > 0;
  return (
    <span className={whole ? 'tree-done tree-whole' : 'tree-done'}>
      <span aria-hidden="true">
        {`${formats.number(done)}/${formats.number(total)}`}
        {whole && ' ✓'}
      </span>
      <span className="visually-hidden">{t('provisions.done', { done, total })}</span>
    </span>
  );
}

const finished = ({ complete, notKnown, notApplicable }: Completeness): number => complete + notKnown + notApplicable;
