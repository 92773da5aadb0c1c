import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SeenUnderKey } from '#core/contract/operations';
import { REVOCATION_KINDS, type Enrolment, type RevocationKind } from '#core/register/enrolment';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DateField } from '../../../components/date-field';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { FingerprintGroups } from '../../../components/fingerprint-groups';
import { Notice } from '../../../components/notice';
import { RadioGroup } from '../../../components/radio-group';
import { TextField } from '../../../components/text-field';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';

interface Props {
  readonly enrolment: Enrolment;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** Revoking cannot be taken back; what was first seen before the day it counts from stays as it was judged then. */
export function RevokeDialog({ enrolment, onClose, onRevoked }: Props): ReactNode {
  const { t } = useTranslation();
  const { person, stateName } = useApplication();
  const formats = useFormats();
  const task = useTask('cards.revoke');
  const seen = useTask('cards.seenUnder');
  const { holder, state, practice } = enrolment.card;
  const [reason, setReason] = useState('');
  const [kind, setKind] = useState<RevocationKind>('compromised');
  const [from, setFrom] = useState<string | undefined>();
  const [affected, setAffected] = useState<readonly SeenUnderKey[]>([]);
  const { run } = seen;
  useEffect(() => {
    if (from === undefined) return setAffected([]);
    void run({ key: enrolment.key, from }).then((result) => result?.ok && setAffected(result.value));
  }, [run, enrolment.key, from]);
  const revoke = async (): Promise<void> => {
    const recordedBy = person.name.trim() === '' ? {} : { recordedBy: person.name };
    const result = await task.run({ key: enrolment.key, reason, kind, ...(from !== undefined && { from }), ...recordedBy });
    if (result?.ok) onRevoked();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('revoke.title')}
      isOpen
      onClose={onClose}
      wide
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" isDisabled={reason.trim() === '' || task.running} onPress={() => void revoke()}>
            {t('revoke.revoke')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('revoke.text')}</p>
        <dl className="facts">
          <dt>{t('key.holder')}</dt>
          <dd>
            <bdi>{holder}</bdi>
            {state !== undefined && ` · ${stateName(state)}`} {practice && <span className="practice-tag">{t('common.practice')}</span>}
          </dd>
          <dt>{t('common.fingerprint')}</dt>
          <dd>
            <FingerprintGroups fingerprint={enrolment.fingerprint} />
          </dd>
        </dl>
        <RadioGroup
          label={t('revoke.why')}
          choices={REVOCATION_KINDS.map((id) => ({ id, label: t(`revoke.kind.${id}`), hint: t(`revoke.kindHint.${id}`) }))}
          value={kind}
          onChange={setKind}
        />
        <TextField label={t('revoke.reason')} value={reason} onChange={setReason} required />
        <DateField label={t('revoke.from')} hint={t('revoke.fromHint')} value={from} onChange={setFrom} clearLabel={t('trust.clearDate')} />
        {affected.length > 0 && (
          <Notice kind="warning" title={t('revoke.affected', { count: affected.length })}>
            {formats.list(affected.slice(0, 5).map(({ exercise, number }) => `${exercise}-${formats.number(number)}`))}
            {affected.length > 5 && ' …'}
          </Notice>
        )}
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
