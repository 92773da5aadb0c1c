import { useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS, type ProvisionComparison } from '#core/comparison/comparison';
import { CHANGES_ONLY, filterComparison, type ComparisonFilter } from '#core/comparison/filter';
import type { ComparedSubmissions as Compared } from '#core/contract/operations/comparison';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { EmptyState } from '../components/empty-state';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { useArrivalFocus } from '../hooks/use-arrival-focus';
import { useFormats } from '../hooks/use-formats';
import { ChangeWord } from './change-word';
import { ComparedQuestion } from './compared-question';
import { ComparisonFilters } from './comparison-filters';
import { LineageSection } from './lineage-section';
import { SourcesSection } from './sources-section';
import { submissionSide, type SubmissionSide } from './submission-side';

interface Props {
  readonly compared: Compared;
  /** Stands beside the filters: it is about what they leave. */
  readonly actions?: (filter: ComparisonFilter) => ReactNode;
  /** It stands under a heading that names the State already. */
  readonly within?: boolean;
  /** It takes the place of the page on which the two were chosen. */
  readonly arrives?: boolean;
}

/** Two submissions side by side: the questions first, then answers under one heading a provision, then sources. What is unchanged is folded away. */
export function ComparisonView({ compared, actions, within = false, arrives = false }: Props): ReactNode {
  const { t } = useTranslation();
  const { language, stateName, words } = useApplication();
  const formats = useFormats();
  const { comparison, questionnaires, wording } = compared;
  const [filter, setFilter] = useState(CHANGES_ONLY);
  const list = useRef<HTMLDivElement>(null);
  const title = useArrivalFocus<HTMLHeadingElement>(arrives);
  const asked = useMemo(
    () => ({ older: unpackQuestionnaire(questionnaires.older), newer: unpackQuestionnaire(questionnaires.newer) }),
    [questionnaires],
  );
  const { older, newer } = useMemo(
    () => ({
      older: submissionSide(asked.older, wording.older, comparison.evidence.older, language, words),
      newer: submissionSide(asked.newer, wording.newer, comparison.evidence.newer, language, words),
    }),
    [asked, wording, comparison, language, words],
  );
  const provisions = useMemo(() => filterComparison(comparison, asked.older, asked.newer, filter), [comparison, asked, filter]);
  const showUnchanged = filter.kinds.length === 0 || filter.kinds.includes('unchanged');
  const narrowed = filter !== CHANGES_ONLY;
  const step = (by: 1 | -1): void => {
    const heads = [...(list.current?.querySelectorAll<HTMLElement>('.compared-header h3') ?? [])];
    const here = heads.findIndex((head) => head === document.activeElement);
    (heads[here + by] ?? heads.at(by === 1 ? 0 : -1))?.focus();
  };
  return (
    <section className="stack" {...(within ? { 'aria-label': t('review.compare.tab') } : { 'aria-labelledby': 'comparison' })}>
      {!within && (
        <h2 id="comparison" ref={title} tabIndex={-1}>
          {stateName(comparison.newer.state)}{' '}
          {(comparison.older.practice || comparison.newer.practice) && <span className="practice-tag">{t('common.practice')}</span>}
        </h2>
      )}
      <LineageSection lineage={comparison.lineage} older={older} newer={newer} />
      <ul className="change-counts" aria-label={t('review.counts')}>
        {CHANGE_KINDS.map((kind) => (
          <li key={kind}>
            <ChangeWord kind={kind} /> <strong>{formats.number(comparison.counts[kind])}</strong>
          </li>
        ))}
      </ul>
      <div className="stack screen-only">
        <Checkbox checked={showUnchanged} onChange={(shown) => setFilter({ ...filter, kinds: shown ? [] : CHANGES_ONLY.kinds })}>
          {t('review.showUnchanged')}
        </Checkbox>
        <ComparisonFilters filter={filter} onChange={setFilter} questionnaire={asked.newer} instruments={comparison.instruments} />
        <div className="actions">
          <Button isDisabled={provisions.length === 0} onPress={() => step(-1)}>
            {t('review.previousChange')}
          </Button>
          <Button isDisabled={provisions.length === 0} onPress={() => step(1)}>
            {t('review.nextChange')}
          </Button>
        </div>
        {actions?.(filter)}
      </div>
      <div className="compared-columns compared-heads">
        <SideHead claims={comparison.older} label={t('review.older')} />
        <span />
        <SideHead claims={comparison.newer} label={t('review.newer')} />
      </div>
      {provisions.length === 0 && <EmptyState title={t(narrowed ? 'review.filter.nothing' : 'review.nothingChanged')} />}
      <div ref={list}>
        {provisions.map((provision) => (
          <ComparedProvision key={provision.provision} provision={provision} older={older} newer={newer} />
        ))}
      </div>
      <SourcesSection sources={comparison.sources} />
    </section>
  );
}

function SideHead({ claims, label }: { readonly claims: Compared['comparison']['older']; readonly label: string }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div>
      <strong>{label}</strong>
      {formats.colon}
      <bdi>{claims.exerciseTitle}</bdi>
      <div className="hint">
        {t('review.submissionNumber', { number: formats.number(claims.number) })} · {formats.date(claims.sealedAt)}
      </div>
    </div>
  );
}

interface ProvisionProps {
  readonly provision: ProvisionComparison;
  readonly older: SubmissionSide;
  readonly newer: SubmissionSide;
}

function ComparedProvision({ provision, older, newer }: ProvisionProps): ReactNode {
  const words = provision.kind === 'withdrawn' ? older.words : newer.words;
  return (
    <article className="compared-provision" aria-labelledby={`compared-${provision.provision}`}>
      <header className="compared-header">
        <h3 id={`compared-${provision.provision}`} tabIndex={-1}>
          <Reference>{provision.provision}</Reference> <PhraseText phrase={words(`provision/${provision.provision}/subject`)} />
        </h3>
        <ChangeWord kind={provision.kind} />
      </header>
      {provision.questions.map((question) => (
        <ComparedQuestion key={question.question} comparison={question} older={older} newer={newer} />
      ))}
    </article>
  );
}
