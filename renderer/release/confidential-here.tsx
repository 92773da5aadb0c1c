import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { confidentialBy } from '#core/answers/release';
import { useAssessmentPart, useWritable } from '../assessment/assessment-context';
import { fullReference } from '../assessment/provision-reference';
import { Checkbox } from '../components/checkbox';
import { ErrorNotice } from '../components/error-notice';
import { useSetRelease } from './use-set-release';

/** Marks the provision that is shown as confidential, or says that the one above it is. An agency returns its part and decides nothing of it. */
export function ConfidentialHere({ provision }: { readonly provision: string }): ReactNode {
  const { t } = useTranslation();
  const writable = useWritable();
  const isAgency = useAssessmentPart(({ document }) => document.settings['assessment']?.commission !== undefined);
  const release = useAssessmentPart(({ document }) => document.settings['assessment']?.release);
  const { set, running, error } = useSetRelease();
  if (isAgency) return null;
  const above =
    release && confidentialBy({ ...release, confidential: release.confidential.filter((mark) => mark !== provision) }, provision);
  const marked = release?.confidential.includes(provision) ?? false;
  if (!writable && !marked && above === undefined) return null;
  return (
    <div className="confidential-here stack-small small">
      {above === undefined || marked ? (
        <Checkbox
          checked={marked}
          disabled={!writable}
          // Not disabled meanwhile: it would lose the focus.
          readOnly={running}
          onChange={(on) => void set(on ? { mark: [provision] } : { unmark: [provision] })}
        >
          {t('release.mark')}
        </Checkbox>
      ) : (
        <p>{t('release.markedBy', { provision: fullReference(above) })}</p>
      )}
      {error && <ErrorNotice error={error} />}
    </div>
  );
}
