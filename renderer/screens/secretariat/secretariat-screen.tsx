import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { SECRETARIAT_PARTS } from '../../application/routes';
import { PageTabs } from '../../components/page-tabs';
import { Shell } from '../../shell/shell';
import { PARTS } from './parts';

/** The Conference secretariat: its register, intake of bundles, the keys it trusts, and its own key. */
export function SecretariatScreen(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const shown = (route.screen === 'secretariat' ? route.part : undefined) ?? 'register';
  return (
    <Shell title={t('nav.secretariat')}>
      <h1>{t('secretariat.title')}</h1>
      <PageTabs
        label={t('secretariat.title')}
        pages={SECRETARIAT_PARTS}
        parts={PARTS}
        shown={shown}
        titleOf={(part) => t(`secretariat.${part}.tab`)}
        onShow={(part) => navigate({ screen: 'secretariat', part })}
      />
    </Shell>
  );
}
