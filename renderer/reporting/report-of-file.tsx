import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { LookedAtBundle } from '#core/contract/operations';
import { FileDrop } from '../components/file-drop';
import { Notice } from '../components/notice';
import { TaskProgress } from '../components/task-progress';
import { useTask } from '../hooks/use-task';
import { KeyOfBundle, unlockWith } from '../verification/key-of-bundle';
import type { Unlock } from '../keys/unlock-fields';
import { VerificationReport } from '../verification/verification-report';
import { ReportForm } from './report-form';

/** A document of a submission that lies in a file: its verdict is shown first, and nothing is made of what does not hold. */
export function ReportOfFile(): ReactNode {
  const { t } = useTranslation();
  const task = useTask('reports.look');
  const [looked, setLooked] = useState<LookedAtBundle | null>(null);
  const [entered, setEntered] = useState<Unlock>({ key: '', passphrase: '' });
  /** What opened the file that is shown. */
  const [used, setUsed] = useState<ReturnType<typeof unlockWith>>({});
  const look = async (file: ChosenFile): Promise<void> => {
    const unlock = unlockWith(entered);
    const instead = looked?.held;
    setLooked(null);
    const result = await task.run({ file: file.handle, ...unlock, ...(instead !== undefined && { instead }) });
    if (result?.ok) setLooked(result.value);
    setUsed(unlock);
    setEntered((chosen) => ({ ...chosen, passphrase: '' }));
  };
  return (
    <div className="stack">
      <p className="measure muted">{t('documents.fileHint')}</p>
      <KeyOfBundle value={entered} onChange={setEntered} />
      <FileDrop
        label={t('review.dropBundle')}
        buttonLabel={t('review.chooseBundle')}
        accept={['.omnibus', '.age']}
        disabled={task.running}
        onFiles={([file]) => file && void look(file)}
      />
      <TaskProgress task={task} label={t('documents.verifying')} />
      {looked && <VerificationReport report={looked.report} />}
      {looked && looked.held === undefined && <Notice kind="warning">{t('documents.noneOfFile')}</Notice>}
      {looked?.held !== undefined && (
        <ReportForm
          key={looked.held}
          of={{ held: looked.held, ...used }}
          instruments={looked.report.claims?.instruments ?? []}
          agencies={[]}
        />
      )}
    </div>
  );
}
