import { useMemo, useState, type ReactNode } from 'react';
import { Checkbox as AriaCheckbox, Tree, TreeItem, TreeItemContent, type Key } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useSpeech } from '../application/application-context';
import { useAssessmentPart, useSession } from '../assessment/assessment-context';
import { shortReference } from '../assessment/provision-reference';
import { PhraseText } from '../components/phrase-text';
import { StateMark } from '../components/state-mark';
import { TreeFold, TreeLabel } from '../components/tree-parts';
import { useFormats } from '../hooks/use-formats';
import { groupProvisions, type ArticleGroup } from '../screens/complete/group-provisions';
import { afterChoosing, articleKey, provisionRows, rowsChosen, shareChosen } from './chosen-provisions';
import { useAskedAgencies } from './use-asked-agencies';

interface Props {
  readonly provisions: readonly Provision[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly expandAll: boolean;
}

/** Arrows move and unfold, letters jump, Space chooses a provision, a whole article or a whole instrument. */
export function ChoosingTree({ provisions, chosen, onChange, expandAll }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const groups = useMemo(() => groupProvisions(provisions), [provisions]);
  const rows = useMemo(() => provisionRows(groups), [groups]);
  const selected = useMemo(() => rowsChosen(rows, chosen), [rows, chosen]);
  const [toggled, setToggled] = useState<ReadonlySet<Key>>(new Set());
  const folds = groups.flatMap(({ instrument, articles }) => [instrument, ...articles.map(({ article }) => articleKey(article))]);
  const opensAtFirst = (row: string): boolean => expandAll || (groups.length === 1 && row === groups[0]?.instrument);
  const expanded = new Set<Key>(folds.filter((row) => opensAtFirst(row) !== toggled.has(row)));
  const unfold = (next: ReadonlySet<Key>): void => setToggled(new Set(folds.filter((row) => next.has(row) !== opensAtFirst(row))));

  return (
    <Tree
      aria-label={t('provisions.title')}
      className="provision-tree choosing-tree"
      selectionMode="multiple"
      selectionBehavior="toggle"
      escapeKeyBehavior="none"
      selectedKeys={selected}
      onSelectionChange={(next) => onChange(afterChoosing(rows, chosen, next))}
      expandedKeys={expanded}
      onExpandedChange={unfold}
      renderEmptyState={() => <p className="tree-empty">{t('filter.nothing')}</p>}
    >
      {groups.map(({ instrument, articles }) => (
        <TreeItem
          key={instrument}
          id={instrument}
          textValue={words(`instrument/${instrument}/short-title`).text}
          className="tree-row tree-instrument"
        >
          <TreeItemContent>
            <TreeFold />
            <Mark members={rows.members.get(instrument)} chosen={chosen} />
            <span className="tree-label">
              <PhraseText phrase={words(`instrument/${instrument}/short-title`)} />
            </span>
            <Count members={rows.members.get(instrument)} chosen={chosen} />
          </TreeItemContent>
          {expanded.has(instrument) ? (
            articles.map((group) => (
              <ArticleItem key={group.article} group={group} chosen={chosen} open={expanded.has(articleKey(group.article))} />
            ))
          ) : (
            <Folded of={instrument} />
          )}
        </TreeItem>
      ))}
    </Tree>
  );
}

interface ArticleProps {
  readonly group: ArticleGroup;
  readonly chosen: ReadonlySet<string>;
  readonly open: boolean;
}

function ArticleItem({ group, chosen, open }: ArticleProps): ReactNode {
  const { words } = useSpeech();
  const number = shortReference(group.article);
  const title = words(`article/${group.article}/title`);
  return (
    <TreeItem id={articleKey(group.article)} textValue={`${number} ${title.text}`} className="tree-row tree-article">
      <TreeItemContent>
        <TreeFold />
        <Mark members={group.provisions} chosen={chosen} />
        <TreeLabel reference={number} phrase={title} />
        <Count members={group.provisions} chosen={chosen} />
      </TreeItemContent>
      {open ? (
        group.provisions.map((provision) => <ProvisionItem key={provision.id} provision={provision} />)
      ) : (
        <Folded of={articleKey(group.article)} />
      )}
    </TreeItem>
  );
}

/** Never seen: what is folded has no rows, hundreds as they are, and yet a row without any below it cannot be unfolded by arrow. */
function Folded({ of }: { readonly of: string }): ReactNode {
  return (
    <TreeItem id={`below ${of}`} textValue="">
      <TreeItemContent>{null}</TreeItemContent>
    </TreeItem>
  );
}

function ProvisionItem({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { words } = useSpeech();
  const { session } = useSession();
  const formats = useFormats();
  const progress = useAssessmentPart(() => session.live.provision(provision.id).progress);
  const agencies = useAskedAgencies().of(provision.id);
  const subject = words(`provision/${provision.id}/subject`);
  const reference = shortReference(provision.id);
  return (
    <TreeItem id={provision.id} textValue={`${reference} ${subject.text}`} className="tree-row tree-provision">
      <TreeItemContent>
        <Mark />
        <StateMark state={progress} short />
        <TreeLabel reference={reference} phrase={subject} />
        {agencies.length > 0 && (
          <span className="tree-asked" title={formats.list(agencies)}>
            {t('agencies.askedShort')} <bdi>{formats.list(agencies)}</bdi>
          </span>
        )}
      </TreeItemContent>
    </TreeItem>
  );
}

interface GroupProps {
  readonly members?: readonly Provision[];
  readonly chosen?: ReadonlySet<string>;
}

/** The box of a row; half filled where some of an article or instrument is chosen. */
function Mark({ members, chosen }: GroupProps): ReactNode {
  const partly = members !== undefined && chosen !== undefined && shareChosen(members, chosen) === 'some';
  return (
    <AriaCheckbox slot="selection" isIndeterminate={partly} className="choice choice-checkbox tree-choice">
      <span className="choice-mark" aria-hidden="true" />
    </AriaCheckbox>
  );
}

function Count({ members = [], chosen }: GroupProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const count = members.filter(({ id }) => chosen?.has(id)).length;
  return (
    <span className="tree-done">
      {t('agencies.choose.share', { chosen: formats.number(count), total: formats.number(members.length) })}
    </span>
  );
}
