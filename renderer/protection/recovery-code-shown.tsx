import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Notice } from '../components/notice';
import './lock-screen.css';

interface Props {
  readonly code: string;
  readonly onKept: () => void;
}

/** Shown once, to be printed or written down. */
export function RecoveryCodeShown({ code, onKept }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice
      kind="success"
      title={t('protection.codeTitle')}
      announce
      actions={
        <>
          <Button onPress={() => window.print()}>{t('protection.print')}</Button>
          <Button variant="primary" onPress={onKept}>
            {t('protection.codeKept')}
          </Button>
        </>
      }
    >
      <p className="measure">{t('protection.codeText')}</p>
      <p className="recovery-code" dir="ltr" translate="no">
        {code}
      </p>
    </Notice>
  );
}
