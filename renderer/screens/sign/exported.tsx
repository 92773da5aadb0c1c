import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedSubmission } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Disclosure } from '../../components/disclosure';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';
import { VerificationReport } from '../../verification/verification-report';

interface Props {
  readonly exported: ExportedSubmission;
  /** Who holds a key, for those it was encrypted to. */
  readonly holders: ReadonlyMap<string, string>;
}

/** Step four's result: the bundle was written, read again and verified; where it is and what to do with it. */
export function Exported({ exported, holders }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useSavedFile();
  return (
    <div className="stack">
      <Notice kind="success" title={t('exported.title')} announce>
        {t('exported.text', { name: exported.name, size: formats.bytes(exported.bytes) })}
      </Notice>
      <div className="actions">
        <Button variant="primary" isDisabled={saving.where !== null || saving.transfer.running} onPress={() => void saving.save(exported)}>
          {t('exported.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
      <p className="measure">{t('exported.next')}</p>
      <dl className="facts">
        <dt>{t('report.digest')}</dt>
        <dd className="digest" dir="ltr" translate="no">
          {exported.digest}
        </dd>
        {exported.encryptedFor.length > 0 && (
          <>
            <dt>{t('exported.encryptedFor')}</dt>
            <dd>
              <bdi>{formats.list(exported.encryptedFor.map((key) => holders.get(key) ?? key))}</bdi>
            </dd>
          </>
        )}
      </dl>
      <Disclosure title={t('report.title')}>
        <VerificationReport report={exported.report} />
      </Disclosure>
    </div>
  );
}
