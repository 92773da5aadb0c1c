import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { SECRETARIAT_PARTS, type SecretariatPart } from '../../application/routes';
import { Loading } from '../../components/loading';
import { useLatePart } from '../../components/late-part';
import { Shell } from '../../shell/shell';
import { PARTS } from './parts';

/** The Conference secretariat: its register, intake of bundles, the keys it trusts, and its own key. */
export function SecretariatScreen(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const part = (route.screen === 'secretariat' ? route.part : undefined) ?? 'register';
  const Part = useLatePart(PARTS[part]);
  return (
    <Shell title={t('nav.secretariat')}>
      <h1>{t('secretariat.title')}</h1>
      <Tabs
        selectedKey={part}
        onSelectionChange={(key) => navigate({ screen: 'secretariat', part: key as SecretariatPart })}
        className="tabs"
      >
        <TabList aria-label={t('secretariat.title')} className="tab-list">
          {SECRETARIAT_PARTS.map((each) => (
            <Tab key={each} id={each} className="tab">
              {t(`secretariat.${each}.tab`)}
            </Tab>
          ))}
        </TabList>
        <TabPanel key={part} id={part} className="tab-panel">
          {Part ? <Part /> : <Loading />}
        </TabPanel>
      </Tabs>
    </Shell>
  );
}
