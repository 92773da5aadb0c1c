import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { useCall } from '../../../hooks/use-call';
import { useLoadTextPack } from '../../../hooks/use-load-text-pack';
import { directionOf } from '../../../localisation/direction';

/** The treaty's own words, from a text pack that the user has loaded; until then how to load one. */
export function OfficialText({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const found = useCall('textPacks.text', { provision: provision.id, language });
  const loading = useLoadTextPack(found.reload);
  const official = found.status === 'done' ? found.value : null;

  return (
    <section className="guidance-part">
      <h3>{t('official.title')}</h3>
      {official?.text ? (
        <>
          <blockquote
            className="official-text text"
            lang={official.language ?? undefined}
            dir={official.language ? directionOf(official.language) : 'auto'}
            translate="no"
          >
            {official.text}
          </blockquote>
          {official.source && <p className="hint">{t('official.source', { source: official.source })}</p>}
        </>
      ) : (
        <>
          <p className="measure">{t('official.none')}</p>
          <Button onPress={() => void loading.load()} isDisabled={loading.running}>
            {t('official.load')}
          </Button>
        </>
      )}
      {found.status === 'failed' && <ErrorNotice error={found.error} />}
      {loading.error && <ErrorNotice error={loading.error} onDismiss={loading.dismissError} />}
    </section>
  );
}
