import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isCleared, REVIEW_STATUSES, reviewStatus, type ReviewStatus } from '#core/answers/clearance';
import { useAssessment } from '../assessment/assessment-context';
import { useAnnouncer } from '../components/announcer';
import { Button } from '../components/button';
import { Checkbox } from '../components/checkbox';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { RadioGroup } from '../components/radio-group';
import { useSetClearance } from './use-set-clearance';

interface Props {
  readonly provisions: readonly string[];
  /** What they are, in words: an article, or the provisions shown. */
  readonly what: string;
  readonly onClose: () => void;
}

/** One status for many provisions, in one step; says beforehand how many change and which are left as they are. */
export function SetClearanceDialog({ provisions, what, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { document, session } = useAssessment();
  const { announce } = useAnnouncer();
  const { set, running, error } = useSetClearance();
  const [status, setStatus] = useState<ReviewStatus>('ready');
  const [reopen, setReopen] = useState(false);
  const cleared = provisions.filter((provision) => isCleared(document, provision));
  const kept = status === 'cleared' || reopen ? [] : cleared;
  const same = provisions.filter((provision) => reviewStatus(document, provision) === status);
  const changing = provisions.filter((provision) => !same.includes(provision) && !kept.includes(provision));
  const unfinished = changing.filter((provision) => {
    const open = ['open', 'begun', 'needs'].includes(session.live.provision(provision).progress);
    return open || session.live.findingsAt(provision).some(({ level }) => level === 'E');
  });
  const save = async (): Promise<void> => {
    if (!(await set(changing, status, reopen))) return;
    announce(t('clearance.done', { count: changing.length }));
    onClose();
  };
  return (
    <Dialog
      title={t('clearance.setTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={running || changing.length === 0} onPress={() => void save()}>
            {t('clearance.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{t('clearance.setFor', { what })}</p>
        <RadioGroup
          label={t('clearance.label')}
          choices={REVIEW_STATUSES.map((id) => ({ id, label: t(`clearance.status.${id}`) }))}
          value={status}
          onChange={(next) => setStatus(next as ReviewStatus)}
        />
        {cleared.length > 0 && status !== 'cleared' && (
          <Checkbox checked={reopen} onChange={setReopen}>
            {t('clearance.reopenToo')}
          </Checkbox>
        )}
        <div role="status">
          <ul className="plain-list">
            <li>{changing.length > 0 ? t('clearance.change', { count: changing.length }) : t('clearance.nothing')}</li>
            {same.length > 0 && <li>{t('clearance.same', { count: same.length })}</li>}
            {kept.length > 0 && <li>{t('clearance.left', { count: kept.length })}</li>}
            {unfinished.length > 0 && status !== 'draft' && <li>{t('clearance.open', { count: unfinished.length })}</li>}
          </ul>
        </div>
        <p className="hint">{t('clearance.onlyOnce')}</p>
        {error && <ErrorNotice error={error} />}
      </div>
    </Dialog>
  );
}
