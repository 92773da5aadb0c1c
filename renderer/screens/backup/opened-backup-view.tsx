import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedBackup } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';
import { startAnew } from './start-anew';

interface Props {
  readonly opened: OpenedBackup;
  readonly onLeft: () => void;
}

/** What is in a backup that was opened, and the decision. */
export function OpenedBackupView({ opened, onLeft }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const restore = useTask('backup.restore');
  const discard = useTask('backup.discard');
  const put = async (): Promise<void> => {
    const result = await restore.run({ staged: opened.staged });
    if (result?.ok) startAnew('restored');
  };
  const leave = async (): Promise<void> => {
    await discard.run({ staged: opened.staged });
    onLeft();
  };
  const names = opened.assessments.map(
    ({ state, exercise, practice }) => `${stateName(state)} · ${exercise}${practice ? ` (${t('common.practice')})` : ''}`,
  );
  return (
    <div className="stack">
      <Notice kind="success" title={t('backup.restore.found')} announce>
        <bdi translate="no">{opened.name}</bdi>
      </Notice>
      <dl className="facts">
        <dt>{t('backup.restore.made')}</dt>
        <dd>{formats.dateTime(opened.made)}</dd>
        <dt>{t('backup.restore.holds')}</dt>
        <dd>
          {names.length === 0 && t('backup.restore.none')}
          {names.map((name, place) => (
            <div key={place}>
              <bdi translate="no">{name}</bdi>
            </div>
          ))}
        </dd>
        <dt>{t('backup.make.files')}</dt>
        <dd>{formats.number(opened.files)}</dd>
        <dt>{t('backup.make.size')}</dt>
        <dd>{formats.bytes(opened.contentBytes)}</dd>
        <dt>{t('backup.make.sum')}</dt>
        <dd className="digest" dir="ltr" translate="no">
          {opened.sha512}
        </dd>
      </dl>
      {opened.anyoneCouldHaveMadeIt && <Notice kind="warning">{t('backup.restore.anyone')}</Notice>}
      <Notice kind="warning">{t('backup.restore.replaces')}</Notice>
      <div className="actions">
        <Button isDisabled={restore.running} onPress={() => void leave()}>
          {t('backup.restore.leave')}
        </Button>
        <Button variant="primary" isDisabled={restore.running} onPress={() => void put()}>
          {t('backup.restore.confirm')}
        </Button>
      </div>
      {restore.error && <ErrorNotice error={restore.error} onDismiss={restore.dismissError} />}
    </div>
  );
}
