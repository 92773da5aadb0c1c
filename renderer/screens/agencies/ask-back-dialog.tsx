import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferedSource } from '#core/agencies/merge-outcome';
import type { PreparedPackage } from '#core/contract/operations';
import { useAgencyTask } from '../../agencies/use-agency-task';
import { Button } from '../../components/button';
import { DateField } from '../../components/date-field';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { TextField } from '../../components/text-field';
import { Prepared } from './prepared';

interface Props {
  readonly source: OfferedSource;
  readonly question: string;
  readonly onClose: () => void;
}

/** A question to one agency about its answer, as a further work package; what differs stays open. */
export function AskBackDialog({ source, question, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useAgencyTask('agencies.askBack');
  const [text, setText] = useState('');
  const [due, setDue] = useState<string | undefined>(undefined);
  const [tried, setTried] = useState(false);
  const [prepared, setPrepared] = useState<PreparedPackage | null>(null);
  const write = async (): Promise<void> => {
    setTried(true);
    if (text.trim() === '') return;
    const result = await task.run({
      workPackage: source.workPackage,
      asks: [{ about: question, text: text.trim() }],
      ...(due && { due }),
    });
    if (result?.ok) setPrepared(result.value);
  };
  return (
    <Dialog
      title={t('agencies.askBack.title', { agency: source.agency })}
      isOpen
      wide
      onClose={onClose}
      actions={
        prepared ? (
          <Button onPress={onClose}>{t('common.close')}</Button>
        ) : (
          <>
            <Button variant="quiet" onPress={onClose}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" isDisabled={task.running} onPress={() => void write()}>
              {t('agencies.askBack.write')}
            </Button>
          </>
        )
      }
    >
      {prepared ? (
        <Prepared prepared={prepared} agency={source.agency} />
      ) : (
        <div className="stack">
          <p className="measure">{t('agencies.askBack.hint')}</p>
          <TextField
            label={t('agencies.askBack.text')}
            lines={4}
            value={text}
            onChange={setText}
            maxLength={1_000}
            autoFocus
            error={tried && text.trim() === '' ? t('agencies.askBack.empty') : undefined}
          />
          <DateField label={t('agencies.askBack.due')} value={due} onChange={setDue} clearLabel={t('agencies.new.dueClear')} />
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
        </div>
      )}
    </Dialog>
  );
}
