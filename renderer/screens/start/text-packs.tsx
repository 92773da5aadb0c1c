import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { useCall } from '../../hooks/use-call';
import { useLoadTextPack } from '../../hooks/use-load-text-pack';
import { useTask } from '../../hooks/use-task';
import { LANGUAGE_NAMES } from '../../localisation/direction';

/** Official texts that are shown beside the questions. */
export function TextPacks(): ReactNode {
  const { t } = useTranslation();
  const packs = useCall('textPacks.list', {});
  const loading = useLoadTextPack(packs.reload);
  const removal = useTask('textPacks.remove');
  const loaded = packs.status === 'done' ? packs.value : [];
  return (
    <>
      <p className="measure muted">{t('official.packsHint')}</p>
      {loaded.length > 0 && (
        <ul className="plain-list">
          {loaded.map(({ instrument, language, title }) => (
            <li key={`${instrument} ${language}`}>
              <bdi translate="no">{title}</bdi> · <bdi>{LANGUAGE_NAMES[language]}</bdi>{' '}
              <Button
                variant="quiet"
                className="button-inline"
                aria-label={t('official.removeNamed', { title })}
                onPress={() => void removal.run({ instrument, language }).then(packs.reload)}
              >
                {t('common.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button onPress={() => void loading.load()} isDisabled={loading.running}>
          {t('official.load')}
        </Button>
      </div>
      {loading.error && <ErrorNotice error={loading.error} onDismiss={loading.dismissError} />}
      {removal.error && <ErrorNotice error={removal.error} onDismiss={removal.dismissError} />}
    </>
  );
}
