import { useState, type ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { useCall } from '../../hooks/use-call';
import { Shell } from '../../shell/shell';
import { EnrolledCards } from './enrolled-cards';
import { Intake } from './intake';
import { RegisterTable } from './register-table';
import { SecretariatKey } from './secretariat-key';

type Place = 'register' | 'intake' | 'cards' | 'key';
const PLACES: readonly Place[] = ['register', 'intake', 'cards', 'key'];

/** The Conference secretariat: its register, intake of bundles, the keys it trusts, and its own key. */
export function SecretariatScreen(): ReactNode {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>('register');
  const keys = useCall('keys.list', {});
  const cards = useCall('cards.list', {});
  const register = useCall('register.list', {});
  const failed = [keys, cards, register].find((call) => call.status === 'failed');
  const ready = keys.status === 'done' && cards.status === 'done' && register.status === 'done';
  const ownKeys = keys.status === 'done' ? keys.value.filter((key) => key.purpose === 'secretariat') : [];
  const readAll = (): void => {
    keys.reload();
    cards.reload();
    register.reload();
  };
  return (
    <Shell title={t('nav.secretariat')}>
      <h1>{t('secretariat.title')}</h1>
      {failed?.status === 'failed' && <ErrorNotice error={failed.error} onRetry={readAll} />}
      {!ready && !failed && <Loading />}
      {ready && (
        <Tabs selectedKey={place} onSelectionChange={(key) => setPlace(key as Place)} className="tabs">
          <TabList aria-label={t('secretariat.title')} className="tab-list">
            {PLACES.map((each) => (
              <Tab key={each} id={each} className="tab">
                {t(`secretariat.${each}.tab`)}
              </Tab>
            ))}
          </TabList>
          <TabPanel id="register" className="tab-panel">
            <RegisterTable entries={register.value} keys={ownKeys} onIssued={register.reload} onReceive={() => setPlace('intake')} />
          </TabPanel>
          <TabPanel id="intake" className="tab-panel">
            <Intake keys={ownKeys} onReceived={register.reload} />
          </TabPanel>
          <TabPanel id="cards" className="tab-panel">
            <EnrolledCards enrolments={cards.value} onChanged={readAll} />
          </TabPanel>
          <TabPanel id="key" className="tab-panel">
            <SecretariatKey keys={ownKeys} onChanged={keys.reload} />
          </TabPanel>
        </Tabs>
      )}
    </Shell>
  );
}
