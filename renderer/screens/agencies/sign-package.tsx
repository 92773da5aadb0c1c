import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssessment } from '../../assessment/assessment-context';
import { Disclosure } from '../../components/disclosure';
import { useCall } from '../../hooks/use-call';
import { UnlockFields, type Unlock } from '../../keys/unlock-fields';

interface Props {
  readonly value: Unlock;
  readonly onChange: (value: Unlock) => void;
}

/** The State's key over a work package, for an agency that knows its card. Nothing where there is no such key here. */
export function SignPackage({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { settings } = useAssessment();
  const keys = useCall('keys.list', {});
  const usable =
    keys.status === 'done'
      ? keys.value.filter((key) => key.purpose === 'submission' && key.state === settings.state && key.practice === settings.practice)
      : [];
  if (usable.length === 0) return null;
  return (
    <Disclosure title={t('agencies.new.sign')}>
      <UnlockFields keys={usable} value={value} onChange={onChange} hint={t('agencies.new.signHint')} />
    </Disclosure>
  );
}
