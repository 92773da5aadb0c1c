import { createContext, memo, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { reviewStatus } from '#core/answers/clearance';
import { openThreads } from '#core/answers/comment-threads';
import type { Completeness } from '#core/engine/live-assessment';
import type { Provision } from '#core/questionnaire/definition';
import type { Phrase } from '#core/questionnaire/wording';
import { useSpeech } from '../../application/application-context';
import { useAssessmentPart, useSession } from '../../assessment/assessment-context';
import { shortReference } from '../../assessment/provision-reference';
import { ClearanceMark } from '../../clearance/clearance-mark';
import { PhraseText } from '../../components/phrase-text';
import { StateMark } from '../../components/state-mark';
import { TreeFold, TreeLabel } from '../../components/tree-parts';
import { useFormats } from '../../hooks/use-formats';
import { groupProvisions, type ArticleGroup, type InstrumentGroup } from './group-provisions';

interface Props {
  readonly provisions: readonly Provision[];
  readonly current: Provision | undefined;
  readonly onChoose: (provision: string) => void;
  /** While filtering everything found is shown. */
  readonly expandAll: boolean;
}

/** An article without paragraphs is its own provision, under one id: the rows of a tree need different ones. */
const articleKey = (article: string): string => `article ${article}`;

const CurrentProvision = createContext<string | undefined>(undefined);

/** Instruments, articles and provisions with the state of each; arrows move, letters jump, Enter opens. */
export function ProvisionTree({ provisions, current, onChoose, expandAll }: Props): ReactNode {
  const groups = useMemo(() => groupProvisions(provisions), [provisions]);
  return (
    <CurrentProvision.Provider value={current?.id}>
      <Rows
        groups={groups}
        openInstrument={current?.instrument ?? groups[0]?.instrument}
        openArticle={current && articleKey(current.article)}
        onChoose={onChoose}
        expandAll={expandAll}
      />
    </CurrentProvision.Provider>
  );
}

interface RowsProps extends Pick<Props, 'onChoose' | 'expandAll'> {
  readonly groups: readonly InstrumentGroup[];
  readonly openInstrument: string | undefined;
  readonly openArticle: string | undefined;
}

/**
 * Stays as it is while the current provision changes within an article. What is folded has no rows: there are hundreds of
 * provisions, and a tree makes a part of the page for each that it is given.
 */
const Rows = memo(function Rows({ groups, openInstrument, openArticle, onChoose, expandAll }: RowsProps): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const [toggled, setToggled] = useState<ReadonlySet<Key>>(new Set());
  const isOpen = (id: string): boolean => (expandAll || id === openInstrument || id === openArticle) !== toggled.has(id);
  const ids = groups.flatMap(({ instrument, articles }) => [instrument, ...articles.map(({ article }) => articleKey(article))]);
  const expanded = new Set<Key>(ids.filter(isOpen));
  const toggle = useCallback(
    (id: Key): void => setToggled((before) => new Set(before.has(id) ? [...before].filter((other) => other !== id) : [...before, id])),
    [],
  );

  return (
    <Tree
      aria-label={t('provisions.title')}
      className="provision-tree"
      expandedKeys={expanded}
      onExpandedChange={(next) => ids.filter((id) => next.has(id) !== expanded.has(id)).forEach(toggle)}
      selectionMode="none"
      onAction={(key) => (ids.includes(String(key)) ? toggle(key) : onChoose(String(key)))}
      renderEmptyState={() => <p className="tree-empty">{t('filter.nothing')}</p>}
    >
      {groups.map(({ instrument, articles }) => (
        <TreeItem
          key={instrument}
          id={instrument}
          textValue={words(`instrument/${instrument}/short-title`).text}
          className="tree-row tree-instrument"
          hasChildItems
        >
          <TreeItemContent>
            <TreeFold />
            <span className="tree-label">
              <PhraseText phrase={words(`instrument/${instrument}/short-title`)} />
            </span>
            <Done group={`instrument:${instrument}`} />
          </TreeItemContent>
          {expanded.has(instrument) &&
            articles.map((group) => <ArticleItem key={group.article} group={group} open={expanded.has(articleKey(group.article))} />)}
        </TreeItem>
      ))}
    </Tree>
  );
});

function ArticleItem({ group, open }: { readonly group: ArticleGroup; readonly open: boolean }): ReactNode {
  const { words } = useSpeech();
  const number = shortReference(group.article);
  const title = words(`article/${group.article}/title`);
  return (
    <TreeItem id={articleKey(group.article)} textValue={`${number} ${title.text}`} className="tree-row tree-article" hasChildItems>
      <TreeItemContent>
        <TreeFold />
        <TreeLabel reference={number} phrase={title} />
        <Done group={`article:${group.article}`} />
      </TreeItemContent>
      {open && group.provisions.map((provision) => <ProvisionItem key={provision.id} provision={provision} />)}
    </TreeItem>
  );
}

function ProvisionItem({ provision }: { readonly provision: Provision }): ReactNode {
  const { words } = useSpeech();
  const subject = words(`provision/${provision.id}/subject`);
  const reference = shortReference(provision.id);
  return (
    <TreeItem id={provision.id} textValue={`${reference} ${subject.text}`} className="tree-row tree-provision">
      <TreeItemContent>
        <ProvisionRow provision={provision} reference={reference} subject={subject} />
      </TreeItemContent>
    </TreeItem>
  );
}

interface ProvisionRowProps {
  readonly provision: Provision;
  readonly reference: string;
  readonly subject: Phrase;
}

/** What moves while answers are given and provisions opened: the row around it stays. */
function ProvisionRow({ provision, reference, subject }: ProvisionRowProps): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const isCurrent = useContext(CurrentProvision) === provision.id;
  const progress = useAssessmentPart(() => session.live.provision(provision.id).progress);
  const missingCitation = useAssessmentPart(() => session.live.provision(provision.id).missingCitation);
  const status = useAssessmentPart(({ document }) => reviewStatus(document, provision.id));
  const comments = useAssessmentPart(({ document }) => openThreads(document).get(provision.id) ?? 0);
  return (
    <span className={isCurrent ? 'tree-provision-row tree-current' : 'tree-provision-row'}>
      <StateMark state={progress} short />
      <TreeLabel reference={reference} phrase={subject} />
      {missingCitation && <span className="tree-need">{t('provisions.citation')}</span>}
      {comments > 0 && (
        <span className="tree-comments" title={t('comments.here', { count: comments })}>
          <span aria-hidden="true">❞{comments}</span>
          <span className="visually-hidden">{t('comments.here', { count: comments })}</span>
        </span>
      )}
      {status !== 'draft' && <ClearanceMark status={status} short />}
      {isCurrent && <span className="visually-hidden">{t('provisions.current')}</span>}
    </span>
  );
}

function Done({ group }: { readonly group: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const formats = useFormats();
  const done = useAssessmentPart(() => finished(session.live.completeness(group)));
  const total = useAssessmentPart(() => session.live.completeness(group).provisions);
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
