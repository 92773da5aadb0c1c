import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
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
  const { t, i18n } = useTranslation();
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
      <bdi>{t(`error.${error.code}`, { ...error.params, ...inWords(error.params, t, i18n.exists) })}</bdi>
    </Notice>
  );
}

/** A problem that has words of its own is said in them; any other is shown as it came. */
function inWords(
  params: AppErrorBody['params'],
  t: (key: string) => string,
  exists: (key: string) => boolean,
): { readonly problem?: string } {
  const problem = params['problem'];
  if (typeof problem !== 'string') return {};
  const key = PROBLEM_WORDS.map((place) => `${place}.${problem}`).find((each) => exists(each));
  return key === undefined ? {} : { problem: t(key).replace(/[.。]$/, '') };
}

const PROBLEM_WORDS = ['problem', 'textPackProblem', 'verification'];
