import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { useAssessment } from '../../assessment/assessment-context';
import { useSession } from '../../assessment/assessment-context';
import { RouteLink } from '../../components/route-link';
import { PackageForm } from './package-form';

/** A work package for one agency; `continues`: a package of one that is asked again. */
export function NewPackage({ continues }: { readonly continues?: string }): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  const { session } = useSession();
  const before = continues === undefined ? undefined : document.workPackages[continues];
  const title = before ? t('agencies.new.again', { agency: before.agency }) : t('agencies.new.title');
  return (
    <AssessmentShell title={title}>
      <header className="stack-small">
        <p>
          <RouteLink to={{ screen: 'agencies', assessment: session.id }}>{t('agencies.prepared.back')}</RouteLink>
        </p>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        {before && <p className="measure">{t('agencies.new.againHint')}</p>}
      </header>
      <PackageForm before={before} continues={before && continues} />
    </AssessmentShell>
  );
}
