import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { REVIEW_PARTS, type ReviewPart } from '../../application/routes';
import { Loading } from '../../components/loading';
import { useLatePart } from '../../components/late-part';
import { Shell } from '../../shell/shell';
import { PARTS } from './parts';

/** For reviewers: what became of a State's answers from one submission to the next. */
export function ReviewScreen(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const part = (route.screen === 'review' ? route.part : undefined) ?? REVIEW_PARTS[0];
  const Part = useLatePart(PARTS[part]);
  return (
    <Shell title={t('nav.review')}>
      <h1>{t('review.title')}</h1>
      <Tabs selectedKey={part} onSelectionChange={(key) => navigate({ screen: 'review', part: key as ReviewPart })} className="tabs">
        <TabList aria-label={t('review.title')} className="tab-list">
          {REVIEW_PARTS.map((each) => (
            <Tab key={each} id={each} className="tab">
              {t(`review.${each}.tab`)}
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
