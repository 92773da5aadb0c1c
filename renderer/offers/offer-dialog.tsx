import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '#core/offers/offers';
import { useApplication } from '../application/application-context';
import { useAssessment } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { useAnswerSummary } from '../assessment/use-answer-summary';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { PhraseText } from '../components/phrase-text';
import { Reference } from '../components/reference';
import { OfferArrow } from './offer-arrow';
import { OfferDifferences } from './offer-differences';
import { useOfferActions } from './use-offer-actions';

interface Props {
  readonly offer: Offer;
  readonly onClose: () => void;
  /** After taking over, to go on amending. */
  readonly onAmend: (question: string) => void;
}

/** What would be taken over, answer by answer, beside what stands here; nothing happens before a button is pressed. */
export function OfferDialog({ offer, onClose, onAmend }: Props): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { session, index, writable } = useAssessment();
  const summary = useAnswerSummary();
  const actions = useOfferActions();
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const chosen = offer.answers.filter(({ to }) => !left.has(to));
  const take = async (amend: boolean): Promise<void> => {
    if (!(await actions.takeOver(chosen))) return;
    onClose();
    const [first] = chosen;
    if (amend && first) onAmend(first.to);
  };
  const toggle = (to: string, take: boolean): void => {
    const next = new Set(left);
    if (take) next.delete(to);
    else next.add(to);
    setLeft(next);
  };
  return (
    <Dialog
      wide
      isOpen
      onClose={onClose}
      title={
        <>
          {t('offers.dialogTitle')} <Reference>{fullReference(offer.from)}</Reference> <OfferArrow />{' '}
          <Reference>{fullReference(offer.to)}</Reference>
        </>
      }
      actions={
        <>
          <Button variant="quiet" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button isDisabled={!writable || actions.running || chosen.length === 0} onPress={() => void take(true)}>
            {t('offers.takeAndAmend')}
          </Button>
          <Button variant="primary" isDisabled={!writable || actions.running || chosen.length === 0} onPress={() => void take(false)}>
            {t('offers.take')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <OfferDifferences offer={offer} />
        <ul className="plain-list stack-small">
          {offer.answers.map(({ to, content }) => {
            const question = index.question.get(to);
            if (!question) return null;
            const here = session.content(to);
            const differs = here !== undefined && here.standing !== 'unanswered' && summary(question, here) !== summary(question, content);
            return (
              <li key={to}>
                <Checkbox
                  checked={!left.has(to)}
                  onChange={(take) => toggle(to, take)}
                  hint={
                    <>
                      <bdi>{summary(question, content)}</bdi>
                      {differs && (
                        <>
                          {' '}
                          ({t('offers.standsHere')} <bdi>{summary(question, here)}</bdi>)
                        </>
                      )}
                    </>
                  }
                >
                  <PhraseText
                    phrase={words(`question/${question.type === 'status' ? `status.${question.scale}` : question.wording}/label`)}
                  />
                </Checkbox>
              </li>
            );
          })}
        </ul>
        {actions.error && <ErrorNotice error={actions.error} />}
      </div>
    </Dialog>
  );
}
