import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REVIEW_STATUSES, reviewStatus, type ReviewStatus } from '#core/answers/clearance';
import { useAssessmentPart, useWritable } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { useAnnouncer } from '../components/announcer';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { Select } from '../components/select';
import { useFormats } from '../hooks/use-formats';
import { ClearanceMark } from './clearance-mark';
import { useSetClearance } from './use-set-clearance';

/** Where this provision stands in the State's own review; a cleared one is reopened here before it can be changed. */
export function ClearanceHere({ provision }: { readonly provision: string }): ReactNode {
  const { t } = useTranslation();
  const writable = useWritable();
  const formats = useFormats();
  const { announce } = useAnnouncer();
  const clearance = useAssessmentPart(({ document }) => document.clearances[provision]);
  const status = useAssessmentPart(({ document }) => reviewStatus(document, provision));
  const { set, running, error } = useSetClearance();
  const said = clearance && { who: clearance.by.name || t('clearance.somebody'), when: formats.dateTime(clearance.at) };
  const reopen = async (): Promise<void> => {
    if (await set([provision], 'draft', true)) announce(t('clearance.reopened', { provision: fullReference(provision) }));
  };
  return (
    <div className="clearance-here">
      {status === 'cleared' && said ? (
        <Notice
          kind="information"
          title={
            <>
              <ClearanceMark status="cleared" />
            </>
          }
          actions={
            writable && (
              <Button
                isDisabled={running}
                onPress={() => void reopen()}
                aria-label={t('clearance.reopenNamed', { provision: fullReference(provision) })}
              >
                {t('clearance.reopen')}
              </Button>
            )
          }
        >
          {t('clearance.clearedText', said)}
        </Notice>
      ) : (
        <div className="clearance-line">
          {writable ? (
            <Select
              label={t('clearance.label')}
              compact
              choices={REVIEW_STATUSES.map((id) => ({ id, label: <ClearanceMark status={id} />, text: t(`clearance.status.${id}`) }))}
              value={status}
              onChange={(next: ReviewStatus) => void set([provision], next)}
              disabled={running}
            />
          ) : (
            <ClearanceMark status={status} />
          )}
          {said && <span className="small muted">{t('clearance.by', said)}</span>}
        </div>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
