import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AssessmentShell } from '../assessment/assessment-shell';
import { useSession } from '../assessment/assessment-context';
import { Notice } from '../components/notice';
import { RouteLink } from '../components/route-link';

/** In place of a screen that an agency's part does not have, with the way to the one that it has instead. */
export function AgencyPart({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  return (
    <AssessmentShell title={title}>
      <h1>{title}</h1>
      <Notice
        kind="information"
        actions={
          <RouteLink variant="secondary" to={{ screen: 'agencies', assessment: session.id }}>
            {t('nav.contribution')}
          </RouteLink>
        }
      >
        {children}
      </Notice>
    </AssessmentShell>
  );
}
