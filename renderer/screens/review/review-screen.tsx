import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { REVIEW_PARTS } from '../../application/routes';
import { PageTabs } from '../../components/page-tabs';
import { Shell } from '../../shell/shell';
import { PARTS } from './parts';

/** For reviewers: what became of a State's answers from one submission to the next. */
export function ReviewScreen(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const shown = (route.screen === 'review' ? route.part : undefined) ?? REVIEW_PARTS[0];
  return (
    <Shell title={t('nav.review')}>
      <h1>{t('review.title')}</h1>
      <PageTabs
        label={t('review.title')}
        pages={REVIEW_PARTS}
        parts={PARTS}
        shown={shown}
        titleOf={(part) => t(`review.${part}.tab`)}
        onShow={(part) => navigate({ screen: 'review', part })}
      />
    </Shell>
  );
}
