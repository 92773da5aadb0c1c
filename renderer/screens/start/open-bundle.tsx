import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { VerificationReport as Report } from '#core/submission/verification';
import { agencyFileOf, PACKAGE_ENDING } from '#core/agencies/file-endings';
import { useApplication } from '../../application/application-context';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Progress } from '../../components/progress';
import { RouteLink } from '../../components/route-link';
import { VerificationReport } from '../../verification/verification-report';
import { useTask } from '../../hooks/use-task';
import type { Unlock } from '../../keys/unlock-fields';
import { KeyOfBundle, unlockWith } from '../../verification/key-of-bundle';
import { OpenPackage } from './open-package';

/**
 * Looks into a bundle without receiving it: what it claims to be, and whether that holds. A work package is shown, and opened only
 * by its button.
 */
export function OpenBundle({ onLooking }: { readonly onLooking: () => void }): ReactNode {
  const { t } = useTranslation();
  const { openedFile, takeOpenedFile } = useApplication();
  const task = useTask('bundles.verify');
  const [report, setReport] = useState<Report | null>(null);
  const [agencyFile, setAgencyFile] = useState<ChosenFile | null>(null);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });

  const verify = async (file: string): Promise<void> => {
    setReport(null);
    const result = await task.run({ file, ...unlockWith(unlock) });
    if (result?.ok) setReport(result.value);
    setUnlock((chosen) => ({ ...chosen, passphrase: '' }));
  };
  const take = (file: ChosenFile): void => {
    const ofAgency = agencyFileOf(file.name) !== null;
    onLooking();
    setReport(null);
    task.dismissError();
    setAgencyFile(ofAgency ? file : null);
    if (!ofAgency) void verify(file.handle);
  };
  useEffect(() => {
    if (openedFile === null) return;
    takeOpenedFile();
    take(openedFile);
  });

  return (
    <>
      <p className="measure muted">{t('start.bundle.hint')}</p>
      <KeyOfBundle value={unlock} onChange={setUnlock} />
      <FileDrop
        label={t('start.bundle.drop')}
        buttonLabel={t('start.bundle.choose')}
        accept={['.omnibus', '.age', PACKAGE_ENDING]}
        disabled={task.running}
        onFiles={([file]) => file && take(file)}
      />
      {agencyFile && <OpenPackage key={agencyFile.handle} file={agencyFile} onDismiss={() => setAgencyFile(null)} />}
      {task.running && (
        <Progress
          label={t('start.bundle.verifying')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {report && <VerificationReport report={report} />}
      <p>
        <RouteLink to={{ screen: 'countersign' }}>{t('countersign.title')}</RouteLink>
      </p>
    </>
  );
}
