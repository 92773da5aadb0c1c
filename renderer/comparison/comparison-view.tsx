import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANGE_KINDS, type ChangeKind, type ProvisionComparison } from '#core/comparison/comparison';
import type { Output } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { useApplication } from '../application/application-context';
import { Checkbox } from '../components/checkbox';
import { EmptyState } from '../components/empty-state';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { useFormats } from '../hooks/use-formats';
import { ChangeWord } from './change-word';
import { ComparedQuestion } from './compared-question';
import { submissionSide, type SubmissionSide } from './submission-side';

type Compared = Output<'comparison.compare'>;

/** Two submissions side by side under one heading a provision; unchanged ones are folded away until asked for. */
export function ComparisonView({ compared }: { readonly compared: Compared }): ReactNode {
  const { t } = useTranslation();
  const { language, stateName } = useApplication();
  const formats = useFormats();
  const { comparison, questionnaires, wording } = compared;
  const [showUnchanged, setShowUnchanged] = useState(false);
  const older = useMemo(
    () => submissionSide(unpackQuestionnaire(questionnaires.older), wording.older, comparison.evidence.older, language),
    [questionnaires, wording, comparison, language],
  );
  const newer = useMemo(
    () => submissionSide(unpackQuestionnaire(questionnaires.newer), wording.newer, comparison.evidence.newer, language),
    [questionnaires, wording, comparison, language],
  );
  const provisions = comparison.provisions.filter(({ kind }) => showUnchanged || kind !== 'unchanged');
  return (
    <section className="stack" aria-labelledby="comparison">
      <h2 id="comparison">
        {stateName(comparison.newer.state)}{' '}
        {(comparison.older.practice || comparison.newer.practice) && <span className="practice-tag">{t('common.practice')}</span>}
      </h2>
      <ul className="change-counts" aria-label={t('review.counts')}>
        {CHANGE_KINDS.map((kind: ChangeKind) => (
          <li key={kind}>
            <ChangeWord kind={kind} /> <strong>{formats.number(comparison.counts[kind])}</strong>
          </li>
        ))}
      </ul>
      <Checkbox checked={showUnchanged} onChange={setShowUnchanged}>
        {t('review.showUnchanged')}
      </Checkbox>
      <div className="compared-columns compared-heads">
        <SideHead claims={comparison.older} label={t('review.older')} />
        <span />
        <SideHead claims={comparison.newer} label={t('review.newer')} />
      </div>
      {provisions.length === 0 && <EmptyState title={t('review.nothingChanged')} />}
      {provisions.map((provision) => (
        <ComparedProvision key={provision.provision} provision={provision} older={older} newer={newer} showUnchanged={showUnchanged} />
      ))}
    </section>
  );
}

function SideHead({ claims, label }: { readonly claims: Compared['comparison']['older']; readonly label: string }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div>
      <strong>{label}</strong>: <bdi>{claims.exerciseTitle}</bdi>
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
  readonly showUnchanged: boolean;
}

function ComparedProvision({ provision, older, newer, showUnchanged }: ProvisionProps): ReactNode {
  const questions = provision.questions.filter(({ kind }) => showUnchanged || kind !== 'unchanged');
  const words = provision.kind === 'withdrawn' ? older.words : newer.words;
  return (
    <article className="compared-provision" aria-labelledby={`compared-${provision.provision}`}>
      <header className="compared-header">
        <h2 id={`compared-${provision.provision}`}>
          <Reference>{provision.provision}</Reference> <PhraseText phrase={words(`provision/${provision.provision}/subject`)} />
        </h2>
        <ChangeWord kind={provision.kind} />
      </header>
      {questions.map((question) => (
        <ComparedQuestion key={question.question} comparison={question} older={older} newer={newer} />
      ))}
    </article>
  );
}
