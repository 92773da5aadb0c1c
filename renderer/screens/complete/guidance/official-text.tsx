import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provision } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { useAnnouncer } from '../../../components/announcer';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { useCall } from '../../../hooks/use-call';
import { useTask } from '../../../hooks/use-task';
import { directionOf } from '../../../localisation/direction';

/** The treaty's own words, from a text pack that the user has loaded; until then how to load one. */
export function OfficialText({ provision }: { readonly provision: Provision }): ReactNode {
  const { t } = useTranslation();
  const { api, language } = useApplication();
  const { showToast } = useAnnouncer();
  const found = useCall('textPacks.text', { provision: provision.id, language });
  const loading = useTask('textPacks.load');
  const official = found.status === 'done' ? found.value : null;

  const load = async (): Promise<void> => {
    const [file] = await api.chooseFiles({ accept: ['.json', '.yaml', '.yml', '.omnibus-text'], multiple: false });
    if (!file) return;
    const result = await loading.run({ file: file.handle });
    if (!result?.ok) return;
    found.reload();
    showToast(t('official.loaded', { title: result.value.title }));
  };
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
          <Button onPress={() => void load()} isDisabled={loading.running}>
            {t('official.load')}
          </Button>
        </>
      )}
      {found.status === 'failed' && <ErrorNotice error={found.error} />}
      {loading.error && <ErrorNotice error={loading.error} onDismiss={loading.dismissError} />}
    </section>
  );
}
