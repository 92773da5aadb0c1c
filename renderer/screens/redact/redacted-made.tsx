import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeRedactedCopy } from '#core/contract/operations';
import { Button } from '../../components/button';
import { SavedFile } from '../../components/saved-file';
import { useArrivalFocus } from '../../hooks/use-arrival-focus';
import { useSavedFile } from '../../hooks/use-saved-file';
import { VerificationReport } from '../../verification/verification-report';

/** The copy as anybody will see it, and the way to keep it. */
export function RedactedMade({ made }: { readonly made: MadeRedactedCopy }): ReactNode {
  const { t } = useTranslation();
  const saving = useSavedFile();
  const save = useArrivalFocus<HTMLButtonElement>();
  return (
    <div className="stack">
      <div className="actions">
        <Button
          ref={save}
          variant="primary"
          isBusy={saving.where !== null || saving.transfer.running}
          onPress={() => void saving.save(made)}
        >
          {t('backup.make.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
      <VerificationReport report={made.report} />
    </div>
  );
}
