import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useTask } from '../../../hooks/use-task';
import { SaveDocument } from '../save-document';
import { ChooseSubmission, type Source } from './choose-submission';
import { ComparisonView } from '../../../comparison/comparison-view';
import { KeptBackNotice } from '../../../comparison/kept-back-notice';

const sourceOf = (source: Source) => ('digest' in source ? { digest: source.digest } : { file: source.file });

/** Two submissions of one State, older and newer, changes first. */
export function ComparePart(): ReactNode {
  const { t } = useTranslation();
  const register = useCall('register.list', {});
  const task = useTask('comparison.compare');
  const [older, setOlder] = useState<Source | null>(null);
  const [newer, setNewer] = useState<Source | null>(null);
  const [compared, setCompared] = useState<Output<'comparison.compare'> | null>(null);
  const compare = async (): Promise<void> => {
    if (!older || !newer) return;
    const result = await task.run({ older: sourceOf(older), newer: sourceOf(newer) });
    // A file's handle is used up, whatever came of it.
    if ('file' in older) setOlder(null);
    if ('file' in newer) setNewer(null);
    if (result?.ok) setCompared(result.value);
  };
  const entries = register.status === 'done' ? register.value : [];
  if (compared) {
    return (
      <div className="stack">
        <div className="actions screen-only">
          <Button onPress={() => setCompared(null)}>{t('review.chooseOthers')}</Button>
          <Button onPress={() => window.print()}>{t('review.print')}</Button>
        </div>
        <KeptBackNotice keptBack={compared.keptBack} named />
        <ComparisonView
          compared={compared}
          arrives
          actions={(filter) => (
            <SaveDocument
              operation="comparison.write"
              request={{
                of: [{ digest: compared.comparison.older.digest }, { digest: compared.comparison.newer.digest }],
                what: 'comparison',
                filter,
              }}
            />
          )}
        />
      </div>
    );
  }
  if (register.status === 'loading') return <Loading />;
  return (
    <section className="stack" aria-labelledby="choose">
      <h2 id="choose">{t('review.choose')}</h2>
      <p className="measure">{t('review.intro')}</p>
      <p className="measure">{t('review.notVerified')}</p>
      {register.status === 'failed' && <ErrorNotice error={register.error} onRetry={register.reload} />}
      <div className="choose-pair">
        <ChooseSubmission label={t('review.older')} entries={entries} value={older} onChange={setOlder} />
        <ChooseSubmission label={t('review.newer')} entries={entries} value={newer} onChange={setNewer} />
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button variant="primary" isDisabled={!older || !newer || task.running} onPress={() => void compare()}>
          {t('review.compare.button')}
        </Button>
      </div>
    </section>
  );
}
