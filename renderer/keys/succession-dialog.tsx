import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InspectedCard, InspectedSuccession } from '#core/contract/operations';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { DateField } from '../components/date-field';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { FingerprintGroups } from '../components/fingerprint-groups';
import { Notice } from '../components/notice';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';

interface Props {
  readonly card: InspectedCard;
  readonly succession: InspectedSuccession;
  readonly onClose: () => void;
  readonly onTaken: () => void;
  /** The user would rather enrol the new key by its fingerprint. */
  readonly onAfresh: () => void;
}

/** Takes a key in on the signature of the one before it, or records that the old one has signed for two. */
export function SuccessionDialog({ card, succession, onClose, onTaken, onAfresh }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, person } = useApplication();
  const task = useTask('cards.succeed');
  const [confirmedBy, setConfirmedBy] = useState(person.name);
  const [note, setNote] = useState('');
  const [until, setUntil] = useState<string | undefined>();
  const { problem, known } = succession;
  const conflict = problem === 'other-successor';
  const refused = problem !== null && !conflict;
  const take = async (): Promise<void> => {
    const ending = until === undefined || conflict ? {} : { until };
    const result = await task.run({ succession: { text: card.text }, confirmedBy, note, ...ending });
    if (result?.ok) onTaken();
  };
  return (
    <Dialog
      title={t(conflict ? 'trust.succession.conflictTitle' : 'trust.succession.title')}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button onPress={onAfresh}>{t('trust.succession.afresh')}</Button>
          {!refused && !known && (
            <Button
              variant={conflict ? 'danger' : 'primary'}
              isDisabled={confirmedBy.trim() === '' || task.running}
              onPress={() => void take()}
            >
              {t(conflict ? 'trust.succession.record' : 'trust.succession.take')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {known && <Notice kind="information">{t('trust.succession.known')}</Notice>}
        {refused && <Notice kind="warning">{t('trust.succession.refused', { problem: t(`problem.${problem}`) })}</Notice>}
        {conflict && <Notice kind="warning">{t('trust.succession.conflict')}</Notice>}
        {!refused && !conflict && !known && <p className="measure">{t('trust.succession.text')}</p>}
        <dl className="facts">
          <dt>{t('key.holder')}</dt>
          <dd>
            <bdi>{card.card.holder}</bdi>
            {card.card.state && ` · ${stateName(card.card.state)}`}{' '}
            {card.card.practice && <span className="practice-tag">{t('common.practice')}</span>}
          </dd>
          {succession.fromFingerprint && (
            <>
              <dt>{t('trust.succession.old')}</dt>
              <dd>
                <FingerprintGroups fingerprint={succession.fromFingerprint} />
              </dd>
            </>
          )}
          {problem === null && (
            <>
              <dt>{t('trust.succession.new')}</dt>
              <dd>
                <FingerprintGroups fingerprint={card.fingerprint} />
              </dd>
            </>
          )}
        </dl>
        {!refused && !known && (
          <>
            <TextField label={t('trust.succession.by')} value={confirmedBy} onChange={setConfirmedBy} required />
            <TextField label={t('enrol.note')} hint={t('enrol.noteHint')} value={note} onChange={setNote} />
            {!conflict && (
              <DateField
                label={t('trust.succession.until')}
                hint={t('trust.succession.untilHint')}
                value={until}
                onChange={setUntil}
                clearLabel={t('trust.clearDate')}
              />
            )}
          </>
        )}
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
