import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErasableRecord, Erased, ToBeErased } from '#core/contract/erased';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { RadioGroup } from '../../components/radio-group';
import { TextField } from '../../components/text-field';

interface Props {
  readonly records: readonly ErasableRecord[];
  readonly taken: ToBeErased;
  readonly onErased: (erased: Erased) => void;
}

/** Why, what becomes of sealed bundles, and a word to type: nothing here happens by one press too many. */
export function ConfirmErasing({ records, taken: { bundles }, onErased }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const [reason, setReason] = useState('');
  const [word, setWord] = useState('');
  const [choice, setChoice] = useState<'keep' | 'remove' | null>(null);
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const wanted = t('erase.word');
  const typed = word.trim().toLocaleLowerCase() === wanted.toLocaleLowerCase();
  const ready = typed && reason.trim() !== '' && (bundles.length === 0 || choice !== null) && !running;
  const erase = async (): Promise<void> => {
    setRunning(true);
    // What waits to be written would bring back what is erased.
    await session.flush();
    const result = await session.write('records.erase', { records: [...records], reason: reason.trim(), bundles: choice ?? 'keep' });
    setRunning(false);
    if (result.ok) onErased(result.value);
    else setError(result.error);
  };
  return (
    <section className="stack" aria-labelledby="erase-confirm">
      <h2 id="erase-confirm">{t('erase.confirmTitle')}</h2>
      {bundles.length > 0 && (
        <RadioGroup
          label={t('erase.bundles', { count: bundles.length })}
          hint={
            <>
              {t('erase.bundlesHint')}{' '}
              {bundles.map(({ digest, fileName }) => (
                <span key={digest}>
                  <bdi translate="no">{fileName}</bdi>{' '}
                </span>
              ))}
            </>
          }
          choices={[
            { id: 'keep', label: t('erase.bundlesKeep') },
            { id: 'remove', label: t('erase.bundlesRemove') },
          ]}
          value={choice}
          onChange={setChoice}
        />
      )}
      <TextField label={t('erase.reason')} hint={t('erase.reasonHint')} value={reason} onChange={setReason} maxLength={1_000} required />
      <TextField label={t('erase.type', { word: wanted })} value={word} onChange={setWord} maxLength={100} required />
      <p className="measure">
        <strong>{t('erase.forGood')}</strong>
      </p>
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
      <div>
        <Button variant="danger" isDisabled={!ready} onPress={() => void erase()}>
          {t(running ? 'erase.erasing' : 'erase.erase', { count: records.length })}
        </Button>
      </div>
    </section>
  );
}
