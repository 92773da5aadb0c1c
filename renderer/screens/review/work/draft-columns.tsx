import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import type { WordDifference } from '#core/comparison/comparison';
import { wordDifferences } from '#core/comparison/word-difference';
import { maySay } from '#core/review/may-say';
import type { Draft, ObservationState } from '#core/review/review-state';
import { WordDifferences } from '../../../comparison/word-differences';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { useFormats } from '../../../hooks/use-formats';
import { OtherHeading } from './other-heading';
import { useReviewTask, useReviewWork } from './review-context';
import { TraceList } from './trace-list';

interface Props {
  readonly of: ObservationState;
  readonly drafts: readonly Draft[];
  /** What the drafts are compared with; absent: with the first of them. */
  readonly agreed: Draft | undefined;
  readonly marked: boolean;
}

/** Drafts of the parties beside each other. Nothing merges them: whoever wants one text writes it. */
export function DraftColumns({ of, drafts, agreed, marked }: Props): ReactNode {
  const { t } = useTranslation();
  const { partyName } = useReviewWork();
  const base = agreed ?? drafts[0];
  const others = drafts.filter((draft) => draft !== base);
  return (
    <>
      {others.length > 0 && base && marked && (
        <p className="hint">
          {base.agreed ? t('review.work.againstAgreed') : t('review.work.againstDraft', { party: partyName(base.by) })}
        </p>
      )}
      <div className="draft-columns">
        {drafts.map((draft) => (
          <DraftColumn key={draft.id} of={of} draft={draft} base={marked && base !== draft ? base : undefined} />
        ))}
      </div>
    </>
  );
}

interface ColumnProps {
  readonly of: ObservationState;
  readonly draft: Draft;
  readonly base: Draft | undefined;
}

function DraftColumn({ of, draft, base }: ColumnProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, partyName } = useReviewWork();
  const agree = useReviewTask('reviews.agree');
  const { as } = review;
  const compared = base !== undefined && base.language === draft.language;
  const words = useMemo(() => (compared ? wordDifferences(base.text, draft.text) : null), [compared, base, draft]);
  const mayAgree = as !== null && maySay(as, 'agreement') && !draft.agreedBy.includes(as);
  const agreedElsewhere = mayAgree && of.drafts.some((other) => other !== draft && !other.agreed && other.agreedBy.includes(as));
  const name = t('review.work.draftOf', { party: partyName(draft.by), date: formats.date(draft.at) });
  return (
    <section className="draft-column stack" aria-label={name}>
      <p className="draft-head">
        <strong>{name}</strong> {!draft.signed && <span className="unsigned-mark">{t('review.document.unsigned')}</span>}
      </p>
      <OtherHeading draft={draft} of={of} />
      {words ? (
        <MarkedText words={words} language={draft.language} />
      ) : (
        <p className="answer-text" dir="auto" lang={draft.language} translate="no">
          {draft.text}
        </p>
      )}
      {base !== undefined && !compared && <p className="hint">{t('review.work.otherLanguage')}</p>}
      <p className="hint">
        {draft.agreedBy.length === 0
          ? t('review.work.agreedByNobody')
          : t('review.document.agreedSoFar', { parties: formats.list(draft.agreedBy.map(partyName)) })}
      </p>
      <TraceList traces={draft.traces} />
      {agree.error && <ErrorNotice error={agree.error} onDismiss={agree.dismissError} />}
      {agreedElsewhere && <p className="hint">{t('review.work.agreedToAnother')}</p>}
      {mayAgree && (
        <div className="actions screen-only">
          <Button isDisabled={agree.running} onPress={() => void agree.run({ draft: draft.id })}>
            {t('review.work.agree')}
            <span className="visually-hidden"> ({name})</span>
          </Button>
        </div>
      )}
    </section>
  );
}

/** The draft's own words with what it adds underlined; what the other has instead stands under it, struck through. */
function MarkedText({ words, language }: { readonly words: readonly WordDifference[]; readonly language: Language }): ReactNode {
  const { t } = useTranslation();
  const removed = words.filter(({ kind, text }) => kind === 'removed' && text.trim() !== '');
  return (
    <>
      <WordDifferences words={words} side="newer" language={language} />
      {removed.length > 0 && (
        <p className="hint">
          {t('review.work.without')}{' '}
          {removed.map(({ text }, place) => (
            <span key={place}>
              {place > 0 && ' … '}
              <del dir="auto" lang={language} translate="no">
                {text.trim()}
              </del>
            </span>
          ))}
        </p>
      )}
    </>
  );
}
