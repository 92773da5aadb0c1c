import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedCard } from '#core/contract/operations';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { TextField } from '../components/text-field';
import { useFormats } from '../hooks/use-formats';
import { useTask } from '../hooks/use-task';
import { ValidDays } from '../verification/valid-days';
import { isBackwards, ValidityFields, validityOf, type Validity } from './validity-fields';

interface Props {
  readonly card: InspectedCard;
  readonly onClose: () => void;
  readonly onEnrolled: () => void;
}

/**
 * Enrols a key only against the fingerprint that came by another way. The card's own fingerprint is not shown, so that
 * it cannot simply be copied: it must come from the Note Verbale or the telephone.
 */
export function EnrolDialog({ card, onClose, onEnrolled }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, person } = useApplication();
  const formats = useFormats();
  const task = useTask('cards.enrol');
  const [fingerprint, setFingerprint] = useState('');
  const [confirmedBy, setConfirmedBy] = useState(person.name);
  const [note, setNote] = useState('');
  const [validity, setValidity] = useState<Validity>({});
  const enrol = async (): Promise<void> => {
    const result = await task.run({ card: { text: card.text }, fingerprint, confirmedBy, note, ...validityOf(validity) });
    if (result?.ok) onEnrolled();
  };
  const ready = fingerprint.trim() !== '' && confirmedBy.trim() !== '' && !isBackwards(validity);
  return (
    <Dialog
      title={t('enrol.title')}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={!ready || task.running || (card.enrolled && !card.succession) || card.differs}
            onPress={() => void enrol()}
          >
            {t('enrol.enrol')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <dl className="facts">
          <dt>{t('key.purpose')}</dt>
          <dd>{t(`key.purposes.${card.card.purpose}`)}</dd>
          {card.card.state && (
            <>
              <dt>{t('key.state')}</dt>
              <dd>{stateName(card.card.state)}</dd>
            </>
          )}
          <dt>{t('key.holder')}</dt>
          <dd>
            <bdi>{card.card.holder}</bdi>
          </dd>
          <dt>{t('key.created')}</dt>
          <dd>{formats.date(card.card.created)}</dd>
          {(card.card.validFrom ?? card.card.validUntil) !== undefined && (
            <>
              <dt>{t('trust.onCard')}</dt>
              <dd>
                <ValidDays validFrom={card.card.validFrom} validUntil={card.card.validUntil} />
              </dd>
            </>
          )}
        </dl>
        {card.card.practice && <Notice kind="information">{t('enrol.practice')}</Notice>}
        {card.differs && <Notice kind="warning">{t('enrol.otherCard')}</Notice>}
        {card.enrolled && !card.differs && <Notice kind="information">{t('enrol.already')}</Notice>}
        {card.replaces.length > 0 && <Notice kind="warning">{t('enrol.replaces', { count: card.replaces.length })}</Notice>}
        <TextField
          label={t('enrol.fingerprint')}
          hint={t('enrol.fingerprintHint')}
          latin
          value={fingerprint}
          onChange={setFingerprint}
          required
        />
        <TextField label={t('enrol.confirmedBy')} value={confirmedBy} onChange={setConfirmedBy} required />
        <TextField label={t('enrol.note')} hint={t('enrol.noteHint')} value={note} onChange={setNote} />
        <ValidityFields value={validity} onChange={setValidity} />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
