import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maySay } from '#core/review/may-say';
import type { Draft, ObservationState } from '#core/review/review-state';
import { Button } from '../../../components/button';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { Notice } from '../../../components/notice';
import { useFormats } from '../../../hooks/use-formats';
import { DraftColumns } from './draft-columns';
import { DraftForm } from './draft-form';
import { OtherHeading } from './other-heading';
import { useReviewTask, useReviewWork } from './review-context';
import { TraceList } from './trace-list';

interface Props {
  readonly of: ObservationState;
  readonly number: number;
  /** Mark the words in which drafts differ. */
  readonly marked: boolean;
}

/** One observation: what is agreed first and apart, then the drafts of the parties beside each other. */
export function ObservationItem({ of, number, marked }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, partyName } = useReviewWork();
  const [writing, setWriting] = useState(false);
  const withdraw = useReviewTask('reviews.withdraw');
  const { agreed, earlier, withdrawn } = of;
  const drafts = of.drafts.filter((draft) => !draft.agreed);
  const { as } = review;
  const mayDraft = as !== null && maySay(as, 'draft');
  const id = `observation-${number}`;
  return (
    <article className="observation stack" aria-labelledby={id}>
      <h5 id={id}>
        {t('review.document.observation', { number: formats.number(number) })}{' '}
        {agreed.length > 0 && <span className="standing-agreed">✓ {t('review.work.agreed')}</span>}
        {agreed.length === 0 && withdrawn === null && <span className="standing-draft">{t('review.work.notAgreed')}</span>}
      </h5>
      {of.conflict && <Notice kind="warning">{t(`review.work.conflict.${of.conflict}`)}</Notice>}
      {agreed.map((draft) => (
        <AgreedText key={draft.id} draft={draft} of={of} />
      ))}
      {withdrawn && (
        <Notice kind="information">
          {t('review.work.withdrawnBy', { party: partyName(withdrawn.by), date: formats.date(withdrawn.at) })}
        </Notice>
      )}
      {drafts.length > 0 && <DraftColumns of={of} drafts={drafts} agreed={agreed.findLast(({ followed }) => !followed)} marked={marked} />}
      {withdraw.error && <ErrorNotice error={withdraw.error} onDismiss={withdraw.dismissError} />}
      {mayDraft && !writing && (
        <div className="actions screen-only">
          <Button onPress={() => setWriting(true)}>
            {t('review.work.otherWords')}
            <span className="visually-hidden"> {t('review.document.observation', { number: formats.number(number) })}</span>
          </Button>
          {withdrawn === null && drafts.length > 0 && (
            <Button variant="quiet" isDisabled={withdraw.running} onPress={() => void withdraw.run({ observation: of.observation })}>
              {t('review.work.withdraw')}
              <span className="visually-hidden"> {t('review.document.observation', { number: formats.number(number) })}</span>
            </Button>
          )}
        </div>
      )}
      {writing && <DraftForm of={of} onDone={() => setWriting(false)} />}
      {earlier.length > 0 && (
        <Disclosure title={t('review.work.earlier', { number: formats.number(earlier.length) })}>
          <ul className="plain-list stack-small">
            {earlier.map((draft) => (
              <li key={draft.id}>
                <p className="hint">{t('review.work.draftOf', { party: partyName(draft.by), date: formats.date(draft.at) })}</p>
                <p className="answer-text" dir="auto" lang={draft.language} translate="no">
                  {draft.text}
                </p>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </article>
  );
}

/** It stands as it is, whatever is written beside it: there is nothing here to edit it with. */
function AgreedText({ draft, of }: { readonly draft: Draft; readonly of: ObservationState }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { partyName } = useReviewWork();
  return (
    <div className="agreed-text stack">
      <p className="agreed-label">{t(draft.followed ? 'review.document.followed' : 'review.work.agreedText')}</p>
      <OtherHeading draft={draft} of={of} />
      <p className="answer-text" dir="auto" lang={draft.language} translate="no">
        {draft.text}
      </p>
      <p className="hint">{t('review.document.agreedBy', { parties: formats.list(draft.agreedBy.map(partyName)) })}</p>
      <TraceList traces={draft.traces} />
    </div>
  );
}
