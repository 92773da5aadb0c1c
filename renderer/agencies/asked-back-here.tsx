import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAssessmentPart } from '../assessment/assessment-context';
import { Notice } from '../components/notice';
import { RouteLink } from '../components/route-link';
import { useSession } from '../assessment/assessment-context';

/** At an agency: what it is asked back about this provision or one of its questions. */
export function AskedBackHere({ provision }: { readonly provision: string }): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const asks = useAssessmentPart(({ document }) => document.settings['assessment']?.commission?.asks);
  const here = asks?.filter(({ about }) => about === provision || about.startsWith(`${provision}/`)) ?? [];
  if (here.length === 0) return null;
  return (
    <Notice kind="information" title={t('agencies.mine.askedBackHere')}>
      <ul className="plain-list stack-small">
        {here.map(({ about, text }) => (
          <li key={`${about} ${text}`}>
            <span dir="auto" translate="no">
              {text}
            </span>{' '}
            {about !== provision && (
              <RouteLink to={{ screen: 'complete', assessment: session.id, at: about }}>{t('findings.goTo')}</RouteLink>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
