import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { errorSentence } from '../localisation/error-sentence';
import { Button } from './button';
import { Notice } from './notice';

interface Props {
  readonly error: AppErrorBody;
  readonly title?: ReactNode;
  readonly onRetry?: () => void;
  readonly onDismiss?: () => void;
}

/** A foreseen stop as a sentence: what happened, where, and what to do about it. */
export function ErrorNotice({ error, title, onRetry, onDismiss }: Props): ReactNode {
  const { t } = useTranslation();
  const actions = (onRetry || onDismiss) && (
    <>
      {onRetry && <Button onPress={onRetry}>{t('common.tryAgain')}</Button>}
      {onDismiss && (
        <Button variant="quiet" onPress={onDismiss}>
          {t('common.dismiss')}
        </Button>
      )}
    </>
  );
  return (
    <Notice kind="error" title={title} announce actions={actions}>
      <bdi>{errorSentence(error)}</bdi>
    </Notice>
  );
}
